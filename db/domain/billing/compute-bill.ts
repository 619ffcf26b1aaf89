import type { CustomerClass } from '../accounts/customer-class.ts';
import { dayOfMonth, monthOf, monthsApart, type Day, type Month } from '../kernel/calendar.ts';
import { wattHours, type WattHours } from '../kernel/energy.ts';
import { invariant } from '../kernel/invariant.ts';
import type { Fen } from '../kernel/money.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { storeFacts, type BillFacts } from './bill-facts.ts';
import { sumOfBillLines, type BillLine } from './bill-line.ts';
import type { BillWorking, PackName, WorkedPart } from './bill-working.ts';
import type { ChargedTransformer } from './capacity-charge.ts';
import {
  attributeRest,
  completeTou,
  divideEnergy,
  takeFromFlat,
  type DividedEnergy,
  type TouEnergy,
} from './consumption.ts';
import { countRegisters, type CountedEnergy } from './counted-energy.ts';
import type { DemandUse } from './demand-charge.ts';
import { lossOverPeriod } from './loss-over-period.ts';
import { perObject } from './per-object.ts';
import type { PolicyPack } from './policy-pack.ts';
import { findPowerFactorStandard } from './power-factor.ts';
import type { UsageWorking } from './price-usage.ts';
import { priceAcrossChanges, type DatedTariff, type PricedBill } from './split-by-days.ts';
import { termsOn, type SupplyTerms } from './supply-terms.ts';
import { findTariff, pricedPeriodsOf, type Tariff, type TieredCharge, type TouPeriod } from './tariff.ts';
import type { Usage } from './usage.ts';
import { workedPart, workedUnits } from './worked-part.ts';
import type { Writable } from './writable.ts';
import { quotaBefore, type YearQuota, type YearQuotaRules } from './year-quota.ts';

/** A pack and the first day it is in force. */
export interface DatedPack {
  readonly from: Day;
  readonly pack: PolicyPack;
}

/** A bill as computed: its total is the sum of its lines, each rounded half-up to fen. */
export interface ComputedBill {
  readonly lines: readonly BillLine[];
  readonly totalFen: Fen;
  /** The metered energy that is billed, without losses. */
  readonly energyWh: WattHours;
  readonly working: BillWorking;
}

/**
 * Computes an account's bill from its facts by the packs in force over its period (in the order of their days; the first is in force
 * when the period begins): energy in Wh, amounts in fen. Refuses tariff_unknown when the class, voltage or terms find no tariff;
 * reading_backward and reading_does_not_fit for dials; usage_incomplete with the place for a fact that the tariff needs and the
 * meters or terms do not have. Sources: domain.md §§0, 2, 3, 4.
 */
export function computeBill(facts: BillFacts, packs: readonly DatedPack[]): Result<ComputedBill> {
  const lastDay = lastDayOf(facts);
  const packNow = packOn(packs, lastDay);
  const terms = termsOn(facts.terms, lastDay);
  const counted = countRegisters(facts);
  if (!counted.ok) return counted;
  const chosen = chooseOverPeriod(facts, packs, (onDay) =>
    tariffOf(facts, packOn(packs, onDay), termsOn(facts.terms, onDay), counted.value.reactiveVarh !== null),
  );
  if (!chosen.ok) return chosen;
  const { first, changes } = chosen.value;
  const tariffs = changes.length === 0 ? [first] : [first, ...changes.map((change) => change.tariff)];
  const yearQuota = yearQuotaOf(facts, packNow, terms, tariffs);
  const usage = usageOf(facts, packNow, terms, counted.value, pricedPeriodsOf(tariffs), yearQuota);
  if (!usage.ok) return usage;
  const main = priceAcrossChanges(first, changes, usage.value.main, packNow.powerFactorTables);
  if (!main.ok) return main;
  const behind = priceBehind(facts, packs, terms, usage.value.divided);
  if (!behind.ok) return behind;
  const bills = [main.value, ...behind.value];
  const lines = behind.value.length === 0 ? main.value.lines : bills.flatMap((bill) => bill.lines);
  const { mainWh, fixedWh, shareWh } = usage.value.divided;
  const working = workingOf(facts, packNow, bills, lines, packs);
  if (yearQuota !== null) working.yearQuotaAfter = afterOf(yearQuota, main.value);
  return ok({
    lines,
    totalFen: sumOfBillLines(lines),
    energyWh: wattHours(mainWh + fixedWh + shareWh),
    working,
  });
}

