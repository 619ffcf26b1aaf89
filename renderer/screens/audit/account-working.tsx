import {
  formatKwh,
  formatMultiplier,
  milliMultiplier,
  type WattHours,
  wattHours,
} from '../../../db/domain/kernel/energy.ts';
import { formatPrice } from '../../../db/domain/kernel/price.ts';
import type { DraftRow } from '../../../electron/contract/bills.ts';
import { FactRow } from '../../components/field-row.tsx';
import { Money } from '../../components/money.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { classWord } from '../../messages/class-word.ts';
import type { Messages } from '../../messages/index.ts';
import { likelySlip, remarksOf } from './draft-remarks.ts';

/** One account's page: who, what there is to look at on top, and the working below. */
export function AccountWorking({ draft, isOwn }: { readonly draft: DraftRow; readonly isOwn: boolean }) {
  const messages = useMessages();
  const words = messages.audit;
  return (
    <Sheet className="audit-account" testId="audit-account">
      <header className="audit-who">
        <div>
          <h2 data-testid="audit-name">{draft.name}</h2>
          <span className="quiet">
            {draft.accountNo} · {classWord(messages, draft.customerClassName)} · {draft.address}
          </span>
        </div>
        <Money amount={draft.amountFen} size="huge" testId="audit-amount" />
      </header>
      {isOwn ? (
        <p className="audit-own" data-testid="audit-own">
          {words.ownWork}
        </p>
      ) : null}
      <Remarks draft={draft} messages={messages} />
      <div className="audit-working">
        <Dial draft={draft} messages={messages} />
        <Lines draft={draft} messages={messages} />
      </div>
    </Sheet>
  );
}

function Remarks({ draft, messages }: { readonly draft: DraftRow; readonly messages: Messages }) {
  const words = messages.audit;
  const remarks = remarksOf(draft);
  const slip = likelySlip(draft);
  return (
    <section className="audit-remarks" data-testid="audit-remarks" aria-label={words.reasonsTitle}>
      {remarks.length === 0 ? (
        <p className="quiet">
          <span className="done">✓</span> {words.noReasons}
        </p>
      ) : null}
      {draft.finding === null ? null : (
        <p>
          <strong>{findingWord(words, draft)}</strong>
          {slip === null ? null : ` ${words.slips[slip]}`}
          <br />
          <span className="quiet">
            {draft.reason === null ? words.noExplanation : words.explanation(draft.reason)}
          </span>
        </p>
      )}
      {draft.isFirstBill ? (
        <p>
          <strong>{words.firstBill}</strong>
        </p>
      ) : null}
      {draft.returnReason === null ? null : <p>{words.returnedBefore(draft.returnReason)}</p>}
    </section>
  );
}

function findingWord(words: Messages['audit'], draft: DraftRow): string {
  if (draft.finding === 'jump') return words.finding.jump(kwh(draft.energyWh), kwh(draft.usualUseWh));
  return draft.finding === 'backward' ? words.finding.backward : words.finding.zero;
}

function Dial({ draft, messages }: { readonly draft: DraftRow; readonly messages: Messages }) {
  const words = messages.audit;
  const { lastDialWh, dialWh } = draft;
  return (
    <section>
      <FactRow name={words.last}>
        <Kwh energy={lastDialWh} />
      </FactRow>
      <FactRow name={words.dial}>
        <Kwh energy={dialWh} />
      </FactRow>
      {lastDialWh === null || dialWh === null ? null : (
        <FactRow name={words.difference}>
          <Kwh energy={wattHours(dialWh - lastDialWh)} />
        </FactRow>
      )}
      <FactRow name={words.multiplier}>
        <span className={draft.multiplierMilli === 1_000 ? 'figures' : 'figures audit-strong'}>
          × {formatMultiplier(milliMultiplier(draft.multiplierMilli))}
        </span>
      </FactRow>
      <FactRow name={words.use}>
        <span className="figures audit-strong" data-testid="audit-use">
          {kwh(draft.energyWh)} {messages.app.kwh}
        </span>
      </FactRow>
      <FactRow name={words.usual}>
        {draft.usualUseWh === null ? words.noUsual : <Kwh energy={draft.usualUseWh} />}
      </FactRow>
      <FactRow name={words.computedBy}>{draft.computedByName}</FactRow>
    </section>
  );
}

function Lines({ draft, messages }: { readonly draft: DraftRow; readonly messages: Messages }) {
  const words = messages.audit;
  return (
    <table className="audit-lines" data-testid="audit-lines">
      <thead>
        <tr>
          <th>{words.item}</th>
          <th className="figures">{words.energy}</th>
          <th className="figures">{words.price}</th>
          <th className="figures">{words.amount}</th>
        </tr>
      </thead>
      <tbody>
        {draft.lines.map((line) => (
          <tr key={line.code}>
            <td>{messages.lists.chargeName(line.code, line.label)}</td>
            <td className="figures">{line.energyWh === null ? '' : kwh(line.energyWh)}</td>
            <td className="figures">
              {line.priceNanoyuan === null ? '' : `× ${formatPrice(line.priceNanoyuan)}`}
            </td>
            <td className="figures">
              <Money amount={line.amountFen} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.sum}</th>
          <td className="figures" />
          <td />
          <td className="figures">
            <Money amount={draft.amountFen} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function Kwh({ energy }: { readonly energy: WattHours | null }) {
  return <span className="figures">{kwh(energy)}</span>;
}

function kwh(energy: WattHours | null): string {
  return energy === null ? '' : formatKwh(energy);
}
