import { Checkbox, Input } from 'antd';
import { useContext } from 'react';
import type { RegisterKind } from '../../../db/domain/metering/register-kind.ts';
import { useMessages } from '../../components/use-messages.ts';
import { dialUnit } from './dial-words.ts';
import { type MeterDraft, startField, type StartDials, toggledDial } from './meter-draft.ts';
import { TextField, UsualField, WrongWords } from './supply-fields.tsx';
import { registerKinds } from '../../../db/domain/metering/register-kind.ts';

/** What is asked of a meter that is hung: its number, kind, digits, multiplier, and its registers with their first dials. */
export function NewMeterFields(props: {
  readonly meter: MeterDraft;
  readonly isFirst?: boolean;
  readonly onMeter: (changed: Partial<MeterDraft>) => void;
}) {
  const { meter, onMeter } = props;
  const { supply } = useMessages();
  return (
    <>
      <div className="supply-two">
        <TextField
          field="meterNo"
          label={supply.meterNo}
          isFirst={props.isFirst === true}
          text={meter.meterNo}
          onText={(meterNo) => onMeter({ meterNo })}
        />
        <UsualField
          field="meterKind"
          label={supply.meterKind}
          usual={supply.usualKinds}
          maxLength={40}
          text={meter.kind}
          onText={(kind) => onMeter({ kind })}
        />
        <TextField
          field="digits"
          label={supply.meterDigits}
          maxLength={1}
          text={meter.digits}
          onText={(digits) => onMeter({ digits })}
        />
        <TextField
          field="multiplier"
          label={supply.meterMultiplier}
          maxLength={12}
          text={meter.multiplier}
          onText={(multiplier) => onMeter({ multiplier })}
        />
      </div>
      <StartDialRows kinds={registerKinds} dials={meter.dials} onDials={(dials) => onMeter({ dials })} />
    </>
  );
}

/** A line for each kind of register: ticked with Space, then its first dial. */
export function StartDialRows(props: {
  readonly kinds: readonly RegisterKind[];
  readonly dials: StartDials;
  readonly onDials: (dials: StartDials) => void;
}) {
  const { kinds, dials, onDials } = props;
  const messages = useMessages();
  const { supply, names } = messages;
  const wrongOf = useContext(WrongWords);
  const noneWrong = wrongOf('registers');
  return (
    <fieldset className="start-dials">
      <legend>
        {supply.registers} <span className="quiet">{supply.registersHint}</span>
      </legend>
      <div className="start-dial-rows">
        {kinds.map((kind) => {
          const text = dials[kind];
          const wrong = wrongOf(startField(kind));
          return (
            <div key={kind} className={wrong === null ? 'start-dial' : 'start-dial supply-wrong'}>
              <Checkbox
                checked={text !== undefined}
                data-testid={`register-${kind}`}
                onChange={() => onDials(toggledDial(dials, kind))}
              >
                {names.registers[kind]}
              </Checkbox>
              {text === undefined ? null : (
                <Input
                  className="dial-field"
                  data-testid={startField(kind)}
                  aria-label={supply.firstDialOf(names.registers[kind])}
                  autoComplete="off"
                  maxLength={16}
                  suffix={dialUnit(messages, kind)}
                  status={wrong === null ? '' : 'error'}
                  value={text}
                  onChange={(event) => onDials({ ...dials, [kind]: event.target.value })}
                />
              )}
              {wrong === null ? null : (
                <span className="wrong field-note" role="alert">
                  {wrong}
                </span>
              )}
            </div>
          );
        })}
      </div>
      {noneWrong === null ? null : (
        <p className="wrong field-note supply-note" role="alert">
          {noneWrong}
        </p>
      )}
    </fieldset>
  );
}
