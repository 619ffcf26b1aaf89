import { type LeftAside, leftAsideReasons } from '../../../db/domain/billing/billable.ts';
import { dayOfMonth, type Month } from '../../../db/domain/kernel/calendar.ts';
import { type Fen, fen } from '../../../db/domain/kernel/money.ts';
import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { nextEntryNo } from '../../../db/local/daybook.ts';
import {
  countOpenAccounts,
  type KnownIds,
  readAccountMonths,
  readKnownIds,
} from '../../../db/local/queries/account-months.ts';
import { draftQueries } from '../../../db/local/queries/drafts.ts';
import { unbilledQueries } from '../../../db/local/queries/unbilled.ts';
import type { Store } from '../../../db/local/store.ts';
import { findPolicyPackInForce } from '../../../db/local/queries/policy.ts';
import type { ComputeOutcome } from '../../contract/bills.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, noProgress, type Actor, type Counter, type Progress } from '../counter.ts';
import { checkPeriodOpen } from '../periods/check-period-open.ts';
import { checkMonth } from '../readings/check-month.ts';
import { type AccountBill, computeAccountBill, type RunContext } from './compute-account-bill.ts';
import { billsYearlyTiers, makeRunContext } from './run-context.ts';

/** So many accounts are read and computed before the program turns to whatever else waits. */
const sliceSize = 500;

/** So many accounts that lack a fact are named; there are lists for more. */
const mostIncomplete = 200;

/**
 * Computes the month's bills, of one route or of all, account by account and keeps them as drafts for the auditor; bills already passed stay as they are,
 * returned ones wait again once their reading, file
 * or pack changed, or at once when the error was the biller's own. Refuses, in this order: right_missing; month_in_future; period_locked; no_policy_pack for the month's first day;
 * bill_run_cancelled (nothing was written); nothing_to_compute. It works in slices, so the counter stays usable, and writes once at the
 * end; a reading, terms or a pack that changed meanwhile make the draft stale, which nobody can pass or issue. A passed bill that
 * something changed under meanwhile is computed anew at once.
 */
export async function computeBills(
  counter: Counter,
  actor: Actor,
  input: CheckedInputOf<'bills/compute'>,
  progress: Progress = noProgress,
): Promise<Result<OutputOf<'bills/compute'>>> {
  const right = checkRight(actor, 'bills.compute');
  if (!right.ok) return right;
  const { month, routeCode } = input;
  const isDue = checkMonth(counter, month);
  if (!isDue.ok) return isDue;
  const { store } = counter;
  const period = checkPeriodOpen(store, month);
  if (!period.ok) return period;
  if (findPolicyPackInForce(store, dayOfMonth(month, 1)) === null) return refuse('no_policy_pack', { month });
  const startedAtEntry = nextEntryNo(store);
  const ofRoute =
    routeCode === undefined ? null : new Set(unbilledQueries(store).accountsOfRoute.all({ routeCode }));
  const run = await computeRun(makeRunContext(store, month), progress, ofRoute);
  if (run === 'cancelled') return refuse('bill_run_cancelled', { month });
  const first = writeDrafts(
    counter,
    actor,
    { month, startedAtEntry, dropsStale: ofRoute ?? 'all' },
    run,
    progress,
  );
  if (!first.ok) return first;
  const { dropped, lost, ...outcome } = first.value;
  if (lost.size > 0) return addLost(counter, actor, month, outcome, lost);
  if (outcome.computed === 0 && dropped === 0)
    return refuse('nothing_to_compute', { month, ...outcome.leftAside });
  return ok(outcome);
}

/** Computes the accounts anew whose passed bill something changed under while the others were computed: they have none now. */
async function addLost(
  counter: Counter,
  actor: Actor,
  month: Month,
  outcome: ComputeOutcome,
  lost: ReadonlySet<number>,
): Promise<Result<ComputeOutcome>> {
  const { store } = counter;
  const startedAtEntry = nextEntryNo(store);
  const run = await computeRun(makeRunContext(store, month), noProgress, lost);
  invariant(run !== 'cancelled', 'nobody can cancel what is half written');
  const second = writeDrafts(counter, actor, { month, startedAtEntry, dropsStale: 'none' }, run, noProgress);
  if (!second.ok) return second;
  const { computed, sumFen, incomplete } = second.value;
  const leftAside = { ...second.value.leftAside };
  for (const reason of leftAsideReasons) leftAside[reason] += outcome.leftAside[reason];
  return ok({
    computed: outcome.computed + computed,
    sumFen: fen(outcome.sumFen + sumFen),
    leftAside,
    incomplete: [...outcome.incomplete, ...incomplete].slice(0, mostIncomplete),
  });
}

/** A bill that is ready to be written. */
interface ReadyDraft {
  readonly accountId: number;
  readonly readingId: number;
  readonly energyWh: AccountBill['bill']['energyWh'];
  readonly totalFen: Fen;
  readonly lines: string;
  readonly working: string;
  readonly policyPackId: number;
  /** The newest ids before its slice was read. */
  readonly known: KnownIds;
}

/** What a run found, before anything is written. */
interface Run {
  readonly drafts: readonly ReadyDraft[];
  readonly leftAside: ComputeOutcome['leftAside'];
  readonly incomplete: ComputeOutcome['incomplete'];
  /** Accounts whose passed draft is left as it is. */
  readonly kept: readonly number[];
}

