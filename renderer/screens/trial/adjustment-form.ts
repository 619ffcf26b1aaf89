import type { Messages } from '../../messages/index.ts';
import { billSections } from './bill-form.ts';
import type { FormField, FormSection } from './form-spec.ts';
import { fieldMaker, rowsShown, type FormParts, type MakeForm } from './form-words.ts';

/** The faults of the calculator, in the order of the adjustments' own, with what only the calculator asks behind them. */
export const trialFaults = [
  'meter_error',
  'wrong_wiring',
  'ct_mismatch',
  'phase_lost',
  'wrong_multiplier',
  'normal_month',
  'estimate',
  'wrong_class',
  'power_factor',
  'theft',
  'price_class_breach',
  'over_capacity',
  'private_capacity',
  'suspended_use',
  'company_outage',
  'rebill',
] as const;

/** One fault of the calculator. */
export type TrialFault = (typeof trialFaults)[number];

/** The name of a fault and when it is meant. */
export function faultWords(
  messages: Messages,
  fault: TrialFault,
): { readonly name: string; readonly when: string } {
  return fault === 'estimate' || fault === 'rebill'
    ? messages.trial.moreFaults[fault]
    : messages.adjustments.faults[fault];
}

/** 退补: a fault and its facts. */
export const adjustmentForm: MakeForm = (parts) => {
  const { messages, values } = parts;
  const fault = trialFaults.find((one) => one === values.fault) ?? 'meter_error';
  const choice = fieldMaker(messages)('fault', {
    type: 'search',
    usual: 'meter_error',
    choices: trialFaults.map((value) => ({ value, label: faultWords(messages, value).name })),
  });
  const head: FormSection = { fields: [{ ...choice, hint: faultWords(messages, fault).when }] };
  return [head, ...factsOf[fault](parts)];
};

type Maker = ReturnType<typeof fieldMaker>;
type Facts = (parts: FormParts) => readonly FormSection[];

const recorded = (field: Maker): readonly FormField[] => [
  field('metered_kwh', { unit: 'kwh', isNeeded: true }),
  field('price', { unit: 'price' }),
];
const plain =
  (fieldsOf: (field: Maker) => readonly FormField[]): Facts =>
  ({ messages }) => [{ fields: fieldsOf(fieldMaker(messages)) }];

const needed = (field: Maker, path: string, unit?: 'kwh' | 'kvarh' | 'price' | 'yuan' | 'kva' | 'kw') =>
  field(path, { isNeeded: true, ...(unit === undefined ? {} : { unit }) });
const multiple = (field: Maker) => field('multiple', { type: 'whole', unit: 'times', hint: 'byPack' });

