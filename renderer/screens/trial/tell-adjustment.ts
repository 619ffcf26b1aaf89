import type { Messages } from '../../messages/index.ts';
import { listAt, type Output, partAt, textAt } from './read-output.ts';
import { fenOf, plainYuan, type ToldAnswer, type ToldTable, yuanOf } from './told-answer.ts';

/** Tells a 退补: what to collect or refund, the formula and its rule, and the figures behind it. */
export function tellAdjustment(output: Output, messages: Messages): ToldAnswer {
  const { trial } = messages;
  const working = partAt(output, 'working');
  const kwh = textAt(output, 'kwh');
  const formula = textAt(working, 'formula');
  const source = textAt(working, 'source');
  return {
    figure: figureOf(output, trial),
    facts: [
      ...(kwh === null || kwh === '0'
        ? []
        : [
            {
              name: kwh.startsWith('-') ? trial.kwhLess : trial.kwhMore,
              value: trial.kwhOf(kwh.replace(/^-/, '')),
            },
          ]),
      ...Object.entries(trial.figures).flatMap(([name, label]) => {
        const text = textAt(working, name);
        return text === null
          ? []
          : [{ name: label, value: (moneyFigures.has(name) ? yuanOf(text) : text).replace(/^-/, '−') }];
      }),
    ],
    table: registersTable(working, messages) ?? itemsTable(working, messages),
    working: [
      ...(formula === null ? [] : [{ heading: trial.formula, sentences: [formula] }]),
      ...(source === null ? [] : [{ heading: trial.source, sentences: [source] }]),
    ],
  };
}

const moneyFigures: ReadonlySet<string> = new Set([
  'base',
  'true_total',
  'billed_total',
  'back',
  'penalty',
  'fine',
  'energy_fee',
]);

function figureOf(output: Output, trial: Messages['trial']): ToldAnswer['figure'] {
  const amount = textAt(output, 'amount');
  if (amount === null) return { label: trial.noPrice, text: '—' };
  const isRefund = amount.startsWith('-');
  const isNothing = fenOf(amount) === 0;
  return {
    label: isNothing ? trial.even : isRefund ? trial.refund : trial.collect,
    text: plainYuan(amount),
    unit: trial.units.yuan,
  };
}

/** Register by register, when there is more than the total. */
function registersTable(working: Output, { trial, names }: Messages): ToldTable | null {
  const registers = listAt(working, 'registers');
  if (registers.length === 0) return null;
  const { columns } = trial;
  const known: Readonly<Record<string, string>> = names.registers;
  return {
    columns: [
      { title: columns.register, kind: 'text' },
      { title: columns.metered, kind: 'text', isFigure: true },
      { title: columns.correction, kind: 'text', isFigure: true },
      { title: columns.unitPrice, kind: 'text', isFigure: true },
      { title: columns.amount, kind: 'money_fen' },
    ],
    rows: registers.map((one) => {
      const name = textAt(one, 'register') ?? '';
      return [
        known[name] ?? name,
        textAt(one, 'metered_kwh'),
        textAt(one, 'kwh'),
        textAt(one, 'price'),
        fenOf(textAt(one, 'amount')),
      ];
    }),
  };
}

/** Device by device. */
function itemsTable(working: Output, { trial }: Messages): ToldTable | null {
  const items = listAt(working, 'items');
  if (items.length === 0) return null;
  const { columns } = trial;
  const isDifference = items.some((item) => textAt(item, 'price_difference') !== null);
  return {
    columns: [
      { title: columns.item, kind: 'text' },
      { title: columns.kwh, kind: 'text', isFigure: true },
      { title: isDifference ? columns.priceDifference : columns.unitPrice, kind: 'text', isFigure: true },
    ],
    rows: items.map((item, index) => [
      trial.row(index + 1),
      textAt(item, 'kwh'),
      textAt(item, isDifference ? 'price_difference' : 'price'),
    ]),
  };
}