/** What a run began with: whose stale drafts it drops, those of all accounts, of a route's, or none. */
interface Begun {
  readonly month: Month;
  readonly startedAtEntry: number;
  readonly dropsStale: 'all' | 'none' | ReadonlySet<number>;
}

/** What was written, and what has to be computed again. */
interface Written extends ComputeOutcome {
  readonly leftAside: Run['leftAside'];
  readonly dropped: number;
  /** Accounts whose passed draft was kept at first and then dropped. */
  readonly lost: ReadonlySet<number>;
}

/** Computes the month of all open accounts, or of some of them. */
async function computeRun(
  context: RunContext,
  progress: Progress,
  only: ReadonlySet<number> | null,
): Promise<Run | 'cancelled'> {
  const { store, month } = context;
  const drafts: ReadyDraft[] = [];
  const leftAside = Object.fromEntries(leftAsideReasons.map((reason) => [reason, 0])) as Record<
    LeftAside,
    number
  >;
  const incomplete: ComputeOutcome['incomplete'][number][] = [];
  const kept: number[] = [];
  const begun = readKnownIds(store);
  const hasYearQuota = billsYearlyTiers(store, month);
  const total = countOpenAccounts(store);
  let done = 0;
  for (let afterId = 0; ; ) {
    const known = { ...readKnownIds(store), packId: begun.packId };
    const slice = readAccountMonths(store, { month, afterId, limit: sliceSize, hasYearQuota });
    if (slice === null) return { drafts, leftAside, incomplete, kept };
    for (const accountMonth of slice.accounts) {
      const { account } = accountMonth;
      if (only !== null && !only.has(account.accountId)) continue;
      const outcome = computeAccountBill(context, accountMonth);
      if (outcome === 'kept') kept.push(account.accountId);
      if (outcome === null || outcome === 'kept') continue;
      if ('bill' in outcome) {
        drafts.push(readyDraftOf(account.accountId, outcome, known));
        continue;
      }
      leftAside[outcome.leftAside] += 1;
      if (outcome.missing !== null && incomplete.length < mostIncomplete)
        incomplete.push({ accountNo: account.accountNo, name: account.name, ...outcome.missing });
    }
    done += slice.accounts.length;
    afterId = slice.upToId;
    progress.report('computing', done, Math.max(done, total));
    await nextTurn();
    if (progress.isCancelled()) return 'cancelled';
  }
}

function readyDraftOf(accountId: number, computed: AccountBill, known: KnownIds): ReadyDraft {
  const { bill, readingId, policyPackId } = computed;
  return {
    accountId,
    readingId,
    energyWh: bill.energyWh,
    totalFen: bill.totalFen,
    lines: JSON.stringify(bill.lines),
    working: JSON.stringify(bill.working),
    policyPackId,
    known,
  };
}

/** Drops the month's drafts that something has changed under since, of all accounts or of those of a route. */
function dropStale(store: Store, { month, dropsStale }: Pick<Begun, 'month' | 'dropsStale'>): number {
  const { dropStale, dropStaleOf } = draftQueries(store);
  if (dropsStale === 'none') return 0;
  if (dropsStale === 'all') return dropStale.run(month).changes;
  return dropStaleOf.run({ month, accountIds: JSON.stringify([...dropsStale]) }).changes;
}

/** Writes the drafts in one go. What happened since the run began stands: an account that got a bill or a draft of another month is left. */
function writeDrafts(
  counter: Counter,
  actor: Actor,
  begun: Begun,
  { drafts, leftAside, incomplete, kept }: Run,
  progress: Progress,
): Result<Written> {
  const { month } = begun;
  progress.report('writing', 0, drafts.length);
  const computedAt = counter.clock.now();
  const written = counter.store.write(() => {
    const period = checkPeriodOpen(counter.store, month);
    if (!period.ok) return period;
    const { write, billedSince, accountsOfOtherMonths, accountsOfMonth, returnedUnchanged } = draftQueries(
      counter.store,
    );
    const dropped = dropStale(counter.store, begun);
    const overtaken = new Set([
      ...billedSince.all(begun.startedAtEntry),
      ...accountsOfOtherMonths.all(month),
      ...returnedUnchanged.all(month),
    ]);
    const lost = new Set(dropped === 0 ? [] : kept.filter((accountId) => !overtaken.has(accountId)));
    if (lost.size > 0) for (const accountId of accountsOfMonth.all(month)) lost.delete(accountId);
    let computed = 0;
    let sum = 0;
    for (const draft of drafts) {
      if (overtaken.has(draft.accountId)) continue;
      const { changes } = write.run(
        draft.accountId,
        month,
        draft.readingId,
        draft.energyWh,
        draft.totalFen,
        draft.lines,
        draft.working,
        draft.policyPackId,
        actor.personId,
        computedAt,
        draft.known.readingId,
        draft.known.termsId,
        draft.known.packId,
        draft.known.billId,
      );
      if (changes === 0) continue;
      computed += 1;
      sum += draft.totalFen;
    }
    return ok({ dropped, lost, computed, sumFen: fen(sum) });
  });
  if (!written.ok) return written;
  progress.report('writing', drafts.length, drafts.length);
  return ok({ ...written.value, leftAside, incomplete });
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
