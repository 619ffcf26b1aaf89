import { termsOn } from '../../../db/domain/billing/supply-terms.ts';
import type { Day } from '../../../db/domain/kernel/calendar.ts';
import type { SupplyPage } from '../../../electron/contract/supply.ts';
import { Sheet } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { accountFacts } from './account-facts.ts';
import { MissingLine } from './missing-line.tsx';
import { choiceOf } from './missing-registers.ts';
import { termsInWords } from './terms-words.ts';

/** Whose terms they are, what decides the bill, and in large type the tariff that bills it today. */
export function SupplyHead(props: {
  readonly page: SupplyPage;
  readonly today: Day;
  /** Null where the person may not touch meters. */
  readonly onAddRegisters: (() => void) | null;
}) {
  const { page, today, onAddRegisters } = props;
  const messages = useMessages();
  const { supply } = messages;
  const terms = termsOn(page.terms.toReversed(), today);
  const choice = choiceOf(page, terms.tariffCode);
  const items = termsInWords(messages, { ...terms, tariffCode: null }, page);
  return (
    <Sheet className="supply-head">
      <div className="supply-who">
        <h2 data-testid="supply-name">{page.name}</h2>
        <span className="figures" data-testid="supply-account">
          {page.accountNo}
        </span>
        <span className="quiet supply-address">{page.address}</span>
      </div>
      <div className="supply-facts">
        {accountFacts(messages, page).map(({ name, text }) => (
          <span key={name}>
            <span className="quiet">{name}</span> {text}
          </span>
        ))}
      </div>
      <div className="tariff-now">
        <span className="quiet">{supply.todaysTariff}</span>
        <strong data-testid="tariff-now">{page.tariffLabel ?? supply.noTariff}</strong>
        {choice?.isSample === true && page.tariffLabel?.includes(supply.sample) === false ? (
          <span className="supply-mark">{supply.sample}</span>
        ) : null}
      </div>
      {items.length === 0 ? null : (
        <ul className="terms-now" data-testid="terms-now">
          {items.map((item) => (
            <li key={item.name}>{messages.lists.about(item.name, item.words)}</li>
          ))}
        </ul>
      )}
      {page.tariffLabel === null ? <TroubleLine>{supply.noTariffStep}</TroubleLine> : null}
      <MissingLine
        page={page}
        tariffCode={terms.tariffCode}
        needsDemand={terms.capacity !== null && terms.capacity.kind !== 'transformers'}
        onAdd={onAddRegisters}
      />
    </Sheet>
  );
}
