import { energyBetween, formatKwh, milliMultiplier, wattHours } from '../../../db/domain/kernel/energy.ts';
import type { RegisterKind } from '../../../db/domain/metering/register-kind.ts';
import type { BillDialRow } from '../../../electron/contract/bills.ts';
import { multiplierText } from '../../components/dials-text.ts';
import { useMessages } from '../../components/use-messages.ts';
import type { Messages } from '../../messages/index.ts';

/** Every register of a bill, meter by meter: last, this, what it counted times its multiplier. */
export function DialTable({ dials }: { readonly dials: readonly BillDialRow[] }) {
  const messages = useMessages();
  const { audit: words, names } = messages;
  const hasMeters = new Set(dials.map((dial) => dial.meterNo)).size > 1;
  return (
    <table className="audit-lines audit-dials" data-testid="audit-dials">
      <thead>
        <tr>
          <th>{words.register}</th>
          <th className="figures">{words.last}</th>
          <th className="figures">{words.dial}</th>
          <th className="figures">{words.multiplier}</th>
          <th className="figures">{words.counted}</th>
        </tr>
      </thead>
      <tbody>
        {dials.map((dial) => (
          <tr key={`${dial.meterNo} ${dial.register} ${dial.multiplierMilli} ${dial.dialWh}`}>
            <td>
              {names.registers[dial.register]}
              {hasMeters ? <span className="quiet"> {dial.meterNo}</span> : null}
            </td>
            <td className="figures">{dial.lastDialWh === null ? '' : formatKwh(dial.lastDialWh)}</td>
            <td className="figures">
              {dial.isEstimated ? <strong>{names.readingKinds.estimated} </strong> : null}
              {formatKwh(dial.dialWh)}
            </td>
            <td className={dial.multiplierMilli === 1_000 ? 'figures' : 'figures audit-strong'}>
              × {multiplierText([dial])}
            </td>
            <td className="figures">
              {dial.hasRolledOver
                ? names.findings.rolled_over
                : `${countedText(dial)} ${unitOf(messages, dial.register)}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function countedText({ lastDialWh, dialWh, multiplierMilli }: BillDialRow): string {
  return formatKwh(energyBetween(lastDialWh ?? wattHours(0), dialWh, milliMultiplier(multiplierMilli)));
}

function unitOf({ app, audit }: Messages, register: RegisterKind): string {
  if (register === 'demand') return audit.kw;
  return register === 'reactive_forward' || register === 'reactive_reverse' ? audit.kvarh : app.kwh;
}
