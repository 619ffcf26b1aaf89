import { useRef, useState } from 'react';
import type { Day } from '../../../db/domain/kernel/calendar.ts';
import { formatKwh, formatMultiplier, milliMultiplier, wattHours } from '../../../db/domain/kernel/energy.ts';
import type { SupplyPage } from '../../../electron/contract/supply.ts';
import { call } from '../../api/counter-api.ts';
import { Sheet } from '../../components/place-frame.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { AskSheet } from './ask-sheet.tsx';
import { dialsInWords } from './dial-words.ts';
import { FormFoot } from './form-foot.tsx';
import { emptyMeter, readHanging } from './meter-draft.ts';
import { NewMeterFields } from './new-meter-fields.tsx';
import { DayField, WrongWords } from './supply-fields.tsx';
import { useEnterGoesOn, useFirstWrong, useFormKeys } from './use-form-keys.ts';
import { useMeterRecord } from './use-meter-record.ts';

/** 加表: a further meter at the account. */
export function HangForm(props: {
  readonly page: SupplyPage;
  readonly today: Day;
  readonly onRecorded: (page: SupplyPage, words: string) => void;
  readonly onLeave: () => void;
}) {
  const { page, today, onRecorded, onLeave } = props;
  const messages = useMessages();
  const { supply } = messages;
  const [draft, setDraft] = useState(() => ({ on: today as string, meter: emptyMeter() }));
  const record = useMeterRecord(
    draft,
    () => readHanging(draft, today),
    (whole) => call('supply/hang-meter', { accountNo: page.accountNo, ...whole }),
    (changed, whole) => onRecorded(changed, supply.hungNow(whole.meter.meterNo)),
  );
  const form = useRef<HTMLDivElement>(null);
  useFirstWrong(form, record.tries);
  useEnterGoesOn(form, record.asking === null);
  const { acts, isLeaving } = useFormKeys(draft, { check: record.check, leave: onLeave });
  const { asking } = record;

  if (asking !== null) {
    const { meterNo, kind, digits, multiplierMilli, registers } = asking.meter;
    return (
      <AskSheet
        title={supply.fromThen(asking.on)}
        lines={[
          supply.newMeterLine(
            meterNo,
            kind,
            String(digits),
            formatMultiplier(milliMultiplier(multiplierMilli)),
          ),
          supply.newDialsLine(
            dialsInWords(
              messages,
              registers.map((register) => ({
                kind: register.kind,
                dial: formatKwh(wattHours(register.dialWh)),
              })),
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
      <div ref={form} className="supply-form" data-testid="hang-form">
        <div className="supply-form-body">
          <Sheet title={`${supply.hangTitle} · ${page.accountNo} ${page.name}`}>
            <p className="quiet supply-note">{supply.hangHint}</p>
            <div className="supply-one">
              <DayField
                field="on"
                label={supply.hungAt}
                text={draft.on}
                onText={(on) => setDraft({ ...draft, on })}
              />
            </div>
            <NewMeterFields
              isFirst
              meter={draft.meter}
              onMeter={(changed) => setDraft({ ...draft, meter: { ...draft.meter, ...changed } })}
            />
          </Sheet>
        </div>
        <FormFoot refusal={record.refusal} isLeaving={isLeaving} acts={acts} />
      </div>
    </WrongWords.Provider>
  );
}
