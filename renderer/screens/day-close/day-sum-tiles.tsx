import type { DayPage } from '../../../electron/contract/cash.ts';
import { formatYuanGrouped } from '../../../db/domain/kernel/money.ts';
import { Money } from '../../components/money.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { daySums } from './day-sums.ts';

/** The sums side by side: grey until they can be told, a tick as they agree, red for what differs. */
export function DaySumTiles({ page }: { readonly page: DayPage }) {
  const { dayClose } = useMessages();
  return (
    <div className="day-sums">
      {daySums(page).map((sum) => (
        <section
          key={sum.name}
          className={`sheet day-sum day-sum-${sum.state}`}
          data-testid={`day-sum-${sum.name}`}
          data-state={sum.state}
        >
          <h2>
            {dayClose.sums[sum.name]}
            <span className={sum.state === 'agrees' ? 'done' : 'wrong'} aria-hidden="true">
              {sum.state === 'agrees' ? '✓' : sum.state === 'differs' ? '≠' : ''}
            </span>
          </h2>
          {sum.amountFen === null ? (
            <span className="quiet money-large">{dayClose.waitForTills}</span>
          ) : (
            <Money amount={sum.amountFen} size="large" tone={sum.state === 'waiting' ? 'quiet' : 'plain'} />
          )}
          <span className={sum.state === 'differs' ? 'wrong' : 'quiet'}>
            {sum.state === 'differs'
              ? dayClose.off(formatYuanGrouped(sum.differenceFen))
              : sum.name === 'receipts'
                ? dayClose.receiptCount(page.receiptCount, page.voidCount)
                : dayClose.sumHints[sum.name]}
          </span>
        </section>
      ))}
    </div>
  );
}