function workingOf(
  facts: BillFacts,
  packNow: PolicyPack,
  bills: readonly PricedBill[],
  lines: readonly BillLine[],
  packs: readonly DatedPack[],
): Writable<BillWorking> {
  const parts: WorkedPart[] = [];
  for (const bill of bills) for (const part of bill.parts) parts.push(workedPartOf(part, packs, packNow));
  const working: Writable<BillWorking> = {
    form: 2,
    pack: nameOf(packNow),
    facts: storeFacts(facts),
    parts,
    rounding: 'each_line_half_up_to_fen',
  };
  if (packs.length > 1) working.packs = packs.map(({ pack }) => nameOf(pack));
  const units = workedUnits(lines);
  if (units.length > 0) working.units = units;
  return working;
}

const nameOf = perObject(({ code, version }: PolicyPack): PackName => ({ code, version }));

function workedPartOf(part: UsageWorking, packs: readonly DatedPack[], packNow: PolicyPack): WorkedPart {
  const own = part.period === null ? packNow : packOn(packs, part.period.to);
  return workedPart(part, own === packNow ? null : nameOf(own));
}

/** The day by which the terms and the pack of a bill are taken: its last, or for unknown days the first of its month. */
export function lastDayOf(facts: Pick<BillFacts, 'period' | 'periodMonth'>): Day {
  return facts.period?.to ?? dayOfMonth(facts.periodMonth, 1);
}

function firstDayOf(facts: BillFacts): Day {
  return facts.period?.from ?? lastDayOf(facts);
}

function packOn(packs: readonly DatedPack[], onDay: Day): PolicyPack {
  const found = packs.findLast((dated) => dated.from <= onDay) ?? packs[0];
  invariant(found !== undefined, 'a bill without a policy pack');
  return found.pack;
}

/** The tariff when the period begins and every other that begins inside it. */
interface ChosenTariffs {
  readonly first: Tariff;
  readonly changes: readonly DatedTariff[];
}

/** Chooses a tariff for the first day and for each on which a new pack or new terms begin. */
function chooseOverPeriod(
  facts: BillFacts,
  packs: readonly DatedPack[],
  choose: (onDay: Day) => Result<Tariff>,
): Result<ChosenTariffs> {
  const first = choose(firstDayOf(facts));
  if (!first.ok) return first;
  const changes: DatedTariff[] = [];
  let last = first.value;
  for (const onDay of changeDaysOf(facts, packs)) {
    const tariff = choose(onDay);
    if (!tariff.ok) return tariff;
    // A new pack that leaves this tariff as it was splits nothing.
    if (JSON.stringify(tariff.value) === JSON.stringify(last)) continue;
    changes.push({ from: onDay, tariff: tariff.value });
    last = tariff.value;
  }
  return ok({ first: first.value, changes });
}

/** The days inside the period on which a pack or terms begin, in their order. */
function changeDaysOf(facts: BillFacts, packs: readonly DatedPack[]): Day[] {
  const first = firstDayOf(facts);
  const last = lastDayOf(facts);
  const isInside = (onDay: Day) => onDay > first && onDay <= last;
  const days: Day[] = [];
  for (const { from } of packs) if (isInside(from)) days.push(from);
  for (const { effectiveFrom } of facts.terms) if (isInside(effectiveFrom)) days.push(effectiveFrom);
  return days.length > 1 ? [...new Set(days)].sort() : days;
}

function tariffOf(
  facts: BillFacts,
  pack: PolicyPack,
  terms: SupplyTerms,
  isReactiveCounted: boolean,
): Result<Tariff> {
  const volts = facts.volts ?? pack.assumedVolts;
  const code = facts.forcedTariffCode ?? terms.tariffCode;
  const found = code === null ? tariffByUse(pack, facts.customerClass, volts) : tariffByCode(pack, code);
  if (!found.ok || !isReactiveCounted) return found;
  const tariff = found.value;
  const standard =
    terms.powerFactorStandard ??
    tariff.powerFactor?.standard ??
    findPowerFactorStandard(pack.powerFactorUsers, facts.customerClass, volts, facts.capacityVa ?? 0);
  if (standard === null) return ok(tariff);
  const base = tariff.powerFactor?.base ?? pack.powerFactorBase;
  const hasBonus = terms.hasPowerFactorBonus && (tariff.powerFactor?.hasBonus ?? true);
  return ok({ ...tariff, powerFactor: { standard, base, hasBonus } });
}

