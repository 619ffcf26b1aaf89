import type { BillingMonth } from '../../../electron/contract/bills.ts';

/** What a month waits for next, and how many accounts it concerns. */
export interface NextStep {
  readonly step: 'returned' | 'issue' | 'explain' | 'compute' | 'audit' | 'read' | 'done';
  readonly count: number;
}

/**
 * What a month's bills wait for, the step that this place can take first: correct what was returned, compute what is read, issue what
 * has passed; then what others have to do.
 */
export function nextStepsOf(month: BillingMonth): readonly NextStep[] {
  const drafts = month.waiting + month.passed + month.returned;
  const uncomputed = Math.max(0, month.read - month.unexplained - drafts - month.issued);
  const left = Math.max(0, month.accounts - month.read);
  const steps: NextStep[] = [
    { step: 'returned', count: month.returned },
    { step: 'issue', count: month.passed },
    { step: 'compute', count: uncomputed },
    { step: 'audit', count: month.waiting },
    { step: 'explain', count: month.unexplained },
    { step: 'read', count: left },
  ];
  const waiting = steps.filter(({ count }) => count > 0);
  return waiting.length === 0 && month.issued > 0 ? [{ step: 'done', count: month.issued }] : waiting;
}
