import type { Fen } from '../../db/domain/kernel/money.ts';
import type { BillLineRow } from '../../electron/contract/bills.ts';
import { lineWorking } from './bill-line-text.ts';
import { Money } from './money.tsx';
import { useMessages } from './use-messages.ts';
import '../styles/components.css';

/** The charges of a bill of any kind with how each was worked out, and their sum. */
export function BillLines(props: { readonly lines: readonly BillLineRow[]; readonly amountFen: Fen }) {
  const { explanation, lists } = useMessages();
  return (
    <table className="bill-lines">
      <tbody>
        {props.lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a bill never change, and two may bear the same code.
          <tr key={index}>
            <td>{lists.chargeName(line.code, line.label)}</td>
            <td className="figures quiet">{lineWorking(line, explanation)}</td>
            <td className="figures">
              <Money amount={line.amountFen} />
            </td>
          </tr>
        ))}
        <tr className="bill-sum">
          <td>{explanation.sum}</td>
          <td />
          <td className="figures">
            <Money amount={props.amountFen} />
          </td>
        </tr>
      </tbody>
    </table>
  );
}