const factsOf: Readonly<Record<TrialFault, Facts>> = {
  meter_error: plain((field) => [
    field('error', { isNeeded: true, hint: 'ratio' }),
    field('half_period', { type: 'check', usual: 'yes' }),
    ...recorded(field),
  ]),
  wrong_wiring: plain((field) => [
    field('factor', { hint: 'factor' }),
    field('correct_power', { hint: 'ratio' }),
    field('wrong_power', { hint: 'ratio' }),
    ...recorded(field),
  ]),
  ct_mismatch: (parts) => phases(parts),
  phase_lost: plain((field) => [
    field('phases_metered', { type: 'whole', unit: 'phases', isNeeded: true }),
    field('of', { type: 'whole', unit: 'phases', usual: '3' }),
    ...recorded(field),
  ]),
  wrong_multiplier: plain((field) => [
    field('true_multiplier', { isNeeded: true, hint: 'ct' }),
    field('billed_multiplier', { isNeeded: true, hint: 'ct' }),
    ...recorded(field),
  ]),
  normal_month: plain((field) => [needed(field, 'normal_kwh', 'kwh'), ...recorded(field)]),
  estimate: plain((field) => [
    needed(field, 'estimated_kwh', 'kwh'),
    needed(field, 'true_kwh', 'kwh'),
    field('price', { unit: 'price' }),
  ]),
  wrong_class: plain((field) => [
    needed(field, 'kwh', 'kwh'),
    needed(field, 'billed_price', 'price'),
    needed(field, 'true_price', 'price'),
  ]),
  power_factor: (parts) => [
    {
      fields: ((field: Maker) => [
        needed(field, 'active_kwh', 'kwh'),
        field('standard', { usual: '0.90', choices: parts.messages.trial.choices.standard }),
        needed(field, 'billed_kvarh', 'kvarh'),
        needed(field, 'true_kvarh', 'kvarh'),
        needed(field, 'billed_total', 'yuan'),
      ])(fieldMaker(parts.messages)),
    },
  ],
  theft: (parts) => [
    items(parts, (field) => [needed(field, 'price', 'price')]),
    ...plain((field) => [multiple(field), field('fine', { unit: 'yuan' })])(parts),
  ],
  price_class_breach: (parts) => [
    items(parts, (field) => [needed(field, 'due_price', 'price'), needed(field, 'billed_price', 'price')]),
    ...plain((field) => [
      field('months', { type: 'whole', unit: 'months', hint: 'byPack' }),
      multiple(field),
    ])(parts),
  ],
  over_capacity: plain((field) => [
    field('kw', { name: 'over_kw', unit: 'kw', isNeeded: true }),
    field('per_kw', { unit: 'yuan', hint: 'byPack' }),
  ]),
  private_capacity: plain((field) => [
    needed(field, 'kva', 'kva'),
    field('price', { name: 'capacityPrice', unit: 'capacityPrice', isNeeded: true }),
    field('from', { type: 'day' }),
    field('to', { type: 'day' }),
    field('months', { unit: 'months', hint: 'months' }),
    multiple(field),
  ]),
  suspended_use: plain((field) => [
    needed(field, 'kva', 'kva'),
    field('price', { name: 'capacityPrice', unit: 'capacityPrice', hint: 'suspendedPrice' }),
    field('sealed_on', { type: 'day' }),
    field('found_on', { type: 'day' }),
    field('months', { unit: 'months', hint: 'months' }),
    multiple(field),
    field('per_kva', { unit: 'yuan', hint: 'byPack' }),
  ]),
  company_outage: plain((field) => [
    field('kwh', { name: 'outage_kwh', unit: 'kwh', isNeeded: true }),
    needed(field, 'price', 'price'),
    multiple(field),
  ]),
  rebill: (parts) => [...billSections(parts, 'billed.'), ...billSections(parts, 'true.')],
};

function phases({ messages, values }: FormParts): readonly FormSection[] {
  const { trial, adjustments } = messages;
  const field = fieldMaker(messages);
  const choice = field('phases', { isSteering: true, usual: '3', choices: trial.choices.phases });
  const count = values.phases === '1' ? 1 : 3;
  const each = (index: number, one: FormField): FormField => ({
    ...one,
    label: count === 1 ? one.label : `${adjustments.phase(index)} ${one.label}`,
  });
  const fields = Array.from({ length: count }, (_, index) => [
    each(index, field(`ct.${index}`, { name: 'ct', isNeeded: true, hint: 'ct' })),
    each(index, field(`reversed.${index}`, { name: 'reversed', type: 'check' })),
  ]).flat();
  return [
    { fields: [field('billed_ct', { isNeeded: true, hint: 'ct' }), choice] },
    { title: trial.sections.phases, fields },
    { fields: recorded(field) },
  ];
}

function items(
  { messages, values }: FormParts,
  pricesOf: (field: Maker) => readonly FormField[],
): FormSection {
  const { trial } = messages;
  const field = fieldMaker(messages);
  return {
    title: trial.sections.items,
    hint: trial.hints.items,
    more: { key: 'items.count', most: 12 },
    rows: Array.from({ length: rowsShown(values, 'items.count', 1) }, (_, index) => ({
      list: 'items',
      title: trial.row(index + 1),
      isNeeded: index === 0,
      fields: [
        field('kwh', { unit: 'kwh', also: [`items.${index}`] }),
        field('kw', { unit: 'kw' }),
        field('hours', { type: 'whole', unit: 'hours' }),
        field('days', { type: 'whole', unit: 'days' }),
        field('use', { usual: 'power', choices: trial.choices.use }),
        ...pricesOf(field),
      ],
    })),
  };
}
