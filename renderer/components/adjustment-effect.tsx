import { useState } from 'react';
import { fen } from '../../db/domain/kernel/money.ts';
import type { AdjustmentPreview, CorrectedBill } from '../../electron/contract/adjustments.ts';
import { energyWords } from './adjustment-words.ts';
import { BillCompare } from './bill-compare.tsx';
import { kwhText } from './bill-line-text.ts';
import { BillLines } from './bill-lines.tsx';
import { DifferenceMoney } from './difference-money.tsx';
import { FactRow } from './field-row.tsx';
import { Money } from './money.tsx';
import { PickList } from './pick-list.tsx';
import { useMessages } from './use-messages.ts';
import '../styles/adjustment.css';

/** What an adjustment does: to collect or refund in large type, the formula and its rule, and each bill before and after. */
export function AdjustmentEffect({ preview }: { readonly preview: AdjustmentPreview }) {
  const { adjustments: words } = useMessages();
  const { amountFen, owedChangeFen, toPrepaymentFen } = preview;
  const magnitude = fen(Math.abs(amountFen));
  return (
    <section className="adjustment-effect" data-testid="adjustment-effect">
      <div className="effect-sum">
        <div>
          <span className="effect-direction" data-testid="effect-direction">
            {amountFen > 0 ? words.collect : amountFen < 0 ? words.refund : words.noChange}
          </span>
          <Money
            amount={magnitude}
            size="huge"
            tone={amountFen > 0 ? 'owed' : 'plain'}
            testId="effect-amount"
          />
        </div>
        <div className="effect-account">
          {preview.energyWh === 0 ? null : <p>{energyWords(words, preview.energyWh)}</p>}
          {owedChangeFen === 0 ? (
            <p>{words.nothingOwedMore}</p>
          ) : (
            <FactRow name={owedChangeFen > 0 ? words.owedMore : words.owedLess}>
              <Money amount={fen(Math.abs(owedChangeFen))} testId="effect-owed" />
            </FactRow>
          )}
          {toPrepaymentFen === 0 ? null : (
            <FactRow name={words.toPrepayment}>
              <Money amount={toPrepaymentFen} testId="effect-prepayment" />
            </FactRow>
          )}
        </div>
      </div>
      <p className="effect-formula" data-testid="effect-formula">
        <span className="quiet">{words.formula}</span> {preview.formula}
      </p>
      <p className="effect-formula">
        <span className="quiet">{words.source}</span> {preview.source}
      </p>
      {preview.corrected.length === 0 ? null : <CorrectedBills corrected={preview.corrected} />}
      {preview.chargeLines.length === 0 ? null : (
        <>
          <h3>{preview.fault === 'wrong_charge' ? words.chargeReversed : words.charge}</h3>
          <BillLines lines={preview.chargeLines} amountFen={amountFen} />
        </>
      )}
    </section>
  );
}

/** Several months are a list to walk; the lines are those of the chosen one. */
function CorrectedBills({ corrected }: { readonly corrected: readonly CorrectedBill[] }) {
  const { adjustments: words } = useMessages();
  const [chosenId, setChosenId] = useState<number | null>(null);
  const chosen = corrected.find((bill) => bill.billId === chosenId) ?? corrected[0];
  if (chosen === undefined) return null;
  const headings = { before: words.before, after: words.after };
  return (
    <>
      <h3>
        {words.corrected}
        {corrected.length === 1 ? ` · ${chosen.periodMonth}` : null}
        {corrected.length === 1 ? null : <span className="quiet"> {words.monthsHint}</span>}
      </h3>
      {corrected.length === 1 ? null : (
        <PickList
          label={words.corrected}
          testId="corrected-bills"
          rowTestId="corrected-bill"
          items={corrected}
          keyOf={(bill) => String(bill.billId)}
          chosenKey={String(chosen.billId)}
          onChoose={(bill) => setChosenId(bill.billId)}
        >
          {(bill) => <CorrectedLine bill={bill} />}
        </PickList>
      )}
      <BillCompare before={chosen.before} after={chosen.after} headings={headings} />
    </>
  );
}

function CorrectedLine({ bill }: { readonly bill: CorrectedBill }) {
  const { before, after } = bill;
  return (
    <div className="corrected-line">
      <span>{bill.periodMonth}</span>
      <span className="figures quiet">
        {kwhText(before.energyWh)} → {kwhText(after.energyWh)}
      </span>
      <span className="figures">
        <Money amount={before.amountFen} tone="quiet" /> → <Money amount={after.amountFen} />
      </span>
      <DifferenceMoney amount={fen(after.amountFen - before.amountFen)} />
    </div>
  );
}
