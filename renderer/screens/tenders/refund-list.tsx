import { Input, type InputRef, Segmented } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReversalRow } from '../../../electron/contract/refunds.ts';
import { stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import { formatYuanGrouped } from '../../../db/domain/kernel/money.ts';
import { call } from '../../api/counter-api.ts';
import { FieldRow } from '../../components/field-row.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { LongTable } from '../../components/long-table.tsx';
import { Money } from '../../components/money.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';

/** 冲正与退款: payments undone after their till was closed; F5 writes down that one was paid back. */
export function RefundList(props: {
  readonly rows: readonly ReversalRow[];
  readonly canPay: boolean;
  readonly onPaid: (words: string) => void;
}) {
  const { rows, canPay, onPaid } = props;
  const messages = useMessages();
  const { tenders: words, names } = messages;
  const [chosenNo, setChosenNo] = useState<string | null>(null);
  const [isPaying, setPaying] = useState(false);
  const chosen = rows.find((row) => row.receiptNo === chosenNo) ?? rows[0] ?? null;
  const isDue = chosen !== null && chosen.refundFen > 0 && chosen.refundedAt === null;
  const payAct = useMemo(
    () => ({
      key: 'F5',
      label: words.payBack,
      isOff: !canPay || !isDue,
      run: () => setPaying(true),
    }),
    [words, canPay, isDue],
  );
  useKeys(useMemo(() => [payAct], [payAct]));
  if (rows.length === 0) return <p className="quiet">{words.noReversals}</p>;
  const stateOf = (row: ReversalRow): string =>
    row.refundFen === 0
      ? words.wentBack
      : row.refundedAt === null
        ? words.toPayBack
        : words.paidBack(
            names.refundPlaces[row.paidFrom ?? 'safe'],
            row.voucherNo ?? '',
            stationTimeAt(row.refundedAt).slice(0, 10),
          );
  return (
    <>
      <div>
        <KeyButton act={payAct} testId="pay-refund" />
      </div>
      {isPaying && chosen !== null && isDue ? (
        <RefundForm
          key={chosen.receiptNo}
          row={chosen}
          onCancel={() => setPaying(false)}
          onDone={() => {
            setPaying(false);
            onPaid(words.refunded(chosen.receiptNo, formatYuanGrouped(chosen.refundFen)));
          }}
        />
      ) : null}
      <LongTable
        rows={rows}
        rowKey={(row) => row.receiptNo}
        chosen={chosen?.receiptNo ?? null}
        onChoose={(row) => {
          setChosenNo(row.receiptNo);
          setPaying(false);
        }}
        label={words.views.refunds}
        testId="reversal-rows"
        rowHeight={50}
        columns={[
          { id: 'on', title: words.reversedOn, width: '6.5em', cell: (row) => row.reversedOn },
          {
            id: 'receipt',
            title: words.receiptOf,
            width: '7.5em',
            cell: (row) => <Two above={row.receiptNo} below={row.paidOn} />,
          },
          {
            id: 'account',
            title: words.account,
            width: 'minmax(8em, 1.2fr)',
            cell: (row) => <Two above={row.name} below={row.accountNo} />,
          },
          {
            id: 'refund',
            title: words.refund,
            width: '7em',
            isFigure: true,
            cell: (row) => <Money amount={row.refundFen} />,
          },
          {
            id: 'why',
            title: words.why,
            width: 'minmax(8em, 1.5fr)',
            cell: (row) => (
              <Two above={row.reason} below={words.byTwo(row.requestedByName, row.approvedByName)} />
            ),
          },
          {
            id: 'state',
            title: words.state,
            width: 'minmax(8em, 1.3fr)',
            cell: (row) => (
              <span
                className={row.refundFen > 0 && row.refundedAt === null ? 'owed clip' : 'quiet clip'}
                title={stateOf(row)}
              >
                {stateOf(row)}
              </span>
            ),
          },
        ]}
      />
    </>
  );
}

function Two({ above, below }: { readonly above: string; readonly below: string }) {
  return (
    <span className="tender-two">
      <span className="clip" title={above}>
        {above}
      </span>
      <span className="quiet clip">{below}</span>
    </span>
  );
}

/** Out of the safe or by the bank, and the number of the voucher. F9 or Enter books it. */
function RefundForm(props: {
  readonly row: ReversalRow;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const { row, onDone, onCancel } = props;
  const messages = useMessages();
  const { tenders: words, names } = messages;
  const [paidFrom, setPaidFrom] = useState<'safe' | 'bank'>('safe');
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const field = useRef<InputRef>(null);
  useEffect(() => field.current?.focus(), []);
  const acts = useMemo(() => {
    const save = async (): Promise<void> => {
      const voucherNo = text.trim();
      if (!/^[0-9A-Za-z][0-9A-Za-z-]{1,63}$/.test(voucherNo)) return setTrouble(words.voucherMissing);
      const answer = await call('refunds/pay', { receiptNo: row.receiptNo, paidFrom, voucherNo });
      if (answer.ok) onDone();
      else setTrouble(sentenceOf(messages, answer));
    };
    return {
      save: { key: 'F9', label: words.payBack, run: () => void save() },
      turn: {
        key: 'F4',
        label: words.otherPlace,
        run: () => setPaidFrom((now) => (now === 'safe' ? 'bank' : 'safe')),
      },
      back: { key: 'Escape', label: messages.app.back, run: onCancel },
    };
  }, [row, text, paidFrom, words, messages, onDone, onCancel]);
  useKeys(useMemo(() => Object.values(acts), [acts]));
  return (
    <Sheet
      title={words.refundTitle(row.receiptNo, row.name, formatYuanGrouped(row.refundFen))}
      testId="refund-form"
    >
      <Segmented<'safe' | 'bank'>
        value={paidFrom}
        data-testid="refund-from"
        onChange={setPaidFrom}
        options={[
          { value: 'safe', label: names.refundPlaces.safe },
          { value: 'bank', label: names.refundPlaces.bank },
        ]}
      />
      <FieldRow label={words.voucherNo} wrong={trouble}>
        {(id) => (
          <Input
            ref={field}
            id={id}
            data-testid="refund-voucher"
            autoComplete="off"
            maxLength={64}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setTrouble(null);
            }}
            onPressEnter={(event) => (event.nativeEvent.isComposing ? undefined : acts.save.run())}
          />
        )}
      </FieldRow>
      <div className="tenders-acts">
        <KeyButton act={acts.save} kind="primary" testId="refund-save" />
        <KeyButton act={acts.turn} />
        <KeyButton act={acts.back} kind="quiet" />
      </div>
    </Sheet>
  );
}
