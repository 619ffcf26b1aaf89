import { Input } from 'antd';
import { useContext, useRef, useState } from 'react';
import type { Day } from '../../../db/domain/kernel/calendar.ts';
import { formatKwh, formatMultiplier, milliMultiplier, wattHours } from '../../../db/domain/kernel/energy.ts';
import type { RegisterKind } from '../../../db/domain/metering/register-kind.ts';
import type { MeterRow, RegisterRow, SupplyPage } from '../../../electron/contract/supply.ts';
import { call } from '../../api/counter-api.ts';
import { Sheet } from '../../components/place-frame.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { AskSheet } from './ask-sheet.tsx';
import { dialsInWords, dialUnit } from './dial-words.ts';
import { FormFoot } from './form-foot.tsx';
import {
  countedInAll,
  type ExchangeDraft,
  lastField,
  lookAtLastDial,
  meterLike,
  readExchange,
} from './meter-draft.ts';
import { NewMeterFields } from './new-meter-fields.tsx';
import { DayField, UsualField, WrongWords } from './supply-fields.tsx';
import { useEnterGoesOn, useFirstWrong, useFormKeys } from './use-form-keys.ts';
import { useMeterRecord } from './use-meter-record.ts';

/** 换表: the old meter's last dials with what it counted since, and the new meter. F9 asks, F9 again records. */
export function ExchangeForm(props: {
  readonly page: SupplyPage;
  readonly old: MeterRow;
  /** Registers that the tariff needs and nothing counts: the new meter will have them. */
  readonly wanted: readonly RegisterKind[];
  readonly today: Day;
  readonly onRecorded: (page: SupplyPage, words: string) => void;
  readonly onLeave: () => void;
}) {
  const { page, old, wanted, today, onRecorded, onLeave } = props;
  const messages = useMessages();
  const { supply } = messages;
  const [draft, setDraft] = useState<ExchangeDraft>(() => ({
    on: today,
    reason: '',
    lastDials: {},
    meter: meterLike(old, wanted),
  }));
  const record = useMeterRecord(
    draft,
    () => readExchange(draft, old, today),
    (whole) => call('supply/exchange-meter', { accountNo: page.accountNo, ...whole }),
    (changed, whole) => onRecorded(changed, supply.exchanged(whole.meter.meterNo)),
  );
  const form = useRef<HTMLDivElement>(null);
  useFirstWrong(form, record.tries);
  useEnterGoesOn(form, record.asking === null);
  const { acts, isLeaving } = useFormKeys(draft, { check: record.check, leave: onLeave });
  const { asking } = record;
  const countedWh = countedInAll(old, draft.lastDials);

  if (asking !== null) {
    const kindOf = (registerId: number) =>
      old.registers.find((register) => register.registerId === registerId)?.kind ?? 'total';
    const before = formatMultiplier(old.multiplierMilli);
    const after = formatMultiplier(milliMultiplier(asking.meter.multiplierMilli));
    return (
      <AskSheet
        title={supply.fromThen(asking.on)}
        lines={[
          supply.oldMeterLine(
            old.meterNo,
            dialsInWords(
              messages,
              asking.lastDials.map((last) => ({
                kind: kindOf(last.registerId),
                dial: formatKwh(wattHours(last.dialWh)),
              })),
            ),
          ),
          ...(countedWh === null ? [] : [supply.oldEnergyLine(formatKwh(countedWh))]),
          supply.newMeterLine(asking.meter.meterNo, asking.meter.kind, String(asking.meter.digits), after),
          supply.newDialsLine(
            dialsInWords(
              messages,
              asking.meter.registers.map(({ kind, dialWh }) => ({
                kind,
                dial: formatKwh(wattHours(dialWh)),
              })),
            ),
          ),
          ...(before === after ? [] : [supply.multiplierChanges(before, after)]),
        ]}
        notes={[supply.reasonIs(asking.reason)]}
        isBusy={record.isBusy}
        onRecord={() => void record.record()}
        onBack={record.back}
      />
    );
  }
  return (
    <WrongWords.Provider value={record.wordsOf}>
      <div ref={form} className="supply-form" data-testid="exchange-form">
        <div className="supply-form-body">
          <Sheet title={`${supply.exchangeTitle(old.meterNo)} · ${page.accountNo} ${page.name}`}>
            <div className="supply-when">
              <DayField
                field="on"
                label={supply.exchangedOn}
                text={draft.on}
                isFirst
                onText={(on) => setDraft({ ...draft, on })}
              />
              <UsualField
                field="reason"
                label={supply.exchangeReason}
                usual={supply.exchangeReasons}
                maxLength={200}
                text={draft.reason}
                onText={(reason) => setDraft({ ...draft, reason })}
              />
            </div>
          </Sheet>
          <div className="supply-columns">
            <Sheet title={supply.oldMeter} aside={<span className="quiet">{aboutOld(messages, old)}</span>}>
              <div className="last-dials last-dials-head quiet">
                <span>{supply.register}</span>
                <span className="figures">{supply.lastKnown}</span>
                <span className="figures">{supply.lastDial}</span>
                <span className="figures">{supply.counted}</span>
              </div>
              {old.registers.map((register, index) => (
                <LastDialRow
                  key={register.registerId}
                  meter={old}
                  register={register}
                  text={draft.lastDials[register.registerId] ?? ''}
                  testId={`last-${index + 1}`}
                  onText={(text) =>
                    setDraft({ ...draft, lastDials: { ...draft.lastDials, [register.registerId]: text } })
                  }
                />
              ))}
              {countedWh === null ? null : (
                <p className="supply-note" data-testid="counted-total">
                  <strong>{supply.countedTotal(formatKwh(countedWh))}</strong>
                </p>
              )}
            </Sheet>
            <Sheet title={supply.newMeter}>
              <NewMeterFields
                meter={draft.meter}
                onMeter={(changed) => setDraft({ ...draft, meter: { ...draft.meter, ...changed } })}
              />
            </Sheet>
          </div>
        </div>
        <FormFoot refusal={record.refusal} isLeaving={isLeaving} acts={acts} />
      </div>
    </WrongWords.Provider>
  );
}

