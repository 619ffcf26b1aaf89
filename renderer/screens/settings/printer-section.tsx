import { Radio } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import {
  type PrinterChoice,
  type PrinterChoices,
  type PrintPurpose,
  printPurposes,
} from '../../../electron/contract/printer-shape.ts';
import { call } from '../../api/counter-api.ts';
import { Sheet } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { useRight } from '../../stores/session-store.ts';
import { FormDesigner } from './form-designer.tsx';
import { PrinterPick } from './printer-pick.tsx';

type News = { readonly tone: 'done' | 'wrong' | 'quiet'; readonly words: string };

/** Which printer of this PC takes which paper, by which road; each can be tried. */
export function PrinterSection() {
  const messages = useMessages();
  const { printing } = messages;
  const canManage = useRight('station.manage');
  const [known, setKnown] = useState<OutputOf<'printing/list-printers'> | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    void call('printing/list-printers').then((answer) => {
      if (answer.ok) setKnown(answer.value);
      else setTrouble(sentenceOf(messages, answer));
    });
  }, [messages]);
  const keep = useCallback((chosen: PrinterChoices): void => {
    setKnown((before) => (before === null ? before : { ...before, chosen }));
  }, []);
  const receipt = known?.chosen.receipt ?? null;
  const hasForms =
    receipt !== null && receipt !== 'as_receipt' && receipt.road === 'queue' && receipt.form !== null;
  return (
    <>
      <Sheet title={printing.title} testId="settings-printer">
        <p className="quiet">{printing.text}</p>
        {known === null
          ? null
          : printPurposes.map((purpose) => (
              <PurposePrinter key={purpose} purpose={purpose} known={known} onChosen={keep} />
            ))}
        {trouble === null ? null : <TroubleLine>{trouble}</TroubleLine>}
      </Sheet>
      {hasForms && canManage ? <FormDesigner /> : null}
    </>
  );
}

/** The printer of one kind of paper; that of closing slips is the one of receipts until another is wanted. */
function PurposePrinter(props: {
  readonly purpose: PrintPurpose;
  readonly known: OutputOf<'printing/list-printers'>;
  readonly onChosen: (chosen: PrinterChoices) => void;
}) {
  const { purpose, known, onChosen } = props;
  const messages = useMessages();
  const { printing } = messages;
  const [news, setNews] = useState<News | null>(null);
  const [wantsOther, setWantsOther] = useState(false);
  const chosen = known.chosen[purpose];
  const choose = useCallback(
    async (printer: PrinterChoice): Promise<void> => {
      const answer = await call('printing/set-printer', { purpose, printer });
      if (!answer.ok) return setNews({ tone: 'wrong', words: sentenceOf(messages, answer) });
      onChosen(answer.value);
      setNews({ tone: 'done', words: printing.chosen });
    },
    [purpose, messages, printing, onChosen],
  );
  const test = useCallback(async (): Promise<void> => {
    setNews({ tone: 'quiet', words: printing.testing });
    const answer = await call('printing/print-test', { purpose });
    if (!answer.ok) return setNews({ tone: 'wrong', words: sentenceOf(messages, answer) });
    const { trouble } = answer.value;
    setNews(
      trouble === null
        ? { tone: 'done', words: printing.tested }
        : { tone: 'wrong', words: printing.testFailed(messages.printTroubleWords(trouble)) },
    );
  }, [purpose, messages, printing]);
  const isOwn = purpose === 'receipt' || (chosen !== 'as_receipt' && chosen !== null) || wantsOther;
  return (
    <section className="settings-purpose" data-testid={`printer-of-${purpose}`}>
      <h3 className="settings-subject">{printing.purposes[purpose]}</h3>
      {purpose === 'receipt' ? null : (
        <Radio.Group
          value={isOwn ? 'other' : chosen === null ? 'none' : 'same'}
          onChange={(event) => {
            setWantsOther(event.target.value === 'other');
            if (event.target.value === 'same') void choose('as_receipt');
            if (event.target.value === 'none') void choose(null);
          }}
        >
          <Radio value="same">{printing.same}</Radio>
          <Radio value="other">{printing.other}</Radio>
          <Radio value="none">{printing.none}</Radio>
        </Radio.Group>
      )}
      {isOwn ? (
        <PrinterPick
          purpose={purpose}
          queues={known.queues}
          roads={known.roads}
          chosen={chosen === 'as_receipt' ? null : chosen}
          onChoose={(printer) => void choose(printer)}
          onTest={() => void test()}
        />
      ) : null}
      {news === null ? null : (
        <TroubleLine tone={news.tone} testId={`printer-news-${purpose}`}>
          {news.words}
        </TroubleLine>
      )}
    </section>
  );
}
