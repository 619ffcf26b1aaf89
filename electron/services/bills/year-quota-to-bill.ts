import type { BillFacts } from '../../../db/domain/billing/bill-facts.ts';
import { tierYearBillOf } from '../../../db/domain/billing/bill-working.ts';
import { lastDayOf, yearQuotaRules, type DatedPack } from '../../../db/domain/billing/compute-bill.ts';
import type { PolicyPack } from '../../../db/domain/billing/policy-pack.ts';
import { termsOn } from '../../../db/domain/billing/supply-terms.ts';
import { findTariff, type Tariff, type TieredCharge } from '../../../db/domain/billing/tariff.ts';
import { quotaAfterBills, tierYearOf, type YearQuota } from '../../../db/domain/billing/year-quota.ts';
import type { Month } from '../../../db/domain/kernel/calendar.ts';
import type { AccountToBill } from '../../../db/local/queries/account-months.ts';
import { listStandingBills } from '../../../db/local/queries/issued-bills.ts';
import type { Store } from '../../../db/local/store.ts';

/** Tells whether any tariff of a pack counts its tiers over a year. */
export function hasYearlyTiers(pack: PolicyPack): boolean {
  return pack.tariffs.some(isYearly);
}

/**
 * What the account's bills left of the tier year for its next one: as its last bill says, or told again from the bills that stand once
 * one of the year was corrected. Null for an account that is on no yearly tiers, or has no bill of them.
 */
export function yearQuotaToBill(
  store: Store,
  account: Pick<AccountToBill, 'accountId' | 'lastBilledMonth' | 'lastYearQuota'>,
  facts: Omit<BillFacts, 'yearQuota'>,
  packs: readonly DatedPack[],
  correctedMonths: readonly Month[],
): YearQuota | null {
  if (account.lastBilledMonth === null) return null;
  const charge = yearlyChargeOf(facts, packs);
  if (charge === null) return null;
  const pack = (packs.at(-1) as DatedPack).pack;
  const starts = pack.tierYearStartsInMonth;
  const tierYear = tierYearOf(facts.periodMonth, starts);
  const isOfYear = (month: Month) => tierYearOf(month, starts) === tierYear;
  const last = account.lastYearQuota === null ? null : (JSON.parse(account.lastYearQuota) as YearQuota);
  // An account that came back to yearly tiers goes on with what its earlier bills of the year left.
  const hasGap = last === null && facts.terms.length > 0 && isOfYear(account.lastBilledMonth);
  if (!hasGap && !correctedMonths.some(isOfYear)) return last;
  const rules = yearQuotaRules(charge, facts, pack, termsOn(facts.terms, lastDayOf(facts)));
  const bills = listStandingBills(store, account.accountId)
    .filter((bill) => isOfYear(bill.periodMonth) && bill.periodMonth < facts.periodMonth)
    .reverse()
    .flatMap((bill) => tierYearBillOf(bill.working) ?? []);
  return quotaAfterBills(rules, bills);
}

function isYearly({ charge }: Tariff): boolean {
  return charge.kind === 'tiered' && charge.period === 'year';
}

/** The yearly tiers of an account by its class, voltage and terms under the packs of its bill; null without. */
function yearlyChargeOf(
  facts: Omit<BillFacts, 'yearQuota'>,
  packs: readonly DatedPack[],
): TieredCharge | null {
  for (const { pack } of packs) {
    const codes = facts.terms.length === 0 ? [null] : facts.terms.map(({ terms }) => terms.tariffCode);
    for (const code of codes) {
      const tariff =
        code === null
          ? findTariff(pack.tariffs, facts.customerClass, facts.volts ?? pack.assumedVolts)
          : pack.tariffs.find((one) => one.code === code);
      if (tariff !== null && tariff !== undefined && isYearly(tariff)) return tariff.charge as TieredCharge;
    }
  }
  return null;
}
