import type { AccountPage, OpenItemRow } from '../../../electron/contract/accounts.ts';
import { stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import { formatYuanGrouped } from '../../../db/domain/kernel/money.ts';
import { formatKwh } from '../../../db/domain/kernel/energy.ts';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { Money } from '../../components/money.tsx';
import { PickList } from '../../components/pick-list.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { maskedPhone } from './masked-phone.ts';

/** Whom the money is from: name, number, village and door large enough to be confirmed aloud; the rest small. */
export function AccountHead({ page }: { readonly page: AccountPage }) {
  const { collect, names } = useMessages();
  const lastPayment = page.payments.find(
    (payment) => payment.state !== 'void' && payment.state !== 'reversed',
  );
  const phone = page.phone === null ? null : maskedPhone(page.phone);
  const facts: readonly (readonly [string, string | null])[] = [
    [collect.meter, page.meterNo],
    [collect.area, page.areaCode],
    [collect.phone, phone],
    [collect.idNumber, page.idNumberMasked],
    [collect.people, page.householdSize === null ? null : String(page.householdSize)],
    [collect.lastPaid, lastPayment?.businessDay ?? collect.neverPaid],
  ];
  const address = page.address.includes(page.village) ? page.address : `${page.village} ${page.address}`;
  return (
    <header className="account-head" data-testid="account-head" data-account={page.accountNo}>
      <div className="account-who">
        <h2 data-testid="account-name">{page.name}</h2>
        <span className="account-no figures">{page.accountNo}</span>
      </div>
      <div className="account-where">
        <strong data-testid="account-address">{address}</strong>
        <span className="quiet">
          {names.classes[page.customerClass]}
          {page.welfare === null ? '' : ` · ${names.welfare[page.welfare]}`}
        </span>
      </div>
      <div className="account-facts quiet">
        {facts.map(([name, value]) =>
          value === null || value === '' ? null : (
            <span key={name}>
              {name} <span className="account-fact">{value}</span>
            </span>
          ),
        )}
        {/* Money that is the customer's own is said as clearly as what they owe. */}
        <span className={page.prepaymentFen > 0 ? 'account-prepaid' : undefined}>
          {collect.prepayment}{' '}
          <Money
            amount={page.prepaymentFen}
            tone={page.prepaymentFen > 0 ? 'plain' : 'quiet'}
            testId="prepayment"
          />
        </span>
      </div>
    </header>
  );
}

/** The months owed, oldest first; Space ticks and unticks the highlighted one. */
export function OpenItems(props: {
  readonly page: AccountPage;
  readonly tickedIds: ReadonlySet<number>;
  readonly cursorId: number | null;
  readonly onCursor: (billId: number) => void;
  readonly onToggle: (billId: number) => void;
  readonly onEnter: () => void;
}) {
  const { page, tickedIds, cursorId, onCursor, onToggle, onEnter } = props;
  const { collect } = useMessages();
  const hasReturned = page.openItems.length > 0 && page.returned.length > 0;
  if (page.openItems.length === 0) {
    return (
      <p className="quiet items-none" data-testid="nothing-owed">
        {collect.nothingOwed}
      </p>
    );
  }
  const hasLateFee = page.openItems.some((item) => item.lateFeeFen > 0);
  return (
    <div className="items">
      {hasReturned ? <Returned page={page} /> : null}
      <div className="item-line items-head quiet" aria-hidden="true">
        <span />
        <span>{collect.month}</span>
        <span className="figures">{collect.energy}</span>
        <span className="figures">{collect.principal}</span>
        <span className="figures">{hasLateFee ? collect.lateFee : ''}</span>
      </div>
      <PickList
        label={collect.itemsLabel}
        testId="open-items"
        rowTestId="open-item"
        items={page.openItems}
        keyOf={(item) => String(item.billId)}
        chosenKey={cursorId === null ? null : String(cursorId)}
        onChoose={(item) => onCursor(item.billId)}
        onToggle={(item) => onToggle(item.billId)}
        isTicked={(item) => tickedIds.has(item.billId)}
        onOpen={onEnter}
      >
        {(item) => (
          <ItemLine
            item={item}
            isTicked={tickedIds.has(item.billId)}
            onToggle={() => onToggle(item.billId)}
          />
        )}
      </PickList>
      <p className="quiet items-foot">
        <span>{collect.ticked(tickedIds.size, page.openItems.length)}</span>
        {hasLateFee ? <span>{collect.countedTo(page.countedTo)}</span> : null}
      </p>
    </div>
  );
}

/** Why something is owed again: cheques and transfers that came back. */
function Returned({ page }: { readonly page: AccountPage }) {
  const { collect, names } = useMessages();
  return (
    <div className="items-returned owed" data-testid="returned">
      {page.returned.map(({ receiptNo, kind, reference, amountFen, returnedAt, reason }) => (
        <p key={`${receiptNo} ${reference}`}>
          {collect.returned(
            names.tenders[kind],
            reference,
            formatYuanGrouped(amountFen),
            stationTimeAt(returnedAt).slice(0, 10),
            reason,
          )}
        </p>
      ))}
    </div>
  );
}

function ItemLine(props: {
  readonly item: OpenItemRow;
  readonly isTicked: boolean;
  readonly onToggle: () => void;
}) {
  const { item, isTicked, onToggle } = props;
  return (
    <div className={isTicked ? 'item-line' : 'item-line quiet'}>
      <button
        type="button"
        className={isTicked ? 'tick is-ticked' : 'tick'}
        tabIndex={-1}
        aria-hidden="true"
        onClick={onToggle}
      >
        {isTicked ? '✓' : ''}
      </button>
      <span>{item.periodMonth}</span>
      <span className="figures">{formatKwh(item.energyWh)}</span>
      <Money amount={item.outstandingFen} />
      {item.lateFeeFen > 0 ? <Money amount={item.lateFeeFen} /> : <span />}
    </div>
  );
}

/** Before an account is open: what this zone is for, and the first step. */
export function NoAccount() {
  const { collect } = useMessages();
  return <EmptyPlace purpose={collect.accountEmpty} firstStep={collect.accountFirstStep} />;
}
