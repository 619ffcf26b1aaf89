import { Radio } from 'antd';
import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../electron/contract/index.ts';
import { call } from '../../api/counter-api.ts';
import { Sheet } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';

/** Which printer of this PC takes receipts and slips. */
export function PrinterSection() {
  const messages = useMessages();
  const [known, setKnown] = useState<OutputOf<'printing/list-printers'> | null>(null);
  const [news, setNews] = useState<{ readonly tone: 'done' | 'wrong'; readonly words: string } | null>(null);
  useEffect(() => {
    void call('printing/list-printers').then((answer) => {
      if (answer.ok) setKnown(answer.value);
      else setNews({ tone: 'wrong', words: sentenceOf(messages, answer) });
    });
  }, [messages]);
  const choose = async (printer: string | null): Promise<void> => {
    const answer = await call('printing/choose-printer', { printer });
    if (!answer.ok) return setNews({ tone: 'wrong', words: sentenceOf(messages, answer) });
    setKnown((before) => (before === null ? before : { ...before, chosen: printer }));
    setNews({ tone: 'done', words: messages.settings.printerChosen });
  };
  return (
    <Sheet title={messages.settings.printerTitle} testId="settings-printer">
      <p className="quiet">{messages.settings.printerText}</p>
      {known === null ? null : known.printers.length === 0 ? (
        <p>{messages.settings.printerEmpty}</p>
      ) : (
        <Radio.Group
          className="settings-printers"
          value={known.chosen ?? ''}
          onChange={(event) => void choose(event.target.value === '' ? null : String(event.target.value))}
        >
          {known.printers.map((printer) => (
            <Radio key={printer} value={printer} data-testid="printer">
              {printer}
            </Radio>
          ))}
          <Radio value="">{messages.settings.printerNone}</Radio>
        </Radio.Group>
      )}
      {news === null ? null : <TroubleLine tone={news.tone}>{news.words}</TroubleLine>}
    </Sheet>
  );
}