function tariffByUse(pack: PolicyPack, customerClass: CustomerClass, volts: number): Result<Tariff> {
  const tariff = findTariff(pack.tariffs, customerClass, volts);
  return tariff === null ? refuse('tariff_unknown', { code: `${customerClass} ${volts} V` }) : ok(tariff);
}

function tariffByCode(pack: PolicyPack, code: string): Result<Tariff> {
  const tariff = pack.tariffs.find((one) => one.code === code);
  return tariff === undefined ? refuse('tariff_unknown', { code }) : ok(tariff);
}

function yearQuotaOf(
  facts: BillFacts,
  pack: PolicyPack,
  terms: SupplyTerms,
  tariffs: readonly Tariff[],
): YearQuota | null {
  for (const { charge } of tariffs) {
    if (isYearly(charge))
      return quotaBefore(yearQuotaRules(charge, facts, pack, terms), facts.periodMonth, facts.yearQuota);
  }
  return null;
}

function isYearly(charge: Tariff['charge']): charge is TieredCharge {
  return charge.kind === 'tiered' && charge.period === 'year';
}

/** The rules of an account's tier year. */
export function yearQuotaRules(
  charge: TieredCharge,
  facts: Pick<BillFacts, 'openedOn'>,
  pack: PolicyPack,
  terms: SupplyTerms,
): YearQuotaRules {
  return {
    charge,
    yearStartsInMonth: pack.tierYearStartsInMonth,
    openedIn: facts.openedOn === null ? null : monthOf(facts.openedOn),
    severalPersonsFrom: terms.severalPersonsFrom,
    extraWhPerMonth: pack.severalPersons?.extraWhPerMonth ?? wattHours(0),
    usedBefore: terms.usedBefore,
  };
}

function afterOf(before: YearQuota, bill: PricedBill): YearQuota {
  const last = bill.parts.findLast((part) => isYearly(part.tariff.charge));
  return { ...before, left: last?.quota?.after ?? before.left };
}

function usageOf(
  facts: BillFacts,
  pack: PolicyPack,
  terms: SupplyTerms,
  counted: CountedEnergy,
  priced: readonly TouPeriod[],
  yearQuota: YearQuota | null,
): Result<{ readonly main: Usage; readonly divided: DividedEnergy }> {
  const { months, period } = facts;
  const divided = divideEnergy(counted.totalWh, {
    childrenWh: facts.childrenWh,
    fixedWh: wattHours((terms.fixedPart?.whPerMonth ?? 0) * months),
    fixedSharePpm: terms.sharePart?.ppm ?? 0,
  });
  if (!divided.ok) return divided;
  const energyWh = divided.value.mainWh;
  const takenWh = wattHours(counted.totalWh - energyWh);
  const tou = touOf(counted, priced, takenWh);
  if (!tou.ok) return tou;
  const loss = lossOverPeriod(facts, pack, energyWh);
  if (!loss.ok) return loss;
  const demand = demandOf(facts, terms, counted.demandW);
  if (!demand.ok) return demand;
  return ok({
    divided: divided.value,
    main: {
      period,
      months,
      fullDays: facts.fullDays,
      readingMonth: Number(lastDayOf(facts).slice(5, 7)),
      share: { days: 1, ofDays: 1 },
      energyWh,
      tou: tou.value,
      lossWh: loss.value.lossWh,
      reactiveVarh: counted.reactiveVarh === null ? null : counted.reactiveVarh + loss.value.lossVarh,
      // The reactive energy is all of the main meter's, so the active energy is too.
      powerFactorWh: takenWh === 0 ? null : wattHours(counted.totalWh + loss.value.lossWh),
      transformers: transformersOf(facts, terms),
      demand: demand.value,
      quota: yearQuota?.left ?? null,
      extraWhPerMonth: pack.severalPersons?.extraWhPerMonth ?? wattHours(0),
      extraMonths: grantedMonths(terms.severalPersonsFrom, facts),
      freeWhPerMonth: facts.isWelfare ? pack.welfareFreeWhPerMonth : wattHours(0),
    },
  });
}

