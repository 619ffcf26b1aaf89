import { dayOfMonth, addMonths, type Day, type Month } from '../../../db/domain/kernel/calendar.ts';
import type { SupplyTerms } from '../../../db/domain/billing/supply-terms.ts';
import { checkQueries } from '../../../db/local/queries/checks.ts';
import { draftQueries } from '../../../db/local/queries/drafts.ts';
import { listPacksOver } from '../../../db/local/queries/policy.ts';
import { readSupplyTerms } from '../../../db/local/queries/supply.ts';
import type { Store } from '../../../db/local/store.ts';
import { heldAccountsOf } from '../checks/held-accounts.ts';
import type { RunContext, StoredPack } from './compute-account-bill.ts';
import { hasYearlyTiers } from './year-quota-to-bill.ts';

/** What a run of a month finds in the store when it begins. What comes after makes its drafts stale. */
export function makeRunContext(store: Store, month: Month): RunContext {
  const drafts = draftQueries(store);
  const corrected = new Map<number, Month[]>();
  for (const { accountId, month: of } of drafts.corrected.all()) {
    corrected.set(accountId, [...(corrected.get(accountId) ?? []), of]);
  }
  return {
    store,
    month,
    packsOver: keepPacks(store),
    readTerms: keepTerms(),
    openElsewhere: new Set(drafts.accountsOfOtherMonths.all(month)),
    passed: new Set(drafts.passed.all(month)),
    returnedUnchanged: new Set(drafts.returnedUnchanged.all(month)),
    areaTotals: new Set(
      checkQueries(store)
        .areas.all()
        .flatMap(({ totalAccountId }) => totalAccountId ?? []),
    ),
    held: heldAccountsOf(store, month),
    corrected,
  };
}

/** Tells whether a pack that may bill the month counts tiers over a year: only then is asked what last bills left of it. */
export function billsYearlyTiers(store: Store, month: Month): boolean {
  const packs = listPacksOver(store, dayOfMonth(addMonths(month, -2), 1), dayOfMonth(month, 31));
  return packs.some(({ pack }) => hasYearlyTiers(pack));
}

/** Most bills of a run are over the same days. */
function keepPacks(store: Store): RunContext['packsOver'] {
  const kept = new Map<string, readonly StoredPack[]>();
  return (from: Day, to: Day) => {
    const key = `${from} ${to}`;
    let packs = kept.get(key);
    if (packs === undefined) {
      packs = listPacksOver(store, from, to);
      kept.set(key, packs);
    }
    return packs;
  };
}

/** Most terms of a run are alike: a tariff and nothing else. */
function keepTerms(): RunContext['readTerms'] {
  const kept = new Map<string, SupplyTerms>();
  return (content) => {
    let terms = kept.get(content);
    if (terms === undefined) {
      terms = readSupplyTerms(content);
      kept.set(content, terms);
    }
    return terms;
  };
}
