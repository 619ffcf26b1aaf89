import { formatKwh, type WattHours, wattHours } from '../../../db/domain/kernel/energy.ts';
import type { Month } from '../../../db/domain/kernel/calendar.ts';
import { formatYuanGrouped } from '../../../db/domain/kernel/money.ts';
import { formatPrice } from '../../../db/domain/kernel/price.ts';
import type { BillLineRow, DraftRow } from '../../../electron/contract/bills.ts';
import { milliText, priceText } from '../../components/bill-line-text.ts';
import { multiplierText } from '../../components/dials-text.ts';
import { AttachmentList } from '../../components/attachment-list.tsx';
import { FactRow } from '../../components/field-row.tsx';
import { Money } from '../../components/money.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { returnText } from '../../components/return-text.ts';
import { useMessages } from '../../components/use-messages.ts';
import { classWord } from '../../messages/class-word.ts';
import type { Messages } from '../../messages/index.ts';
import { DialTable } from './dial-table.tsx';
import { likelySlip, remarksOf } from './draft-remarks.ts';

/** One account's page: who, what there is to look at on top, and the working below. */
export function AccountWorking(props: {
  readonly draft: DraftRow;
  readonly month: Month;
  readonly isOwn: boolean;
}) {
  const { draft, month, isOwn } = props;
  const messages = useMessages();
  const words = messages.audit;
  return (
    <Sheet className="audit-account" testId="audit-account">
      <header className="audit-who">
        <div>
          <h2 data-testid="audit-name">{draft.name}</h2>
          <span className="quiet">
            {draft.accountNo} · {classWord(messages, draft.customerClassName)} · {draft.address}
            <br />
            {draft.tariffLabel}
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
      <AttachmentList accountNo={draft.accountNo} month={month} />
      <div className={draft.dials.length > 1 ? 'audit-working audit-working-tall' : 'audit-working'}>
        <Use draft={draft} messages={messages} />
        <Lines draft={draft} messages={messages} />
      </div>
    </Sheet>
  );
}

function Remarks({ draft, messages }: { readonly draft: DraftRow; readonly messages: Messages }) {
  const words = messages.audit;
  const remarks = remarksOf(draft);
  const slip = likelySlip(draft);
  const returned = returnText(messages, draft);
  return (
    <section className="audit-remarks" data-testid="audit-remarks" aria-label={words.reasonsTitle}>
      {remarks.length === 0 ? (
        <p className="quiet">
          <span className="done">✓</span> {words.noReasons}
        </p>
      ) : null}
      {draft.finding === null ? null : (
        <p>
          <strong>{findingWord(messages, draft)}</strong>
          {slip === null ? null : ` ${words.slips[slip]}`}
          <br />
          <span className="quiet">
            {draft.reason === null ? words.noExplanation : words.explanation(draft.reason)}
          </span>
        </p>
      )}
      {draft.isEstimated ? (
        <p data-testid="audit-estimated">
          <strong>{words.estimated}</strong>
        </p>
      ) : null}
      {draft.isFirstBill ? (
        <p>
          <strong>{words.firstBill}</strong>
        </p>
      ) : null}
      {draft.isFirstAfterChange ? (
        <p>
          <strong>{words.changedBill}</strong>
        </p>
      ) : null}
      {returned === null ? null : <p data-testid="audit-returned">{words.returnedBefore(returned)}</p>}
    </section>
  );
}

function findingWord(messages: Messages, draft: DraftRow): string {
  const words = messages.audit;
  if (draft.finding === 'jump' || draft.finding === 'decimal_slip' || draft.finding === 'multiplier_slip') {
    const usual = draft.usualUseWh === null ? null : kwh(draft.usualUseWh);
    return words.finding.jump(kwh(draft.energyWh), usual);
  }
  const { finding } = draft;
  if (finding === 'rolled_over') return words.finding.rolledOver;
  if (finding === 'backward' || finding === 'zero') return words.finding[finding];
  return finding === null ? '' : messages.names.findings[finding];
}

/** What the meters showed and what that makes, beside what is usual. */
function Use({ draft, messages }: { readonly draft: DraftRow; readonly messages: Messages }) {
  const words = messages.audit;
  const [only, another] = draft.dials;
  return (
    <section>
      {only !== undefined && another === undefined ? <OnlyDial draft={draft} messages={messages} /> : null}
      {another === undefined ? null : <DialTable dials={draft.dials} />}
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

function OnlyDial({ draft, messages }: { readonly draft: DraftRow; readonly messages: Messages }) {
  const words = messages.audit;
  const [dial] = draft.dials;
  if (dial === undefined) return null;
  const { lastDialWh, dialWh } = dial;
  return (
    <>
      <FactRow name={words.last}>
        <Kwh energy={lastDialWh} />
      </FactRow>
      <FactRow name={words.dial}>
        {dial.isEstimated ? <strong>{messages.names.readingKinds.estimated} </strong> : null}
        <Kwh energy={dialWh} />
      </FactRow>
      {lastDialWh === null ? null : (
        <FactRow name={words.difference}>
          {dial.hasRolledOver ? (
            messages.names.findings.rolled_over
          ) : (
            <Kwh energy={wattHours(dialWh - lastDialWh)} />
          )}
        </FactRow>
      )}
      <FactRow name={words.multiplier}>
        <span className={dial.multiplierMilli === 1_000 ? 'figures' : 'figures audit-strong'}>
          × {multiplierText(draft.dials)}
        </span>
      </FactRow>
    </>
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
        {draft.lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a draft never change, and two may bear the same code.
          <tr key={index}>
            <td>{messages.lists.chargeName(line.code, line.label)}</td>
            <td className="figures">{quantityText(line)}</td>
            <td className="figures">{timesText(line)}</td>
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

/** What a line counts: kWh as a bare number, anything else with its unit. */
function quantityText({ energyWh, counted }: BillLineRow): string {
  if (counted === null) return kwh(energyWh).replace(/^-/, '−');
  if (counted.unit === 'yuan') return '';
  return counted.unit === '%'
    ? `${milliText(counted.quantityMilli)}%`
    : `${milliText(counted.quantityMilli)} ${counted.unit}`;
}

/** What it is multiplied with: a price, or what a percentage is taken of. */
function timesText({ priceNanoyuan, counted }: BillLineRow): string {
  if (counted?.unit === '%') return counted.baseFen === null ? '' : `× ${formatYuanGrouped(counted.baseFen)}`;
  if (priceNanoyuan === null) return '';
  return `× ${counted === null ? formatPrice(priceNanoyuan) : priceText(priceNanoyuan)}`;
}