/** The parts of the day as the tariffs need them: completed, without what hangs behind; null where none is priced by them. */
function touOf(
  counted: CountedEnergy,
  priced: readonly TouPeriod[],
  takenWh: WattHours,
): Result<TouEnergy | null> {
  if (counted.tou === null || priced.length === 0) return ok(null);
  const { hasTotal, totalWh, toleranceWh } = counted;
  const tou = completeTou(counted.tou, hasTotal ? totalWh : null, priced);
  if (!tou.ok) return tou;
  const whole = hasTotal ? attributeRest(tou.value, totalWh, priced, toleranceWh) : tou.value;
  return takeFromFlat(whole, takenWh);
}

/** The least contract is a share of the capacity: that of the terms, or else of the contract (domain.md §2.3). */
function demandOf(
  facts: BillFacts,
  { capacity }: SupplyTerms,
  demandW: number | null,
): Result<DemandUse | null> {
  if (capacity === null || capacity.kind === 'transformers') return ok(null);
  if (demandW === null) return refuse('usage_incomplete', { place: 'registers.demand' });
  return capacity.kind === 'contract_demand'
    ? ok({
        contractW: capacity.contractW,
        measuredW: demandW,
        capacityVa: capacity.capacityVa ?? facts.capacityVa,
      })
    : ok({ contractW: null, measuredW: demandW, capacityVa: null });
}

/** The transformers of the terms; without them the contract's capacity, as one that was always in service. */
function transformersOf(facts: BillFacts, { capacity }: SupplyTerms): readonly ChargedTransformer[] | null {
  if (capacity?.kind === 'transformers') return capacity.transformers;
  if (capacity !== null || facts.capacityVa === null) return null;
  const { capacityVa } = facts;
  return [
    { name: '', capacityVa, from: null, until: null, suspensions: [], interlock: null, isColdStandby: false },
  ];
}

/** 定量 and 定比: energy of the same meter at other tariffs, without capacity, power factor or relief of their own. */
function priceBehind(
  facts: BillFacts,
  packs: readonly DatedPack[],
  { fixedPart, sharePart }: SupplyTerms,
  divided: DividedEnergy,
): Result<PricedBill[]> {
  const priced: PricedBill[] = [];
  if (fixedPart === null && sharePart === null) return ok(priced);
  for (const [part, energyWh] of [
    [fixedPart, divided.fixedWh],
    [sharePart, divided.shareWh],
  ] as const) {
    if (part === null) continue;
    const code = part.tariffCode;
    const chosen = chooseOverPeriod(facts, packs, (onDay) => tariffByCode(packOn(packs, onDay), code));
    if (!chosen.ok) return chosen;
    const { first, changes } = chosen.value;
    const one = priceAcrossChanges(first, changes, plainUsage(facts, energyWh), []);
    if (!one.ok) return one;
    priced.push(one.value);
  }
  return ok(priced);
}

function plainUsage({ months, period, periodMonth }: BillFacts, energyWh: WattHours): Usage {
  return {
    period,
    months,
    fullDays: null,
    readingMonth: Number(lastDayOf({ period, periodMonth }).slice(5, 7)),
    share: { days: 1, ofDays: 1 },
    energyWh,
    tou: null,
    lossWh: wattHours(0),
    reactiveVarh: null,
    powerFactorWh: null,
    transformers: null,
    demand: null,
    quota: null,
    extraWhPerMonth: wattHours(0),
    extraMonths: 0,
    freeWhPerMonth: wattHours(0),
  };
}

/** How many of the bill's months 一户多人口 is granted for: from its own month on, never before (TR06). */
function grantedMonths(from: Month | null, { months, periodMonth }: BillFacts): number {
  if (from === null) return 0;
  return Math.max(0, Math.min(months, monthsApart(from, periodMonth) + 1));
}
