import type { DayTender } from '../../../electron/contract/cash.ts';
import type { Fen } from '../../../db/domain/kernel/money.ts';
import { Money } from '../../components/money.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { useMessages } from '../../components/use-messages.ts';

/** The sums of the day by kind of tender, side by side; red where one is not what the receipts say. Told when there is more than cash. */
export function DayTenders({ tenders }: { readonly tenders: readonly DayTender[] }) {
  const { dayClose, names } = useMessages();
  if (tenders.every(({ kind }) => kind === 'cash')) return null;
  const { tenderHead } = dayClose;
  return (
    <Sheet title={dayClose.tendersTitle} testId="day-tenders">
      <table className="day-tenders">
        <thead>
          <tr className="quiet">
            <th scope="col">{tenderHead.kind}</th>
            <th scope="col">{tenderHead.pieces}</th>
            <th scope="col">{tenderHead.receipts}</th>
            <th scope="col">{tenderHead.tenders}</th>
            <th scope="col">{tenderHead.journal}</th>
            <th scope="col">{tenderHead.counted}</th>
          </tr>
        </thead>
        <tbody>
          {tenders.map((tender) => (
            <tr key={tender.kind} data-testid={`day-tender-${tender.kind}`}>
              <th scope="row">{names.tenders[tender.kind]}</th>
              <td className="figures">{tender.pieces}</td>
              <td>
                <Money amount={tender.receiptsFen} />
              </td>
              <Compared amount={tender.tendersFen} expected={tender.receiptsFen} />
              <Compared amount={tender.journalFen} expected={tender.receiptsFen} />
              {tender.countedFen === null ? (
                <td className="quiet">{dayClose.waitForTills}</td>
              ) : (
                <Compared amount={tender.countedFen} expected={tender.receiptsFen}>
                  {tender.countedPieces === null ? '' : dayClose.paperCount(tender.countedPieces)}
                </Compared>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}

function Compared(props: { readonly amount: Fen; readonly expected: Fen; readonly children?: string }) {
  const { amount, expected, children = '' } = props;
  return (
    <td>
      <span className="quiet">{children}</span>{' '}
      <Money amount={amount} tone={amount === expected ? 'plain' : 'wrong'} />
    </td>
  );
}