function aboutOld({ supply }: ReturnType<typeof useMessages>, old: MeterRow): string {
  return [
    old.kind,
    supply.digits(old.digits),
    supply.multiplier(formatMultiplier(old.multiplierMilli)),
    supply.hung(old.installedOn, null),
  ]
    .filter((text) => text !== '')
    .join(' · ');
}

function LastDialRow(props: {
  readonly meter: MeterRow;
  readonly register: RegisterRow;
  readonly text: string;
  readonly testId: string;
  readonly onText: (text: string) => void;
}) {
  const { meter, register, text } = props;
  const messages = useMessages();
  const { supply, names } = messages;
  const wrong = useContext(WrongWords)(lastField(register.registerId));
  const look = lookAtLastDial(meter, register, text);
  const unit = dialUnit(messages, register.kind);
  const known = register.kind === 'demand' ? register.dialWh : register.startDialWh;
  const advice =
    look.state === 'backward' || (look.state === 'counted' && look.isBelowNewest) ? supply.backward : null;
  return (
    <div className={wrong === null ? 'last-dials' : 'last-dials supply-wrong'}>
      <span>{names.registers[register.kind]}</span>
      <span className="figures">{known === null ? supply.noDial : formatKwh(known)}</span>
      <Input
        className="dial-field"
        data-testid={props.testId}
        aria-label={supply.dialOf(names.registers[register.kind])}
        autoComplete="off"
        maxLength={16}
        status={wrong === null ? '' : 'error'}
        suffix={unit}
        value={text}
        onChange={(event) => props.onText(event.target.value)}
      />
      <span className="figures" data-testid={`${props.testId}-counted`}>
        {look.state === 'counted' ? `${formatKwh(look.energyWh)} ${unit}` : ''}
      </span>
      {register.dialWh === null || register.dialWh === known ? null : (
        <span className="quiet field-note last-read">
          {supply.readSince(formatKwh(register.dialWh), register.readOn ?? '')}
        </span>
      )}
      {wrong === null && advice === null ? null : (
        <span
          className={wrong === null ? 'owed field-note last-note' : 'wrong field-note last-note'}
          role="alert"
        >
          {wrong ?? advice}
        </span>
      )}
    </div>
  );
}
