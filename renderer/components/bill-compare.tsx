import { fen } from '../../db/domain/kernel/money.ts';
import type { BillSide } from '../../electron/contract/adjustments.ts';
import type { BillLineRow } from '../../electron/contract/bills.ts';
import { kwhText, lineWorking } from './bill-line-text.ts';
import { compareLines } from './compare-lines.ts';
import { DifferenceMoney } from './difference-money.tsx';
import { Money } from './money.tsx';
import { useMessages } from './use-messages.ts';
import '../styles/bill-compare.css';

/** What the two sides are called. */
export interface CompareHeadings {
  readonly before: string;
  readonly after: string;
}

/**
 * A bill before and after, charge by charge, with the difference in large type: a correction, or a bill tried under another pack.
 * Shows what both sides say and computes nothing but their difference.
 */
export function BillCompare(props: {
  readonly before: BillSide;
  readonly after: BillSide;
  readonly headings?: CompareHeadings;
}) {
  const { before, after } = props;
  const { explanation: words, lists } = useMessages();
  const headings = props.headings ?? { before: words.before, after: words.after };
  const lines = compareLines(before.lines, after.lines);
  return (
    <section className="bill-compare" data-testid="bill-compare">
      <p className="compare-difference">
        <span className="quiet">{words.differenceOf(headings.before, headings.after)}</span>
        <DifferenceMoney
          amount={fen(after.amountFen - before.amountFen)}
          size="huge"
          testId="compare-difference"
        />
      </p>
      <table>
        <thead>
          <tr>
            <th>{words.item}</th>
            <th>
              {headings.before}
              <small className="quiet">{before.tariffLabel}</small>
            </th>
            <th>
              {headings.after}
              <small className="quiet">{after.tariffLabel}</small>
            </th>
            <th className="figures">{words.difference}</th>
          </tr>
        </thead>
        <tbody>
          <tr className="compare-energy">
            <td>{words.energy}</td>
            <td className="figures">{words.kwh(kwhText(before.energyWh))}</td>
            <td className="figures">{words.kwh(kwhText(after.energyWh))}</td>
            <td />
          </tr>
          {lines.map((line, index) => {
            const named = (line.after ?? line.before) as BillLineRow;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a bill never change, and two may bear the same code.
              <tr key={index}>
                <td>{lists.chargeName(named.code, named.label)}</td>
                <Side line={line.before} />
                <Side line={line.after} />
                <td className="figures">
                  <DifferenceMoney amount={line.differenceFen} />
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.sum}</th>
            <td className="figures">
              <Money amount={before.amountFen} testId="compare-before" />
            </td>
            <td className="figures">
              <Money amount={after.amountFen} testId="compare-after" />
            </td>
            <td className="figures">
              <DifferenceMoney amount={fen(after.amountFen - before.amountFen)} />
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Side({ line }: { readonly line: BillLineRow | null }) {
  const { explanation } = useMessages();
  return (
    <td className="figures">
      {line === null ? (
        <span className="quiet">—</span>
      ) : (
        <>
          <Money amount={line.amountFen} />
          <small className="quiet">{lineWorking(line, explanation)}</small>
        </>
      )}
    </td>
  );
}
