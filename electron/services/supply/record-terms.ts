import { isDeepStrictEqual } from 'node:util';
import { type DatedTerms, type SupplyTerms, termsOn } from '../../../db/domain/billing/supply-terms.ts';
import type { Day } from '../../../db/domain/kernel/calendar.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook, nextEntryNo } from '../../../db/local/daybook.ts';
import { findPolicyPackInForce } from '../../../db/local/queries/policy.ts';
import {
  datedTerms,
  findBilledUpTo,
  findSupplyAccount,
  insertSupplyTerms,
  listSupplyTerms,
  writeSupplyTerms,
} from '../../../db/local/queries/supply.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';
import { checkTerms } from './check-terms.ts';
import { supplyPageOf } from './supply-page.ts';

/** What the daybook tells of new terms; the terms themselves are in the posted row that the entry seals. */
interface TermsPayload {
  readonly accountNo: string;
  readonly version: number;
  readonly effectiveFrom: Day;
  /** Which of the terms differ from those in force on that day until now. */
  readonly changed: readonly string[];
  readonly tariffCode: string | null;
  readonly reason: string;
}

/**
 * Records 计费档案 of an account from a day on, as a further version; what was recorded for later days ends with it. Refuses, in this
 * order: right_missing; account_unknown for an account that is closed or not there; terms_before_billed for a day that is billed;
 * no_policy_pack for the day; what checkTerms refuses; terms_unchanged when every day from then on had these terms already.
 */
export function recordTerms(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'supply/record-terms'>,
): Result<OutputOf<'supply/record-terms'>> {
  const right = checkRight(actor, 'supply.change');
  if (!right.ok) return right;
  const { accountNo, effectiveFrom, terms, reason } = input;
  const { store } = counter;
  return store.write(() => {
    const account = findSupplyAccount(store, accountNo);
    if (account === null || account.isClosed) return refuse('account_unknown', { accountNo });
    const billedUntil = findBilledUpTo(store, account.accountId)?.day ?? null;
    if (billedUntil !== null && effectiveFrom <= billedUntil)
      return refuse('terms_before_billed', { billedUntil });
    const policy = findPolicyPackInForce(store, effectiveFrom);
    if (policy === null) return refuse('no_policy_pack', { day: effectiveFrom });
    const checked = checkTerms(counter, account, policy.pack, effectiveFrom, terms);
    if (!checked.ok) return checked;
    const stored = listSupplyTerms(store, account.accountId);
    const versions = stored.map(datedTerms);
    if (changesNothing(versions, effectiveFrom, terms)) return refuse('terms_unchanged', { accountNo });
    const version = (stored.at(-1)?.version ?? 0) + 1;
    insertSupplyTerms(store, {
      accountId: account.accountId,
      version,
      effectiveFrom,
      content: writeSupplyTerms(terms),
      reason,
      recordedBy: actor.personId,
      recordedAt: counter.clock.now(),
      daybookNo: nextEntryNo(store),
    });
    const payload: TermsPayload = {
      accountNo,
      version,
      effectiveFrom,
      changed: changedTerms(termsOn(versions, effectiveFrom), terms),
      tariffCode: terms.tariffCode,
      reason,
    };
    appendToDaybook(store, {
      kind: 'supply_terms_recorded',
      recordedAt: counter.clock.now(),
      businessDay: today(counter),
      actor,
      payload: { ...payload },
    });
    return ok(supplyPageOf(counter, account));
  });
}

function changesNothing(versions: readonly DatedTerms[], from: Day, terms: SupplyTerms): boolean {
  const later = versions.map(({ effectiveFrom }) => effectiveFrom).filter((day) => day > from);
  return [from, ...later].every((day) => isDeepStrictEqual(termsOn(versions, day), terms));
}

function changedTerms(before: SupplyTerms, after: SupplyTerms): string[] {
  const names = Object.keys(after) as (keyof SupplyTerms)[];
  return names.filter((name) => !isDeepStrictEqual(before[name], after[name]));
}
