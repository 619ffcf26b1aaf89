import type { UnbilledMonth } from '../../../electron/contract/bills.ts';
import { useMessages } from '../../components/use-messages.ts';
import { countCards } from './count-cards.ts';

/** 账卡户数 above the accounts: the book against its bills, and what of it has none and why (seed 001, 电费管理工作标准 3.4.2). */
export function CardCount({ book }: { readonly book: UnbilledMonth }) {
  const messages = useMessages();
  const words = messages.audit;
  const { drafts, issued, missing, reasons, withoutMeter } = countCards(book);
  const named = reasons.map(([reason, count]) => `${messages.billing.unbilledReasons[reason]} ${count}`);
  return (
    <p className="quiet" data-testid="card-count">
      {words.cardCount(book.accounts, drafts, issued, missing)}
      {named.length === 0 ? null : words.cardsMissing(named)}
      {withoutMeter === 0 ? null : words.cardsBeside(withoutMeter)}
    </p>
  );
}
