import { expect } from 'vitest';
import { answerOf } from '../../../../support/trial.ts';
import { num, workedCases, type Check, type WorkedCase } from './worked-case.ts';

/** The checks of the worked cases by id. */
export const lateFees: Readonly<Record<string, Check>> = {
  LF01: (c) => {
    const output = feesOf(c);
    expect(num(output.total)).toBe(c.expected.total);
    expect(output.bills.map((bill: { fee: string }) => num(bill.fee))).toEqual([172, 18]);
  },
  LF02: (c) => {
    const output = feesOf(c);
    expect(num(output.total)).toBe(c.expected.total);
    const spans = output.bills.flatMap((bill: { spans: { fee: string }[] }) =>
      bill.spans.map((span) => num(span.fee)),
    );
    expect(spans.sort((a: number, b: number) => a - b)).toEqual([18, 64, 108]);
  },
  LF04: (c) => {
    const output = feesOf(workedCases.find((one) => one.id === 'LF01') as WorkedCase, {
      carried_over: 'all_days',
    });
    expect(num(output.total)).toBe(c.expected.total);
  },
  LF05: (c) => {
    const output = feesOf(workedCases.find((one) => one.id === 'LF01') as WorkedCase, {
      carried_over: 'new_year_only',
    });
    expect(num(output.total)).toBe(c.expected.total);
  },
  LF08: (c) => {
    const output = answerOf('late_fee', {
      customer: 'other',
      bills: [{ due_on: '2020-01-15', unpaid: String(c.inputs.overdue) }],
      paid_on: '2023-01-15',
      policy: { cap_ratio: String(c.inputs.cap_ratio) },
    });
    expect(num(output.total)).toBe(c.expected.max_late_fee);
  },
  LF09: (c) => {
    const unpaid = c.inputs.bill - c.inputs.partial_payment;
    expect(unpaid).toBe(c.expected.late_fee_base);
    const output = answerOf('late_fee', {
      customer: 'other',
      bills: [{ due_on: '2026-01-15', unpaid }],
      paid_on: '2026-01-25',
    });
    expect(output.total).toBe('18.00');
  },
};

function feesOf(c: WorkedCase, policy: object = {}) {
  return answerOf('late_fee', {
    customer: 'other',
    bills: c.inputs.bills.map((bill: { amount: number; last_pay_day: string }) => ({
      due_on: bill.last_pay_day,
      unpaid: bill.amount,
    })),
    paid_on: c.inputs.paid_on,
    policy: { other_per_day: '0.002', carried_per_day: '0.003', ...policy },
  });
}
