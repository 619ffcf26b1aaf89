import { Input, type InputRef } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PaymentRow } from '../../../electron/contract/accounts.ts';
import { stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import { call } from '../../api/counter-api.ts';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { Money } from '../../components/money.tsx';
import { PickList } from '../../components/pick-list.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { troubleOfPrint } from '../../components/print-trouble.ts';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { useRight } from '../../stores/session-store.ts';
import { useStatus } from '../../stores/status-store.ts';
import { filterReceipts } from './filter-receipts.ts';
import { PaperPreview } from './paper-preview.tsx';
import { VoidRequest } from '../../components/void-request.tsx';

type News = { readonly tone: 'done' | 'wrong' | 'quiet'; readonly words: string };

/** The receipts of the business day: print again (F7), save as PDF (F8), ask for a void (F6); the paper as it looks on the right. */
export function ReceiptsOfDay() {
  const messages = useMessages();
  const { receipts } = messages;
  const canPrint = useRight('payments.take');
  const canRequestVoid = useRight('payments.request_void');
  const [rows, setRows] = useState<readonly PaymentRow[] | null>(null);
  const [filter, setFilter] = useState('');
  const [chosenNo, setChosenNo] = useState<string | null>(null);
  const [isVoiding, setVoiding] = useState(false);
  const [news, setNews] = useState<News | null>(null);
  const filterField = useRef<InputRef>(null);

  const load = useCallback(async (): Promise<void> => {
    const answer = await call('payments/list-of-day');
    if (answer.ok) setRows(answer.value);
    else setNews({ tone: 'wrong', words: sentenceOf(messages, answer) });
  }, [messages]);
  useEffect(() => {
    void load();
  }, [load]);

  const shown = useMemo(() => filterReceipts(rows ?? [], filter), [rows, filter]);
  const chosen = shown.find((row) => row.receiptNo === chosenNo) ?? shown[0] ?? null;

  const print = useCallback(
    async (row: PaymentRow): Promise<void> => {
      setNews(null);
      const isFirst = row.printedCopies === 0;
      const asked = isFirst
        ? { ok: true as const, value: { printJobId: row.printJobId } }
        : await call('receipts/reprint', { receiptNo: row.receiptNo });
      if (!asked.ok) return setNews({ tone: 'wrong', words: sentenceOf(messages, asked) });
      const failed = troubleOfPrint(await call('printing/print', asked.value));
      const words = isFirst ? receipts.printed(row.receiptNo) : receipts.reprinted(row.receiptNo);
      setNews(
        failed === null ? { tone: 'done', words } : { tone: 'wrong', words: sentenceOf(messages, failed) },
      );
      void load();
    },
    [messages, receipts, load],
  );
  const savePdf = useCallback(
    async (row: PaymentRow): Promise<void> => {
      const answer = await call('printing/save-pdf', { printJobId: row.printJobId });
      if (!answer.ok) setNews({ tone: 'wrong', words: sentenceOf(messages, answer) });
      else if (answer.value !== null) setNews({ tone: 'done', words: receipts.saved(answer.value.fileName) });
      // A file counts as a paper: what is printed, and how often, has changed.
      void load();
    },
    [messages, receipts, load],
  );

  const acts = useMemo(() => {
    const withChosen = (run: (row: PaymentRow) => void) => () => (chosen === null ? undefined : run(chosen));
    return {
      find: { key: 'F2', label: messages.app.search, run: () => filterField.current?.focus() },
      print: {
        key: 'F7',
        label: chosen?.printedCopies === 0 ? receipts.printThis : receipts.reprint,
        isOff: !canPrint || chosen === null || chosen.state === 'void',
        run: withChosen((row) => void print(row)),
      },
      savePdf: {
        key: 'F8',
        label: receipts.savePdf,
        isOff: chosen === null,
        run: withChosen((row) => void savePdf(row)),
      },
      requestVoid: {
        key: 'F6',
        label: receipts.requestVoid,
        isOff: !canRequestVoid || (chosen?.state !== 'valid' && chosen?.state !== 'bounced'),
        run: () => {
          setNews(null);
          setVoiding(true);
        },
      },
    };
  }, [chosen, canPrint, canRequestVoid, print, savePdf, receipts, messages]);
  useKeys(useMemo(() => Object.values(acts), [acts]));

  if (rows !== null && rows.length === 0)
    return <EmptyPlace purpose={receipts.empty} firstStep={receipts.emptyStep} />;
  return (
    <>
      {news === null ? null : <TroubleLine tone={news.tone}>{news.words}</TroubleLine>}
      <div className="receipt-columns">
        <Sheet className="receipt-list">
          <Input
            ref={filterField}
            data-testid="receipt-filter"
            aria-label={receipts.filter}
            placeholder={receipts.filter}
            allowClear
            suffix={<span className="quiet">{receipts.count(shown.length)}</span>}
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
          />
          {rows !== null && shown.length === 0 ? <p className="quiet">{receipts.filterNothing}</p> : null}
          <PickList
            label={receipts.listLabel}
            testId="receipt-rows"
            rowTestId="receipt-row"
            items={shown}
            keyOf={(row) => row.receiptNo}
            chosenKey={chosen?.receiptNo ?? null}
            isFocused={rows !== null && !isVoiding}
            onChoose={(row) => {
              setChosenNo(row.receiptNo);
              setVoiding(false);
            }}
          >
            {(row) => <ReceiptLine row={row} />}
          </PickList>
        </Sheet>
        <Sheet className="receipt-detail" testId="receipt-detail">
          {chosen === null ? (
            <p className="quiet">{receipts.previewNone}</p>
          ) : (
            <>
              <div className="receipt-acts">
                <KeyButton act={acts.print} testId="reprint" />
                <KeyButton act={acts.savePdf} testId="save-pdf" />
                <KeyButton act={acts.requestVoid} testId="request-void" />
              </div>
              {isVoiding ? (
                <VoidRequest
                  key={chosen.receiptNo}
                  row={chosen}
                  onDone={() => {
                    setVoiding(false);
                    setNews({ tone: 'done', words: receipts.voidSent(chosen.receiptNo) });
                    void load();
                    void useStatus.getState().refresh();
                  }}
                  onCancel={() => setVoiding(false)}
                />
              ) : null}
              <PaperPreview printJobId={chosen.printJobId} title={receipts.preview} />
            </>
          )}
        </Sheet>
      </div>
    </>
  );
}

function ReceiptLine({ row }: { readonly row: PaymentRow }) {
  const { receipts } = useMessages();
  const state =
    row.state === 'valid' ? (
      <span className={row.printedCopies === 0 ? 'owed' : 'quiet'}>
        {row.printedCopies === 0
          ? receipts.unprinted
          : row.printedCopies > 1
            ? receipts.copies(row.printedCopies)
            : ''}
      </span>
    ) : (
      <span className={row.state === 'void_requested' ? 'quiet' : 'wrong'}>{receipts.states[row.state]}</span>
    );
  return (
    <div className={row.state === 'void' ? 'receipt-line is-void' : 'receipt-line'}>
      <span className="figures receipt-no">{row.receiptNo}</span>
      <span className="clip receipt-name">{row.name}</span>
      <Money amount={row.collectedFen} />
      <span className="quiet figures receipt-when">{stationTimeAt(row.takenAt).slice(11)}</span>
      <span className="quiet clip receipt-cashier">{row.takenByName}</span>
      <span className="figures clip">{state}</span>
    </div>
  );
}
