import { formatKwh, formatMultiplier } from '../../../db/domain/kernel/energy.ts';
import type { MeterRow, SupplyPage } from '../../../electron/contract/supply.ts';
import { PickList } from '../../components/pick-list.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { dialUnit } from './dial-words.ts';
import { hangingMeters } from './missing-registers.ts';

/** The meters that hang, one of them chosen, and below in quiet type those that were taken down. */
export function MeterList(props: {
  readonly page: SupplyPage;
  readonly chosen: MeterRow | null;
  readonly onChoose: (meter: MeterRow) => void;
  readonly onOpen: (meter: MeterRow) => void;
}) {
  const { page, chosen } = props;
  const { supply } = useMessages();
  const hanging = hangingMeters(page);
  const down = page.meters.filter((meter) => meter.removedOn !== null);
  return (
    <Sheet title={supply.meters} testId="supply-meters">
      {hanging.length === 0 ? (
        <TroubleLine tone="owed">
          {supply.noMeters} {supply.noMetersStep}
        </TroubleLine>
      ) : (
        <PickList
          label={supply.meters}
          testId="meter-rows"
          rowTestId="meter-row"
          items={hanging}
          keyOf={(meter) => String(meter.installationId)}
          chosenKey={chosen === null ? null : String(chosen.installationId)}
          isFocused
          onChoose={props.onChoose}
          onOpen={props.onOpen}
        >
          {(meter) => <MeterLines meter={meter} />}
        </PickList>
      )}
      {down.length === 0 ? null : (
        <div className="quiet meters-down" data-testid="meters-down">
          <h3>{supply.takenDown}</h3>
          {down.map((meter) => (
            <MeterLines key={meter.installationId} meter={meter} />
          ))}
        </div>
      )}
    </Sheet>
  );
}

function MeterLines({ meter }: { readonly meter: MeterRow }) {
  const messages = useMessages();
  const { supply, names } = messages;
  return (
    <div className="meter-lines">
      <div className="meter-head">
        <strong className="figures">{meter.meterNo}</strong>
        <span>{meter.kind}</span>
        <span>{supply.multiplier(formatMultiplier(meter.multiplierMilli))}</span>
        <span className="quiet">{supply.digits(meter.digits)}</span>
        <span className="quiet">{supply.hung(meter.installedOn, meter.removedOn)}</span>
      </div>
      {meter.registers.map((register) => (
        <div key={register.registerId} className="register-line" data-register={register.kind}>
          <span>{names.registers[register.kind]}</span>
          <span className="figures">
            {register.dialWh === null ? supply.noDial : formatKwh(register.dialWh)}
          </span>
          <span className="quiet">{dialUnit(messages, register.kind)}</span>
          <span className="quiet figures">{register.readOn ?? ''}</span>
        </div>
      ))}
    </div>
  );
}
