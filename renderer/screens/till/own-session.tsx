import type { OwnCashSession } from '../../../electron/contract/cash.ts';
import { stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import { FactRow } from '../../components/field-row.tsx';
import { Money } from '../../components/money.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { useMessages } from '../../components/use-messages.ts';

/** What a cashier may know of their own session while it runs: no sum that would make the count a copy. */
export function OwnSession({ session }: { readonly session: OwnCashSession }) {
  const { till } = useMessages();
  return (
    <Sheet title={till.ownTitle} testId="own-session">
      <FactRow name={till.cashSession}>{session.cashSessionId}</FactRow>
      <FactRow name={till.businessDay}>{session.businessDay}</FactRow>
      <FactRow name={till.openedAt}>{stationTimeAt(session.openedAt)}</FactRow>
      <FactRow name={till.floatLabel}>
        <Money amount={session.floatFen} />
      </FactRow>
      <FactRow name={till.paymentCount}>{session.paymentCount}</FactRow>
      <FactRow name={till.nextReceipt}>{session.nextReceiptNo ?? till.none}</FactRow>
    </Sheet>
  );
}
