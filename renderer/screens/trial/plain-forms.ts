import { fieldMaker, rowsShown, type MakeForm } from './form-words.ts';

/** 违约金: a class of customer, up to twelve bills, the day of payment. */
export const lateFeeForm: MakeForm = ({ messages, values }) => {
  const { trial } = messages;
  const field = fieldMaker(messages);
  return [
    {
      fields: [
        field('customer', { usual: 'residential', choices: trial.choices.customer }),
        field('paid_on', { type: 'day', isNeeded: true, hint: 'day' }),
      ],
    },
    {
      title: trial.sections.bills,
      hint: trial.hints.bills,
      more: { key: 'bills.count', most: 12 },
      rows: Array.from({ length: rowsShown(values, 'bills.count', 3) }, (_, index) => ({
        list: 'bills',
        title: trial.billRow(index + 1),
        isNeeded: index === 0,
        fields: [
          field('due_on', { type: 'day', isNeeded: true }),
          field('unpaid', { unit: 'yuan', isNeeded: true }),
        ],
      })),
    },
  ];
};

/** 功率因数: active and reactive energy, the standard, and what the percentage is taken of. */
export const powerFactorForm: MakeForm = ({ messages }) => {
  const { trial } = messages;
  const field = fieldMaker(messages);
  return [
    {
      fields: [
        field('active_kwh', { unit: 'kwh', isNeeded: true }),
        field('standard', { usual: '0.90', choices: trial.choices.standard }),
        field('reactive_forward_kvarh', { unit: 'kvarh', isNeeded: true }),
        field('reactive_reverse_kvarh', { unit: 'kvarh', isNeeded: true, usual: '0' }),
        field('base', { unit: 'yuan', isNeeded: true }),
        field('bonus', { type: 'check', usual: 'yes' }),
      ],
    },
  ];
};

/** 电量: two looks at a dial. */
export const energyForm: MakeForm = ({ messages, values }) => {
  const field = fieldMaker(messages);
  const rolledOver = field('rolled_over', { type: 'check' });
  return [
    {
      fields: [
        field('previous', { isNeeded: true }),
        field('current', { isNeeded: true }),
        field('multiplier', { usual: '1', hint: 'ct' }),
        rolledOver,
        ...(values.rolled_over === 'yes'
          ? [field('digits', { type: 'whole', unit: 'digits', isNeeded: true })]
          : []),
      ],
    },
  ];
};

/** 大写金额. */
export const amountForm: MakeForm = ({ messages }) => [
  { fields: [fieldMaker(messages)('amount', { unit: 'yuan', isNeeded: true })] },
];

/** 大写日期. */
export const dateForm: MakeForm = ({ messages }) => [
  { fields: [fieldMaker(messages)('date', { type: 'day', isNeeded: true, hint: 'anyDay' })] },
];

/** 身份证号, 信用代码. */
export const numberForm: MakeForm = ({ messages }) => [
  { fields: [fieldMaker(messages)('text', { isNeeded: true })] },
];
