import { afterEach, expect, it, vi } from 'vitest';
import type { DraftRow } from '../../../../electron/contract/bills.ts';
import { passTogether } from '../../../../renderer/screens/audit/pass-together.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const drafts = [1, 2, 3].map((draftId) => ({
  draftId,
  accountNo: `A${draftId}`,
})) as unknown as readonly DraftRow[];

/** A program that passes all or none and names the first that stands against it, as bills/pass does. */
function program(refusedAccounts: readonly string[], code = 'same_person_forbidden') {
  const calls: number[][] = [];
  vi.stubGlobal('window', {
    counter: {
      call: async (_name: string, { draftIds }: { draftIds: number[] }) => {
        calls.push(draftIds);
        const against = draftIds
          .map((id) => `A${id}`)
          .find((accountNo) => refusedAccounts.includes(accountNo));
        return against === undefined
          ? { ok: true, value: { passed: draftIds.length } }
          : { ok: false, refusal: { code, facts: { accountNo: against } } };
      },
    },
  });
  return calls;
}

it('passes all at once when nothing stands against it', async () => {
  const calls = program([]);
  expect(await passTogether(drafts)).toEqual({ passed: new Set([1, 2, 3]), own: 0, trouble: null });
  expect(calls).toEqual([[1, 2, 3]]);
});

it('leaves those that the auditor had a hand in and passes the others', async () => {
  program(['A1', 'A3']);
  expect(await passTogether(drafts)).toEqual({ passed: new Set([2]), own: 2, trouble: null });
});

it('ends when all are the auditor’s own', async () => {
  program(['A1', 'A2', 'A3']);
  expect(await passTogether(drafts)).toEqual({ passed: new Set(), own: 3, trouble: null });
});

it('tells any other refusal and asks once', async () => {
  const calls = program(['A2'], 'bill_not_computed');
  const outcome = await passTogether(drafts);
  expect(outcome.passed.size).toBe(0);
  expect(outcome.trouble).toMatchObject({ refusal: { code: 'bill_not_computed' } });
  expect(calls).toHaveLength(1);
});
