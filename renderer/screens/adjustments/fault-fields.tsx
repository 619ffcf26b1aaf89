import { Checkbox, Select } from 'antd';
import { useMemo } from 'react';
import type { AdjustmentFault } from '../../../db/domain/billing/adjustment/fault.ts';
import { formatKwh } from '../../../db/domain/kernel/energy.ts';
import { FieldRow } from '../../components/field-row.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useMessages } from '../../components/use-messages.ts';
import { BreachItems } from './breach-items.tsx';
import { type FactField, fieldKinds, fieldsOf } from './fault-form.ts';
import { FigureInput, wrongWord } from './figure-input.tsx';
import { placeOfDial, placeOfPhase } from './read-facts.ts';
import type { NewAdjustmentState } from './use-new-adjustment.ts';

/** The fields of one fault, each with its unit, what to write there, and what is wrong with it. */
export function FaultFields({
  draft,
  fault,
}: {
  readonly draft: NewAdjustmentState;
  readonly fault: AdjustmentFault;
}) {
  const { adjustments: words, lists } = useMessages();
  const { form, wrong } = draft;
  const hintOf = (field: FactField): string | undefined =>
    fault === 'suspended_use' && field === 'capacityPrice'
      ? words.suspendedPriceHint
      : (words.hints as Partial<Record<FactField, string>>)[field];
  // Of an empty field the hint stays: it says what to write there.
  const wrongOf = (field: FactField): string | null => {
    const word = wrongWord(words.wrong, wrong[field]);
    const hint = hintOf(field);
    return word === null || hint === undefined || wrong[field] !== 'missing' ? word : lists.about(word, hint);
  };
  return (
    <>
      {fault === 'theft' || fault === 'price_class_breach' ? (
        <BreachItems draft={draft} isDifference={fault === 'price_class_breach'} />
      ) : null}
      {fault === 'true_dial' ? <TrueDials draft={draft} /> : null}
      {fault === 'wrong_class' ? <RightTariff draft={draft} /> : null}
      <div className="fact-fields">
        {fieldsOf[fault].map(({ field }) => (
          <FieldRow key={field} label={words.fields[field]} hint={hintOf(field)} wrong={wrongOf(field)}>
            {(id) => (
              <FigureInput
                id={id}
                text={form.texts[field]}
                unit={words.units[fieldKinds[field]]}
                isWrong={wrong[field] !== undefined}
                testId={`fact-${field}`}
                onText={(text) => draft.changeForm({ texts: { ...form.texts, [field]: text } })}
              />
            )}
          </FieldRow>
        ))}
      </div>
      {fault === 'meter_error' ? (
        <Checkbox
          checked={form.isHalfPeriod}
          data-testid="half-period"
          onChange={(event) => draft.changeForm({ isHalfPeriod: event.target.checked })}
        >
          {words.halfPeriod}
        </Checkbox>
      ) : null}
      {fault === 'ct_mismatch' ? <Phases draft={draft} /> : null}
    </>
  );
}

function Phases({ draft }: { readonly draft: NewAdjustmentState }) {
  const { adjustments: words } = useMessages();
  const { phases } = draft.form;
  const change = (index: number, changed: Partial<(typeof phases)[number]>): void =>
    draft.changeForm({
      phases: phases.map((phase, each) => (each === index ? { ...phase, ...changed } : phase)),
    });
  return (
    <fieldset className="fact-group">
      <legend>
        {words.phasesTitle} <span className="quiet">{words.phaseHint}</span>
      </legend>
      <div className="fact-fields">
        {phases.map((phase, index) => {
          const wrong = draft.wrong[placeOfPhase(index)];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the phases of a line are three, in their order.
            <FieldRow key={index} label={words.phase(index)} wrong={wrongWord(words.wrong, wrong)}>
              {(id) => (
                <span className="fact-phase">
                  <FigureInput
                    id={id}
                    text={phase.ct}
                    unit=""
                    isWrong={wrong !== undefined}
                    testId={`phase-${index}`}
                    onText={(ct) => change(index, { ct })}
                  />
                  <Checkbox
                    checked={phase.isReversed}
                    onChange={(event) => change(index, { isReversed: event.target.checked })}
                  >
                    {words.reversed}
                  </Checkbox>
                </span>
              )}
            </FieldRow>
          );
        })}
      </div>
    </fieldset>
  );
}

function TrueDials({ draft }: { readonly draft: NewAdjustmentState }) {
  const { adjustments: words, names } = useMessages();
  const { newest, form } = draft;
  if (newest === null) return <p className="wrong">{words.wrong.no_bill}</p>;
  return (
    <fieldset className="fact-group" data-testid="true-dials">
      <legend>
        {words.dialsTitle(newest.periodMonth)} <span className="quiet">{words.dialsHint}</span>
      </legend>
      <div className="fact-fields">
        {newest.registers.map(({ register, dialWh }) => {
          const wrong = draft.wrong[placeOfDial(register)];
          return (
            <FieldRow
              key={register}
              label={`${names.registers[register]} · ${words.trueDial}`}
              hint={`${words.billedDial} ${formatKwh(dialWh)}`}
              wrong={wrongWord(words.wrong, wrong)}
            >
              {(id) => (
                <FigureInput
                  id={id}
                  text={form.dials[register] ?? ''}
                  unit={register === 'demand' ? words.demandUnit : ''}
                  isWrong={wrong !== undefined}
                  testId={`dial-${register}`}
                  onText={(text) => draft.changeForm({ dials: { ...form.dials, [register]: text } })}
                />
              )}
            </FieldRow>
          );
        })}
      </div>
    </fieldset>
  );
}

function RightTariff({ draft }: { readonly draft: NewAdjustmentState }) {
  const messages = useMessages();
  const words = messages.adjustments;
  const supply = useAnswer(
    'supply/get',
    { accountNo: draft.account?.accountNo ?? '-' },
    draft.account === null,
  );
  const options = useMemo(
    () =>
      (supply.value?.tariffs ?? []).map(({ code, label, isSample }) => ({
        value: code,
        label: isSample ? `${label}${words.sample}` : label,
      })),
    [supply.value, words],
  );
  return (
    <FieldRow
      label={words.tariff}
      hint={supply.trouble ?? words.tariffHint}
      wrong={wrongWord(words.wrong, draft.wrong.tariff)}
    >
      {(id) => (
        <Select
          id={id}
          className="fact-tariff"
          showSearch={{ optionFilterProp: 'label' }}
          value={draft.form.tariffCode}
          status={draft.wrong.tariff === undefined ? '' : 'error'}
          aria-invalid={draft.wrong.tariff !== undefined}
          data-testid="right-tariff"
          options={options}
          onChange={(tariffCode) => draft.changeForm({ tariffCode })}
        />
      )}
    </FieldRow>
  );
}
