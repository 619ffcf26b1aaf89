import { useEffect, useMemo, useRef, useState } from 'react';
import type { AccountPage, BillRow } from '../../../electron/contract/accounts.ts';
import { kwhText } from '../../components/bill-line-text.ts';
import { KeyButton } from '../../components/key-button.tsx';
import { Money } from '../../components/money.tsx';
import { PickList } from '../../components/pick-list.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { VoidRequest } from '../../components/void-request.tsx';
import { useRight } from '../../stores/session-store.ts';
import { useStatus } from '../../stores/status-store.ts';
import { useMessages } from '../../components/use-messages.ts';
import { TriedBill, TryKey } from './explain-panel.tsx';

type Tab = 'bills' | 'payments';
const tabs: readonly Tab[] = ['bills', 'payments'];

/**
 * F11: bills and payments of the account, newest first. Enter on a bill explains it, Ctrl+T tries it under another pack, F7 prints the
 * chosen receipt again.
 */
export function HistoryPanel(props: {
  readonly page: AccountPage;
  readonly onExplain: (billId: number) => void;
  readonly onReprint: (receiptNo: string) => void;
}) {
  const { page, onExplain, onReprint } = props;
  const { collect, receipts } = useMessages();
  const [tab, setTab] = useState<Tab>('bills');
  const [billId, setBillId] = useState(page.bills[0]?.billId ?? null);
  const [receiptNo, setReceiptNo] = useState(page.payments[0]?.receiptNo ?? null);
  useKeys(
    useMemo(
      () => [
        {
          key: 'F5',
          label: collect.explain,
          isOff: tab !== 'bills' || billId === null,
          run: () => (billId === null ? undefined : onExplain(billId)),
        },
        {
          key: 'F7',
          label: collect.reprint,
          isOff: tab !== 'payments' || receiptNo === null,
          run: () => (receiptNo === null ? undefined : onReprint(receiptNo)),
        },
      ],
      [collect, tab, billId, receiptNo, onExplain, onReprint],
    ),
  );
  const canUndo = useRight('payments.request_void');
  const chosenPayment = page.payments.find((payment) => payment.receiptNo === receiptNo);
  const [isUndoing, setUndoing] = useState(false);
  const [asked, setAsked] = useState<string | null>(null);
  const undoAct = useMemo(
    () => ({
      key: 'F6',
      label: receipts.requestVoid,
      isOff:
        tab !== 'payments' ||
        !canUndo ||
        (chosenPayment?.state !== 'valid' && chosenPayment?.state !== 'bounced'),
      run: () => {
        setAsked(null);
        setUndoing(true);
      },
    }),
    [receipts, tab, canUndo, chosenPayment],
  );
  useKeys(useMemo(() => [undoAct], [undoAct]));
  const [triedId, setTriedId] = useState<number | null>(null);
  const section = useRef<HTMLElement>(null);
  const isEmpty = tab === 'bills' ? page.bills.length === 0 : page.payments.length === 0;
  // An empty list takes no focus: the panel itself keeps the arrow keys alive.
  useEffect(() => {
    if (isEmpty) section.current?.focus();
  }, [isEmpty]);
  const kind = page.bills.find((bill) => bill.billId === billId)?.kind;
  const isPriced = kind === 'regular' || kind === 'rebill';
  const names = { bills: collect.historyBills, payments: collect.historyPayments };
  if (triedId !== null) return <TriedBill billId={triedId} onLeave={() => setTriedId(null)} />;
  return (
    <section
      ref={section}
      tabIndex={-1}
      className="history"
      data-testid="history"
      aria-label={collect.historyTabsLabel}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') setTab('bills');
        else if (event.key === 'ArrowRight') setTab('payments');
      }}
    >
      <div className="history-tabs" role="tablist">
        {tabs.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={tab === name}
            onClick={() => setTab(name)}
          >
            {names[name]}
          </button>
        ))}
        <span className="quiet">← →</span>
        <span className="history-space" />
        {tab === 'bills' ? (
          <TryKey billId={billId} isOff={!isPriced} onTry={setTriedId} />
        ) : (
          <KeyButton act={undoAct} kind="quiet" size="small" testId="undo-payment" />
        )}
      </div>
      {asked === null ? null : (
        <TroubleLine tone="done" testId="undo-asked">
          {receipts.voidSent(asked)}
        </TroubleLine>
      )}
      {isUndoing && tab === 'payments' && chosenPayment !== undefined ? (
        <VoidRequest
          key={chosenPayment.receiptNo}
          row={chosenPayment}
          onDone={() => {
            setUndoing(false);
            setAsked(chosenPayment.receiptNo);
            void useStatus.getState().refresh();
          }}
          onCancel={() => setUndoing(false)}
        />
      ) : null}
      {tab === 'bills' ? (
        page.bills.length === 0 ? (
          <p className="quiet">{collect.noBills}</p>
        ) : (
          <>
            <div className="history-line history-head quiet" aria-hidden="true">
              <span>{collect.month}</span>
              <span className="figures">{collect.energy}</span>
              <span className="figures">{collect.principal}</span>
              <span className="figures">{collect.notPaid}</span>
            </div>
            <PickList
              key="bills"
              label={collect.historyBills}
              items={page.bills}
              keyOf={(bill) => String(bill.billId)}
              chosenKey={String(billId)}
              isFocused
              onChoose={(bill) => setBillId(bill.billId)}
              onOpen={(bill) => onExplain(bill.billId)}
            >
              {(bill) => (
                <div
                  className={
                    bill.isReversed || bill.kind === 'reversal' ? 'history-line quiet' : 'history-line'
                  }
                >
                  <span>
                    {bill.periodMonth}
                    <KindMark bill={bill} />
                  </span>
                  <span className="figures">{kwhText(bill.energyWh)}</span>
                  <Money amount={bill.amountFen} />
                  {bill.isReversed || bill.kind === 'reversal' ? (
                    <span className="figures">{collect.billMarks.reversed}</span>
                  ) : bill.outstandingFen > 0 ? (
                    <Money amount={bill.outstandingFen} tone="owed" />
                  ) : (
                    <span className="figures done">✓ {collect.paid}</span>
                  )}
                </div>
              )}
            </PickList>
          </>
        )
      ) : page.payments.length === 0 ? (
        <p className="quiet">{collect.noPayments}</p>
      ) : (
        <PickList
          key="payments"
          label={collect.historyPayments}
          items={page.payments}
          keyOf={(payment) => payment.receiptNo}
          chosenKey={receiptNo}
          isFocused={!isUndoing}
          onChoose={(payment) => {
            setReceiptNo(payment.receiptNo);
            setUndoing(false);
          }}
        >
          {(payment) => (
            <div className={payment.state === 'void' ? 'history-line quiet' : 'history-line'}>
              <span>{payment.businessDay}</span>
              <span className="clip">
                {payment.receiptNo} {payment.takenByName}
              </span>
              <Money amount={payment.collectedFen} />
              <span
                className={
                  payment.state === 'valid' || payment.state === 'void_requested'
                    ? 'quiet figures'
                    : 'wrong figures'
                }
              >
                {payment.state === 'valid'
                  ? collect.copies(payment.printedCopies)
                  : collect.states[payment.state]}
              </span>
            </div>
          )}
        </PickList>
      )}
    </section>
  );
}

/** What a bill is when it is not the month's own. */
function KindMark({ bill }: { readonly bill: BillRow }) {
  const { collect } = useMessages();
  if (bill.kind === 'regular') return null;
  const mark = bill.kind === 'charge' && bill.amountFen < 0 ? 'refund' : bill.kind;
  return <span className="bill-mark">{collect.billMarks[mark]}</span>;
}
