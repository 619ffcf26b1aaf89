import type { PolicyPack } from '../../../db/domain/billing/policy-pack.ts';
import type { CustomerClass } from '../../../db/domain/accounts/customer-class.ts';
import type { ChargedTransformer } from '../../../db/domain/billing/capacity-charge.ts';
import { type SupplyTerms, termsOn } from '../../../db/domain/billing/supply-terms.ts';
import { findTariff, type Tariff, touPricesOf } from '../../../db/domain/billing/tariff.ts';
import type { TwoPartCharge } from '../../../db/domain/billing/two-part-charge.ts';
import type { Day } from '../../../db/domain/kernel/calendar.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import {
  datedTerms,
  findBilledUpTo,
  findSupplyAccount,
  listSupplyTerms,
  type SupplyAccount,
} from '../../../db/local/queries/supply.ts';
import type { Counter } from '../counter.ts';

/**
 * Refuses terms that nothing could bill, in this order: tariff_unknown for a code that the pack does not have; account_unknown for an
 * account behind this one that is closed, unknown or itself; and usage_incomplete with the place for one named twice or that this one
 * hangs behind, for a transformer whose loss the pack does not tell, for what checkPrices refuses, for a transformer that is suspended
 * twice at a time, and for 一户多人口 that would be granted for a billed month (TR06).
 */
export function checkTerms(
  counter: Counter,
  account: SupplyAccount,
  pack: PolicyPack,
  onDay: Day,
  terms: SupplyTerms,
): Result<null> {
  for (const code of [terms.tariffCode, terms.fixedPart?.tariffCode, terms.sharePart?.tariffCode]) {
    if (code === undefined || code === null) continue;
    if (!pack.tariffs.some((tariff) => tariff.code === code)) return refuse('tariff_unknown', { code });
  }
  const behind = checkChildren(counter, account, onDay, terms.childAccountNos);
  if (!behind.ok) return behind;
  const { loss } = terms;
  const isKnown = pack.transformerLoss.some(
    ({ type, capacityVa }) => type === loss?.transformerType && capacityVa === loss.capacityVa,
  );
  if (loss !== null && !isKnown) return refuse('usage_incomplete', { place: 'loss.transformer' });
  const prices = checkPrices(account, pack, terms);
  if (!prices.ok) return prices;
  const transformers = terms.capacity?.kind === 'transformers' ? terms.capacity.transformers : [];
  if (transformers.some(isSuspendedTwice)) return refuse('usage_incomplete', { place: 'suspensions' });
  return isGrantedBackwards(counter, account, onDay, terms)
    ? refuse('usage_incomplete', { place: 'severalPersonsFrom' })
    : ok(null);
}

/**
 * Refuses usage_incomplete with the place for a chosen tariff of another class, but for 合表 (tariffCode), a fixed part or share priced by the time of
 * day, by the year or in two parts, of which a part of the energy knows nothing (fixedPart, sharePart), and a two-part tariff without
 * a capacity (capacity), or whose demand has no price (demand).
 */
function checkPrices(account: SupplyAccount, pack: PolicyPack, terms: SupplyTerms): Result<null> {
  const byCode = (code: string) => pack.tariffs.find((tariff) => tariff.code === code) ?? null;
  const { customerClass, voltageV } = account;
  const tariff =
    terms.tariffCode === null
      ? findTariff(pack.tariffs, customerClass, voltageV ?? pack.assumedVolts)
      : byCode(terms.tariffCode);
  if (terms.tariffCode !== null && tariff !== null && !isForClass(tariff, customerClass))
    return refuse('usage_incomplete', { place: 'tariffCode' });
  for (const place of ['fixedPart', 'sharePart'] as const) {
    const part = terms[place];
    const priced = part === null ? null : byCode(part.tariffCode);
    if (priced !== null && !isPricedByEnergyAlone(priced)) return refuse('usage_incomplete', { place });
  }
  const place = tariff?.twoPart === undefined ? null : capacityLacks(tariff.twoPart, account, terms);
  return place === null ? ok(null) : refuse('usage_incomplete', { place });
}

/** 合表: schools and others that are no household pay the flat price of households. */
function isForClass({ customerClass, charge }: Tariff, own: CustomerClass): boolean {
  return customerClass === own || (customerClass === 'residential' && charge.kind === 'flat');
}

function isPricedByEnergyAlone({ charge, twoPart }: Tariff): boolean {
  const isYearly = charge.kind === 'tiered' && charge.period === 'year';
  return touPricesOf(charge) === null && !isYearly && twoPart === undefined;
}

/** What a two-part tariff cannot charge of these terms; without terms it charges the capacity of the contract. */
function capacityLacks(
  twoPart: TwoPartCharge,
  { contractCapacityW }: SupplyAccount,
  { capacity }: SupplyTerms,
): 'capacity' | 'demand' | null {
  if (capacity?.kind === 'contract_demand') return twoPart.contractDemandNanoyuan === null ? 'demand' : null;
  if (capacity?.kind === 'measured_demand') return twoPart.measuredDemandNanoyuan === null ? 'demand' : null;
  const hasCapacity = capacity !== null || contractCapacityW !== null;
  return hasCapacity && twoPart.capacityNanoyuan !== null ? null : 'capacity';
}

function isSuspendedTwice({ suspensions }: ChargedTransformer): boolean {
  const inOrder = suspensions.toSorted((a, b) => (a.on < b.on ? -1 : 1));
  return inOrder.some(({ on }, index) => {
    const before = inOrder[index - 1];
    return before !== undefined && (before.resumedOn === null || on < before.resumedOn);
  });
}

/** What was granted before and stays is no new grant. */
function isGrantedBackwards(
  { store }: Counter,
  { accountId }: SupplyAccount,
  onDay: Day,
  { severalPersonsFrom }: SupplyTerms,
): boolean {
  const billed = findBilledUpTo(store, accountId);
  if (severalPersonsFrom === null || billed === null || severalPersonsFrom > billed.month) return false;
  const versions = listSupplyTerms(store, accountId).map(datedTerms);
  return termsOn(versions, onDay).severalPersonsFrom !== severalPersonsFrom;
}

function checkChildren(
  counter: Counter,
  account: SupplyAccount,
  onDay: Day,
  childAccountNos: readonly string[],
): Result<null> {
  for (const accountNo of childAccountNos) {
    const child = findSupplyAccount(counter.store, accountNo);
    if (child === null || child.isClosed || child.accountId === account.accountId)
      return refuse('account_unknown', { accountNo });
  }
  const isTwice = new Set(childAccountNos).size < childAccountNos.length;
  return isTwice || hangsBehind(counter, account.accountNo, childAccountNos, onDay)
    ? refuse('usage_incomplete', { place: 'childAccountNos' })
    : ok(null);
}

/** Tells whether an account hangs behind one of others, however far: neither could ever be billed before the other. */
function hangsBehind({ store }: Counter, accountNo: string, others: readonly string[], onDay: Day): boolean {
  const seen = new Set<string>(others);
  for (const other of seen) {
    if (other === accountNo) return true;
    const found = findSupplyAccount(store, other);
    if (found === null) continue;
    const versions = listSupplyTerms(store, found.accountId).map(datedTerms);
    const days = [
      onDay,
      ...versions.map(({ effectiveFrom }) => effectiveFrom).filter((from) => from > onDay),
    ];
    for (const day of days) for (const child of termsOn(versions, day).childAccountNos) seen.add(child);
  }
  return false;
}
