import { Money } from '../../components/money.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useMessages } from '../../components/use-messages.ts';
import type { BillingNews } from './use-billing-work.ts';

/** What came of computing, issuing, locking or asking, in one line. */
export function BillingNewsLine({ news }: { readonly news: BillingNews | null }) {
  const { app, billing: words } = useMessages();
  if (news === null) return null;
  if (news.kind === 'trouble') return <TroubleLine>{news.words}</TroubleLine>;
  if (news.kind === 'done')
    return (
      <TroubleLine tone="done" testId="billing-done">
        {news.words}
      </TroubleLine>
    );
  if (news.kind === 'computed')
    return (
      <TroubleLine tone="done" testId="computed-news">
        {words.computed(news.outcome.computed)} <Money amount={news.outcome.sumFen} /> {app.yuan}
      </TroubleLine>
    );
  return (
    <TroubleLine tone="done" testId="issued-news">
      {words.issued(news.count)} <Money amount={news.sumFen} /> {app.yuan}
      {news.isLocked ? ` ${words.lockedByIssue}` : null}
    </TroubleLine>
  );
}
