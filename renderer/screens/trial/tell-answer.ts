import type { TrialKind } from '../../../db/domain/billing/trial-kind.ts';
import type { Messages } from '../../messages/index.ts';
import { listAt, type Output, textAt } from './read-output.ts';
import { tellAdjustment } from './tell-adjustment.ts';
import { tellBill } from './tell-bill.ts';
import { fenOf, type ToldAnswer, yuanOf } from './told-answer.ts';

type Tell = (output: Output, messages: Messages) => ToldAnswer;

/** Tells the calculator's answer to a question of a kind: nothing is computed here, only put into words. */
export function tellAnswer(kind: TrialKind, output: Output, messages: Messages): ToldAnswer {
  return tellers[kind](output, messages);
}

const plain = (figure: ToldAnswer['figure'], facts: ToldAnswer['facts'] = []): ToldAnswer => ({
  figure,
  facts,
  table: null,
  working: [],
});

const tellLateFee: Tell = (output, { trial }) => {
  const { columns } = trial;
  const spans = listAt(output, 'bills').flatMap((bill) => {
    const own = listAt(bill, 'spans');
    return own.length === 0
      ? [[textAt(bill, 'due_on'), null, null, null, null, fenOf(textAt(bill, 'fee'))]]
      : own.map((span) => [
          textAt(bill, 'due_on'),
          textAt(span, 'from'),
          textAt(span, 'to'),
          Number(textAt(span, 'days')),
          textAt(span, 'rate'),
          fenOf(textAt(span, 'fee')),
        ]);
  });
  return {
    figure: { label: trial.lateFee, text: yuanOf(textAt(output, 'total')), unit: trial.units.yuan },
    facts: [],
    table: {
      columns: [
        { title: columns.dueOn, kind: 'day' },
        { title: columns.from, kind: 'day' },
        { title: columns.to, kind: 'day' },
        { title: columns.days, kind: 'count' },
        { title: columns.rate, kind: 'text', isFigure: true },
        { title: columns.fee, kind: 'money_fen' },
      ],
      rows: spans,
    },
    working: [],
  };
};

const tellPowerFactor: Tell = (output, { trial }) => {
  const factor = textAt(output, 'power_factor');
  return plain(
    { label: trial.withAdjustment, text: yuanOf(textAt(output, 'total')), unit: trial.units.yuan },
    [
      { name: trial.factor, value: factor ?? trial.noUse },
      { name: trial.rate, value: `${textAt(output, 'rate_percent') ?? ''}%`.replace(/^-/, '−') },
      { name: trial.adjusted, value: yuanOf(textAt(output, 'adjustment')).replace(/^-/, '−') },
    ],
  );
};

const tellEnergy: Tell = (output, { trial }) =>
  plain({ label: trial.energyIs, text: textAt(output, 'kwh') ?? '', unit: trial.units.kwh });

const tellWords: Tell = (output, { trial }) =>
  plain({ label: trial.inWords, text: textAt(output, 'text') ?? '', isWords: true });

const tellNumber: Tell = (output, { trial }) => {
  if (output.valid === true) return plain({ label: '', text: trial.valid, tone: 'done', isWords: true });
  const reason = textAt(output, 'reason') ?? '';
  return plain({ label: '', text: trial.invalid, tone: 'wrong', isWords: true }, [
    { name: '', value: trial.reasons[reason] ?? reason },
  ]);
};

const tellers: Readonly<Record<TrialKind, Tell>> = {
  bill: tellBill,
  late_fee: tellLateFee,
  power_factor: tellPowerFactor,
  energy: tellEnergy,
  adjustment: tellAdjustment,
  amount_in_words: tellWords,
  date_in_words: tellWords,
  id_number: tellNumber,
  credit_code: tellNumber,
};
