import { useRef, useState } from 'react';
import type { Day } from '../../../db/domain/kernel/calendar.ts';
import { formatKwh, wattHours } from '../../../db/domain/kernel/energy.ts';
import { type RegisterKind, registerKinds } from '../../../db/domain/metering/register-kind.ts';
import type { MeterRow, SupplyPage } from '../../../electron/contract/supply.ts';
import { call } from '../../api/counter-api.ts';
import { Sheet } from '../../components/place-frame.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { AskSheet } from './ask-sheet.tsx';
import { dialsInWords } from './dial-words.ts';
import { FormFoot } from './form-foot.tsx';
import { readFurtherRegisters, type StartDials } from './meter-draft.ts';
import { StartDialRows } from './new-meter-fields.tsx';
import { DayField, WrongWords } from './supply-fields.tsx';
import { useEnterGoesOn, useFirstWrong, useFormKeys } from './use-form-keys.ts';
import { useMeterRecord } from './use-meter-record.ts';

/** 加装计度器: registers that a hanging meter has and the store did not know; those that are wanted are ticked already. */
export function RegistersForm(props: {
  readonly page: SupplyPage;
  readonly meter: MeterRow;
  readonly wanted: readonly RegisterKind[];
  readonly today: Day;
  readonly onRecorded: (page: SupplyPage, words: string) => void;
  readonly onLeave: () => void;
}) {
  const { page, meter, wanted, today, onRecorded, onLeave } = props;
  const messages = useMessages();
  const { supply } = messages;
  const free = registerKinds.filter((kind) => !meter.registers.some((register) => register.kind === kind));
  const [draft, setDraft] = useState<{ readonly on: string; readonly dials: StartDials }>(() => ({
    on: today,
    dials: Object.fromEntries(free.filter((kind) => wanted.includes(kind)).map((kind) => [kind, ''])),
  }));
  const record = useMeterRecord(
    draft,
    () => readFurtherRegisters(draft, meter.digits, today),
    (whole) => call('supply/add-registers', { accountNo: page.accountNo, meterId: meter.meterId, ...whole }),
    (changed) => onRecorded(changed, supply.registersAdded(meter.meterNo)),
  );
  const form = useRef<HTMLDivElement>(null);
  useFirstWrong(form, record.tries);
  useEnterGoesOn(form, record.asking === null);
  const { acts, isLeaving } = useFormKeys(draft, { check: record.check, leave: onLeave }, free.length === 0);
  const { asking } = record;

  if (asking !== null) {
    return (
      <AskSheet
        title={supply.fromThen(asking.on)}
        lines={[
          supply.addedDialsLine(
            meter.meterNo,
            dialsInWords(
              messages,
              asking.registers.map(({ kind, dialWh }) => ({ kind, dial: formatKwh(wattHours(dialWh)) })),
            ),
          ),
        ]}
        isBusy={record.isBusy}
        onRecord={() => void record.record()}
        onBack={record.back}
      />
    );
  }
  return (
    <WrongWords.Provider value={record.wordsOf}>
      <div ref={form} className="supply-form" data-testid="registers-form">
        <div className="supply-form-body">
          <Sheet title={`${supply.addRegistersTitle(meter.meterNo)} · ${page.accountNo} ${page.name}`}>
            <p className="quiet supply-note">
              {free.length === 0 ? supply.allRegisters : supply.addRegistersHint}
            </p>
            <div className="supply-one">
              <DayField
                field="on"
                label={supply.addedOn}
                text={draft.on}
                isFirst
                onText={(on) => setDraft({ ...draft, on })}
              />
            </div>
            <StartDialRows
              kinds={free}
              dials={draft.dials}
              onDials={(dials) => setDraft({ ...draft, dials })}
            />
          </Sheet>
        </div>
        <FormFoot refusal={record.refusal} isLeaving={isLeaving} acts={acts} />
      </div>
    </WrongWords.Provider>
  );
}
