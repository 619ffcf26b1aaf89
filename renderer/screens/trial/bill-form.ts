import type { RegisterKind } from '../../../db/domain/metering/register-kind.ts';
import type { TrialTariff } from '../../../electron/contract/trial.ts';
import { fieldMaker, rowsShown, type FormParts, type MakeForm } from './form-words.ts';
import { type FormField, type FormRow, type FormSection, valueAt } from './form-spec.ts';
import { chosenTariff, tariffFields } from './tariff-fields.ts';

/** 电费: a tariff of a pack, and the fields that this tariff needs. */
export const billForm: MakeForm = (parts) => billSections(parts, '');

/** The sections of a bill under a path of the question: "" for a bill of its own, "billed." for one side of a recalculation. */
export function billSections(parts: FormParts, under: string): readonly FormSection[] {
  const { messages, packs, values } = parts;
  const keys = { pack: `${under}pack`, code: `${under}code` };
  const chosen = chosenTariff(packs, values, keys);
  if (chosen === null) return [];
  const { sections: titles } = messages.trial;
  const { tariff } = chosen;
  const isTitled = under === '';
  return [
    {
      title: isTitled ? titles.tariff : titles[under.replace('.', '') as 'billed' | 'true'],
      ...tariffFields(parts, chosen, { path: `${under}tariff`, ...keys }),
    },
    ...energySections(parts, under, tariff),
    ...capacitySections(parts, under, tariff),
    yearSection(parts, under, tariff),
    periodSection(parts, under, tariff),
    ...moreSections(parts, under, tariff),
  ].filter((section) => (section.fields?.length ?? 0) > 0 || (section.rows?.length ?? 0) > 0);
}

function activeRegisters(tariff: TrialTariff): readonly RegisterKind[] {
  return tariff.registers.filter((register) => !register.startsWith('reactive'));
}

function isJudged(tariff: TrialTariff): boolean {
  return tariff.registers.includes('reactive_forward');
}

function energySections(
  { messages, values }: FormParts,
  under: string,
  tariff: TrialTariff,
): readonly FormSection[] {
  const { trial, names } = messages;
  const field = fieldMaker(messages);
  const registers = activeRegisters(tariff);
  const by = field(`${under}energyBy`, { isSteering: true, usual: 'kwh', choices: trial.choices.energyBy });
  const isByDials = valueAt(values, by.path, by) === 'dials';
  const reactive = isJudged(tariff) ? reactiveFields(field, under) : [];
  const rollOver = field(`${under}hasRollOver`, { type: 'check', isSteering: true });
  const hasRollOver = isByDials && values[rollOver.path] === 'yes';
  const labelled = (register: RegisterKind, one: FormField): FormField => ({
    ...one,
    label: register === 'total' ? one.label : `${names.registers[register]} ${one.label}`,
    also: [`registers.${register}`, ...(register === registers[0] ? ['registers', 'kwh', 'sub_meters'] : [])],
  });
  const kwhFields = registers.map((register) =>
    labelled(
      register,
      field(`${under}usage.${register === 'total' ? 'kwh' : `${register}_kwh`}`, {
        name: 'kwh',
        unit: 'kwh',
        isNeeded: true,
      }),
    ),
  );
  return [
    {
      title: trial.sections.energy,
      fields: [by, ...(isByDials ? [rollOver] : kwhFields), ...reactive],
      rows: isByDials
        ? registers.map((register) =>
            dialRow(field, `${under}usage.registers`, register, names.registers[register], hasRollOver),
          )
        : [],
    },
  ];
}

type Maker = ReturnType<typeof fieldMaker>;

function dialRow(
  field: Maker,
  list: string,
  register: RegisterKind,
  title: string,
  hasRollOver: boolean,
): FormRow {
  return {
    list,
    title,
    constants: { register },
    isNeeded: true,
    fields: [
      field('previous', { isNeeded: true }),
      field('current', { isNeeded: true, also: [`registers.${register}`] }),
      field('multiplier', { usual: '1' }),
      ...(hasRollOver
        ? [field('digits', { type: 'whole', unit: 'digits' }), field('rolled_over', { type: 'check' })]
        : []),
    ],
  };
}

function reactiveFields(field: Maker, under: string): readonly FormField[] {
  return [
    field(`${under}usage.reactive_forward_kvarh`, {
      unit: 'kvarh',
      isNeeded: true,
      also: ['registers.reactive_forward'],
    }),
    field(`${under}usage.reactive_reverse_kvarh`, { unit: 'kvarh' }),
  ];
}

