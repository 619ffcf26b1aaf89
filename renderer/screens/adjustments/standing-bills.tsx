import { useState } from 'react';
import { formatKwh } from '../../../db/domain/kernel/energy.ts';
import type { StandingBill } from '../../../electron/contract/adjustments.ts';
import { Money } from '../../components/money.tsx';
import { PickList } from '../../components/pick-list.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useMessages } from '../../components/use-messages.ts';
import type { Messages } from '../../messages/index.ts';
import type { NewAdjustmentState } from './use-new-adjustment.ts';

/** The account and its standing bills: Space ticks those to correct, Enter goes on to the fault. */
export function StandingBills(props: {
  readonly draft: NewAdjustmentState;
  readonly isFocused: boolean;
  readonly onFocus: () => void;
  readonly onEnter: () => void;
}) {
  const { draft } = props;
  const messages = useMessages();
  const words = messages.adjustments;
  const { account, bills, tickedIds, wrong } = draft;
  const rows = bills.value;
  const [cursorId, setCursorId] = useState<number | null>(null);
  const current = rows?.find((bill) => bill.billId === cursorId) ?? rows?.[0] ?? null;
  if (account === null) return null;
  const wrongBills = wrong.bills;
  return (
    <Sheet className="adjust-left" testId="standing-bills-zone">
      <header className="adjust-who">
        <h2>{account.name}</h2>
        <span className="figures">{account.accountNo}</span>
        <span className="quiet clip">{account.address}</span>
      </header>
      {bills.trouble === null ? null : <TroubleLine>{bills.trouble}</TroubleLine>}
      {rows === null ? (
        <p className="quiet">{bills.trouble === null ? messages.app.loading : null}</p>
      ) : rows.length === 0 || current === null ? (
        <NoBills {...props} words={words.noBills} />
      ) : (
        <>
          <div className="adjust-bills-head">
            <strong>{words.bills}</strong>
            <span className="quiet">{words.ticked(tickedIds.size, rows.length)}</span>
          </div>
          {wrongBills === undefined ? null : (
            <TroubleLine testId="bills-wrong">{words.wrong[wrongBills]}</TroubleLine>
          )}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: only notes that the list inside it has the cursor */}
          <div className="adjust-bills" onFocus={props.onFocus}>
            <PickList
              key={account.accountNo}
              label={words.billsLabel}
              testId="standing-bills"
              rowTestId="standing-bill"
              items={rows}
              keyOf={(bill) => String(bill.billId)}
              chosenKey={String(current.billId)}
              isFocused={props.isFocused}
              onChoose={(bill) => setCursorId(bill.billId)}
              onToggle={(bill) => draft.toggleBill(bill.billId)}
              isTicked={(bill) => tickedIds.has(bill.billId)}
              onOpen={props.onEnter}
            >
              {(bill) => (
                <BillLine
                  bill={bill}
                  isTicked={tickedIds.has(bill.billId)}
                  onToggle={() => draft.toggleBill(bill.billId)}
                />
              )}
            </PickList>
          </div>
          <p className="quiet adjust-bills-foot">{words.billsHint}</p>
        </>
      )}
    </Sheet>
  );
}

/** Nothing to tick: Enter goes on all the same, a breach needs no bill. */
function NoBills(props: {
  readonly isFocused: boolean;
  readonly words: string;
  readonly onFocus: () => void;
  readonly onEnter: () => void;
}) {
  const { adjustments: words } = useMessages();
  return (
    <button
      type="button"
      className="adjust-no-bills"
      data-testid="no-standing-bills"
      // biome-ignore lint/a11y/noAutofocus: it takes the cursor in the place of the list that is not there
      autoFocus={props.isFocused}
      onClick={props.onEnter}
    >
      <span>{props.words}</span>
      <span className="quiet">{words.toFault} ⏎</span>
    </button>
  );
}

function BillLine(props: {
  readonly bill: StandingBill;
  readonly isTicked: boolean;
  readonly onToggle: () => void;
}) {
  const { bill, isTicked, onToggle } = props;
  const messages = useMessages();
  const words = messages.adjustments;
  const marks = [
    ...(bill.isNewest ? [words.newest] : []),
    ...(bill.isRebill ? [words.rebill] : []),
    ...(bill.chargedFor === null ? [bill.tariffLabel] : [words.charge, words.faults[bill.chargedFor].name]),
  ];
  return (
    <div className="standing-bill">
      <button
        type="button"
        className={isTicked ? 'tick is-ticked' : 'tick'}
        tabIndex={-1}
        aria-hidden="true"
        onClick={onToggle}
      >
        {isTicked ? '✓' : ''}
      </button>
      <span>{bill.periodMonth}</span>
      <span className="figures">
        {formatKwh(bill.energyWh)} {words.kwh}
      </span>
      <Money amount={bill.amountFen} />
      <span className="standing-bill-more quiet">
        <span className="clip">{marks.join(' · ')}</span>
        <span className="figures">
          {bill.paidFen === 0 ? (
            words.notPaid
          ) : (
            <>
              {words.paid} <Money amount={bill.paidFen} tone="quiet" />
            </>
          )}
        </span>
        {bill.registers.length < 2 ? null : (
          <span className="standing-bill-registers">{registerWords(messages, bill)}</span>
        )}
      </span>
    </div>
  );
}

/** What each register counted: kWh, kvarh, or kW for demand, as the numbers alone. */
function registerWords({ names }: Messages, bill: StandingBill): string {
  return bill.registers
    .map(({ register, energyWh }) => `${names.registers[register]} ${formatKwh(energyWh)}`)
    .join('  ');
}
