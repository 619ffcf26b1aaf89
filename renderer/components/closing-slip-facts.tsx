import type { ClosingSlip } from '../../electron/contract/cash.ts';
import { stationTimeAt } from '../../db/domain/kernel/calendar.ts';
import { isTenderEven } from '../../db/domain/cash/tender-comparison.ts';
import { formatYuanGrouped } from '../../db/domain/kernel/money.ts';
import { FactRow } from './field-row.tsx';
import { Money, SignedMoney } from './money.tsx';
import { useMessages } from './use-messages.ts';
import '../styles/components.css';

/** What stands on a closing slip. */
export function ClosingSlipFacts({ slip }: { readonly slip: ClosingSlip }) {
  const { till, names } = useMessages();
  return (
    <div className="slip-facts">
      <div>
        <FactRow name={till.cashSession}>{slip.cashSessionId}</FactRow>
        <FactRow name={till.businessDay}>{slip.businessDay}</FactRow>
        <FactRow name={till.cashier}>{slip.cashierName}</FactRow>
        <FactRow name={till.openedAt}>{stationTimeAt(slip.openedAt)}</FactRow>
        <FactRow name={till.closedAt}>{stationTimeAt(slip.closedAt)}</FactRow>
        <FactRow name={till.payments}>{till.paymentsAndVoids(slip.paymentCount, slip.voidCount)}</FactRow>
        <FactRow name={till.receipts}>
          {slip.firstReceiptNo === null ? till.none : `${slip.firstReceiptNo} – ${slip.lastReceiptNo}`}
        </FactRow>
      </div>
      <div>
        <FactRow name={till.float}>
          <Money amount={slip.floatFen} />
        </FactRow>
        <FactRow name={till.taken}>
          <Money amount={slip.takenFen} />
        </FactRow>
        <FactRow name={till.voided}>
          <Money amount={slip.voidedFen} />
        </FactRow>
        <FactRow name={till.expected}>
          <Money amount={slip.expectedFen} />
        </FactRow>
        <FactRow name={till.counted}>
          <strong>
            <Money amount={slip.countedFen} />
          </strong>
        </FactRow>
        <FactRow name={till.difference}>
          <SignedMoney amount={slip.differenceFen} />
        </FactRow>
        {slip.tenders.map((tender) => (
          <FactRow key={tender.kind} name={names.tenders[tender.kind]}>
            <span className={isTenderEven(tender) ? undefined : 'wrong'}>
              {till.piecesAndSum(tender.countedPieces, formatYuanGrouped(tender.countedFen))}
            </span>
          </FactRow>
        ))}
        {slip.differenceReason === null ? null : (
          <FactRow name={till.reason}>{slip.differenceReason}</FactRow>
        )}
      </div>
      <div className="slip-chain">
        <FactRow name={till.chain}>
          {till.chainEntry(slip.chainEntryNo)}{' '}
          <strong data-testid="chain-short">{slip.chainHead.slice(0, 8)}</strong>
        </FactRow>
        <p className="slip-hash" data-testid="chain-head">
          {slip.chainHead}
        </p>
        <p className="quiet">{till.chainWhy}</p>
      </div>
    </div>
  );
}