function capacitySections(
  { messages, values }: FormParts,
  under: string,
  tariff: TrialTariff,
): readonly FormSection[] {
  const { trial } = messages;
  const field = fieldMaker(messages);
  if (!tariff.needsCapacity && !tariff.needsDemand) return [];
  const by = field(`${under}capacityBy`, {
    isSteering: true,
    usual: tariff.needsCapacity ? 'capacity' : 'demand',
    choices: trial.choices.capacityBy,
  });
  const isByDemand = !tariff.needsCapacity || (tariff.needsDemand && values[by.path] === 'demand');
  const choice = tariff.needsCapacity && tariff.needsDemand ? [by] : [];
  if (isByDemand)
    return [
      {
        title: trial.sections.capacity,
        fields: [
          ...choice,
          field(`${under}usage.demand.measured_kw`, { unit: 'kw', isNeeded: true, also: ['demand'] }),
          field(`${under}usage.demand.contract_kw`, { unit: 'kw', hint: 'contract' }),
          field(`${under}usage.demand.capacity_kva`, { unit: 'kva' }),
        ],
      },
    ];
  const several = field(`${under}hasTransformers`, { type: 'check', isSteering: true });
  const hasSeveral = values[several.path] === 'yes';
  const plain = field(`${under}usage.capacity`, { unit: 'kva', isNeeded: true, also: ['capacity'] });
  const section: FormSection = {
    title: trial.sections.capacity,
    fields: [...choice, ...(hasSeveral ? [] : [plain]), several],
  };
  return hasSeveral ? [section, transformerSection(messages, values, under)] : [section];
}

function transformerSection(
  messages: FormParts['messages'],
  values: FormParts['values'],
  under: string,
): FormSection {
  const { trial } = messages;
  const field = fieldMaker(messages);
  const key = `${under}transformers.count`;
  return {
    title: trial.sections.transformers,
    more: { key, most: 6 },
    rows: Array.from({ length: rowsShown(values, key, 1) }, (_, index) => ({
      list: `${under}usage.capacity.transformers`,
      title: trial.transformerRow(index + 1),
      isNeeded: index === 0,
      fields: [
        field('name'),
        field('kva', { unit: 'kva', isNeeded: true }),
        field('from', { name: 'fromDay', type: 'day' }),
        field('until', { type: 'day' }),
        field('suspended.0.on', { name: 'suspendedOn', type: 'day' }),
        field('suspended.0.resumed_on', { name: 'resumedOn', type: 'day' }),
      ],
    })),
  };
}

function yearSection({ messages }: FormParts, under: string, tariff: TrialTariff): FormSection {
  const field = fieldMaker(messages);
  const household =
    tariff.customerClass === 'residential'
      ? [
          field(`${under}usage.household.persons`, { type: 'whole', unit: 'persons' }),
          field(`${under}usage.household.welfare`, { type: 'check' }),
        ]
      : [];
  const year = tariff.needsYear
    ? [
        field(`${under}usage.year.kwh_so_far`, { unit: 'kwh', also: ['year', 'year.tiers_left'] }),
        field(`${under}usage.year.opened_on`, { type: 'day' }),
      ]
    : [];
  const { sections } = messages.trial;
  return { title: tariff.needsYear ? sections.year : sections.household, fields: [...year, ...household] };
}

function periodSection({ messages }: FormParts, under: string, tariff: TrialTariff): FormSection {
  const field = fieldMaker(messages);
  return {
    title: messages.trial.sections.period,
    fields: [
      field(`${under}usage.period.from`, { type: 'day', also: ['period', 'usage.period', 'reading_month'] }),
      field(`${under}usage.period.to`, { type: 'day' }),
      ...(tariff.needsCapacity ? [] : [field(`${under}usage.months`, { type: 'whole', unit: 'months' })]),
    ],
  };
}

/** What few bills have: hidden until it is asked for. */
function moreSections(parts: FormParts, under: string, tariff: TrialTariff): readonly FormSection[] {
  const { messages, values } = parts;
  const { trial } = messages;
  const field = fieldMaker(messages);
  const more = field(`${under}hasMore`, { type: 'check', isSteering: true });
  const section = { title: trial.sections.more, fields: [more] };
  if (values[more.path] !== 'yes') return [section];
  const standard = field(`${under}standard`, {
    isSteering: true,
    usual: '',
    choices: { '': trial.choices.none, ...trial.choices.standard },
  });
  const judgedBy = values[standard.path] ?? '';
  return [
    {
      ...section,
      fields: [
        more,
        field(`${under}usage.sub_meters.0.kwh`, { name: 'sub_meter', unit: 'kwh' }),
        field(`${under}usage.fixed_kwh`, { unit: 'kwh' }),
        field(`${under}usage.fixed_share`, { hint: 'share' }),
        field(`${under}usage.loss.kwh`, { name: 'loss_kwh', unit: 'kwh', also: ['loss'] }),
        field(`${under}usage.loss.kvarh`, { name: 'loss_kvarh', unit: 'kvarh' }),
        ...(isJudged(tariff) ? [] : [standard]),
        ...(isJudged(tariff) || judgedBy === '' ? [] : reactiveFields(field, under)),
      ],
      constants: judgedBy === '' ? {} : { [`${under}usage.power_factor.standard`]: judgedBy },
    },
    changeSection(parts, under),
  ];
}

function changeSection(parts: FormParts, under: string): FormSection {
  const { messages, packs, values } = parts;
  const from = fieldMaker(messages)(`${under}changes.0.from`, { name: 'changeFrom', type: 'day' });
  const keys = { pack: `${under}changePack`, code: `${under}changeCode` };
  const chosen = chosenTariff(packs, values, keys);
  if (chosen === null || (values[from.path] ?? '').trim() === '')
    return { title: messages.trial.sections.change, fields: [from] };
  const { fields, constants } = tariffFields(
    parts,
    chosen,
    { path: `${under}changes.0.tariff`, ...keys },
    { pack: 'changePack', code: 'changeCode' },
  );
  return { title: messages.trial.sections.change, fields: [from, ...fields], constants };
}
