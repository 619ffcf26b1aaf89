import type { Month } from '../../../db/domain/kernel/calendar.ts';
import type { CheckRow } from '../../../electron/contract/checks.ts';
import { useAnswer } from '../../components/use-answer.ts';
import { useMessages } from '../../components/use-messages.ts';
import { kwhText } from './check-facts.ts';

/** Two meters that may be swapped, side by side: the last months of each, this month, and what it would be exchanged. */
export function SwapView({ row, month }: { readonly row: CheckRow; readonly month: Month }) {
  const words = useMessages().checks;
  const other = row.otherAccountNo ?? '';
  const compared = useAnswer('checks/compare-meters', { month, accountNos: [row.accountNo, other] });
  const [one, two] = compared.value ?? [];
  if (one === undefined || two === undefined) return null;
  const months = [...new Set([...one.history, ...two.history].map((use) => use.month))].toSorted();
  const textOf = (meter: typeof one, of: Month) =>
    kwhText(meter.history.find((use) => use.month === of)?.useWh ?? null);
  return (
    <div className="check-swap" data-testid="check-swap">
      <strong>{words.swapTitle(row.accountNo, other)}</strong>
      <table>
        <thead>
          <tr>
            <th>{words.month}</th>
            {months.map((of) => (
              <th key={of} className="figures">
                {of}
              </th>
            ))}
            <th className="figures">{month}</th>
            <th className="figures">{words.ifSwapped}</th>
          </tr>
        </thead>
        <tbody>
          {[one, two].map((meter) => (
            <tr key={meter.accountNo}>
              <th scope="row">
                {meter.accountNo} {meter.name}
              </th>
              {months.map((of) => (
                <td key={of} className="figures">
                  {textOf(meter, of)}
                </td>
              ))}
              <td className="figures">
                <strong>{kwhText(meter.useWh)}</strong>
              </td>
              <td className="figures">{kwhText((meter === one ? two : one).useWh)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <span className="quiet">{words.swapHint}</span>
    </div>
  );
}
