import type { BillFacts } from '../../../../db/domain/billing/bill-facts.ts';
import type { DatedPack } from '../../../../db/domain/billing/compute-bill.ts';
import type { SupplyTerms } from '../../../../db/domain/billing/supply-terms.ts';
import type { Tariff, TieredCharge } from '../../../../db/domain/billing/tariff.ts';
import { capacityLines, daysFrom } from './exact-capacity.ts';
import { atLeastZero, fenOf, type Fraction, nearest, plus, times, whole } from './exact-fraction.ts';
import { percentFor } from './exact-power-factor.ts';

/**
 * Every line of a bill worked out a second time, slowly, in whole fractions and from the rules' own words: nothing of the program but
 * the shapes of its data is used here. Rounded is only where a rule says so: energy to Wh, losses to kWh, the power factor to two
 * decimals, each line to fen.
 */
export interface ExactLine {
  readonly code: string;
  readonly amountFen: bigint;
}

interface Energies {
  readonly activeWh: bigint;
  readonly lossWh: bigint;
  readonly tou: ReadonlyMap<string, bigint>;
}

/** The part of a period from its `before`th day on for `days` days, of `ofDays`. */
export interface Span {
  readonly before: number;
  readonly days: number;
  readonly ofDays: number;
  readonly tariff: Tariff;
}

/** The bill's lines in their order. Facts that the program refuses are none of its business. */
export function exactBill(facts: BillFacts, packs: readonly DatedPack[]): ExactLine[] {
  const lastDay = facts.period?.to ?? `${facts.periodMonth}-01`;
  const pack = packAt(packs, lastDay);
  const terms = termsAt(facts, lastDay);
  const registers = countAll(facts);
  const parts = ['sharp', 'peak', 'flat', 'valley', 'deep_valley'];
  const counted = new Map(
    parts.flatMap((name) => (registers.has(name) ? [[name, registers.get(name) as bigint]] : [])),
  );
  const allWh = registers.get('total') ?? [...counted.values()].reduce((a, b) => a + b, 0n);
  const reactive = ['reactive_forward', 'reactive_reverse'].filter((name) => registers.has(name));
  const spans = spansOf(facts, (day) => {
    const tariff = tariffAt(facts, packs, day);
    return reactive.length === 0 ? tariff : { ...tariff, ...judgedAt(facts, packs, day, tariff) };
  });

  const children = facts.childrenWh.reduce((all, wh) => all + BigInt(wh), 0n);
  const fixedAsked = BigInt(terms.fixedPart?.whPerMonth ?? 0) * BigInt(facts.months);
  const fixedWh = fixedAsked < allWh - children ? fixedAsked : allWh - children;
  const shareWh = nearest([(allWh - children - fixedWh) * BigInt(terms.sharePart?.ppm ?? 0), 1_000_000n]);
  const activeWh = allWh - children - fixedWh - shareWh;
  const loss = lossOf(terms, pack, activeWh, monthsOf(facts));

  const tou = new Map(counted);
  const priced = new Set(spans.flatMap(({ tariff }) => pricesOf(tariff).map((one) => one.period as string)));
  const hasFlat = priced.has('flat');
  const lacking = [...priced].filter((name) => !tou.has(name));
  const rest = hasFlat ? (tou.has('flat') ? null : 'flat') : (lacking[0] ?? null);
  if (rest !== null && registers.has('total') && counted.size > 0)
    tou.set(rest, allWh - [...counted.values()].reduce((a, b) => a + b, 0n));
  if (rest === null && registers.has('total') && priced.size > 0) fillUp(tou, allWh, priced, facts);
  if (tou.has('flat')) tou.set('flat', (tou.get('flat') as bigint) - (allWh - activeWh));

  const reactiveVarh = reactive.reduce((all, name) => all + (registers.get(name) as bigint), loss.varh);
  const judged = { activeWh: allWh + loss.wh, reactiveVarh };
  const ofWhole = { activeWh, lossWh: loss.wh, tou };
  let left = yearLeft(facts, pack, terms, spans);
  const lines: ExactLine[] = [];
  for (const span of spans) {
    const priced = priceSpan(facts, pack, terms, registers, cutTo(ofWhole, span), span, left, judged);
    lines.push(...priced.lines);
    left = priced.left;
  }
  for (const [part, wh] of [
    [terms.fixedPart, fixedWh],
    [terms.sharePart, shareWh],
  ] as const) {
    if (part === null) continue;
    const byCode = (day: string) =>
      packAt(packs, day).tariffs.find((one) => one.code === part.tariffCode) as Tariff;
    for (const span of spansOf(facts, byCode)) {
      const own = cutTo({ activeWh: wh, lossWh: 0n, tou: new Map() }, span);
      lines.push(
        ...energyLines(facts, span, own, null, { wh: 0n, from: null }).lines,
        ...fundLines(span.tariff, own.activeWh),
      );
    }
  }
  return lines;
}

const packAt = (packs: readonly DatedPack[], day: string) =>
  ([...packs].reverse().find((one) => one.from <= day) ?? (packs[0] as DatedPack)).pack;

const nothingAgreed = {
  tariffCode: null,
  severalPersonsFrom: null,
  usedBefore: null,
  fixedPart: null,
  sharePart: null,
  loss: null,
  capacity: null,
  powerFactorStandard: null,
  hasPowerFactorBonus: true,
  childAccountNos: [],
} satisfies SupplyTerms;

const termsAt = (facts: BillFacts, day: string): SupplyTerms =>
  [...facts.terms].reverse().find((one) => one.effectiveFrom <= day)?.terms ?? nothingAgreed;

function tariffAt(facts: BillFacts, packs: readonly DatedPack[], day: string): Tariff {
  const pack = packAt(packs, day);
  const code = facts.forcedTariffCode ?? termsAt(facts, day).tariffCode;
  const volts = facts.volts ?? pack.assumedVolts;
  const fits = (one: Tariff) =>
    one.use !== 'named' &&
    one.customerClass === facts.customerClass &&
    one.fromVolts <= volts &&
    (one.belowVolts ?? Number.POSITIVE_INFINITY) > volts;
  return pack.tariffs.find(code === null ? fits : (one) => one.code === code) as Tariff;
}

function judgedAt(
  facts: BillFacts,
  packs: readonly DatedPack[],
  day: string,
  tariff: Tariff,
): Partial<Tariff> {
  const pack = packAt(packs, day);
  const terms = termsAt(facts, day);
  const users = pack.powerFactorUsers.filter(
    (user) =>
      user.customerClass === facts.customerClass &&
      user.fromVolts <= (facts.volts ?? pack.assumedVolts) &&
      user.fromVa <= (facts.capacityVa ?? 0),
  );
  const byTable = users.length === 0 ? null : Math.max(...users.map((user) => user.standard));
  const standard = terms.powerFactorStandard ?? tariff.powerFactor?.standard ?? byTable;
  if (standard === null) return {};
  const base = tariff.powerFactor?.base ?? pack.powerFactorBase;
  const hasBonus = terms.hasPowerFactorBonus && tariff.powerFactor?.hasBonus !== false;
  return { powerFactor: { standard, base, hasBonus } };
}

/** Day by day through the period: a new span where the tariff is another one than the day before. */
function spansOf(facts: BillFacts, tariffOn: (day: string) => Tariff): Span[] {
  if (facts.period === null) {
    return [{ before: 0, days: 1, ofDays: 1, tariff: tariffOn(`${facts.periodMonth}-01`) }];
  }
  const days = daysFrom(facts.period.from, facts.period.to);
  const spans: { before: number; days: number; ofDays: number; tariff: Tariff }[] = [];
  days.forEach((day, index) => {
    const tariff = tariffOn(day);
    const last = spans.at(-1);
    if (last !== undefined && JSON.stringify(last.tariff) === JSON.stringify(tariff)) last.days += 1;
    else spans.push({ before: index, days: 1, ofDays: days.length, tariff });
  });
  return spans;
}

function countAll(facts: BillFacts): Map<string, bigint> {
  const counted = new Map<string, bigint>();
  for (const dial of facts.dials) {
    const start = dial.register === 'demand' ? 0n : BigInt(dial.lastDialWh ?? 0);
    const turned = dial.hasRolledOver && dial.dialWh < start ? 10n ** BigInt(dial.digits ?? 0) * 1000n : 0n;
    const wh = nearest([(BigInt(dial.dialWh) + turned - start) * BigInt(dial.multiplierMilli), 1000n]);
    const before = counted.get(dial.register) ?? 0n;
    counted.set(dial.register, dial.register === 'demand' ? (wh > before ? wh : before) : before + wh);
  }
  for (const one of facts.corrections) counted.set(one.register, BigInt(one.energyWh));
  return counted;
}

/** The months of a bill; of a supply that began inside its period the days it had. */
function monthsOf({ months, period, fullDays }: BillFacts): Fraction {
  if (fullDays === null || period === null) return whole(months);
  return [BigInt(months * daysFrom(period.from, period.to).length), BigInt(fullDays)];
}

function lossOf(terms: SupplyTerms, pack: DatedPack['pack'], wh: bigint, months: Fraction) {
  if (terms.loss === null) return { wh: 0n, varh: 0n };
  const { transformerType, capacityVa, lineLossPpm } = terms.loss;
  const rule = pack.transformerLoss.find(
    (one) => one.type === transformerType && one.capacityVa === capacityVa,
  );
  if (rule === undefined) throw new Error('no such transformer');
  const kilo = (value: Fraction) => nearest(times(value, [1n, 1000n])) * 1000n;
  const copper: Fraction = [wh * BigInt(rule.copperPpm), 1_000_000n];
  const transformer = kilo(plus(times(whole(rule.ironWhPerMonth), months), copper));
  const reactive = plus(
    times(whole(rule.ironVarhPerMonth), months),
    times(copper, [BigInt(rule.reactiveKMilli), 1000n]),
  );
  const line = kilo([(wh + transformer) * BigInt(lineLossPpm ?? pack.lineLossPpm), 1_000_000n]);
  return { wh: transformer + line, varh: kilo(reactive) };
}

const pricesOf = ({ charge }: Tariff) =>
  charge.kind === 'time_of_use' ? charge.prices : charge.kind === 'tiered' ? (charge.timeOfUse ?? []) : [];

function cutTo(energies: Energies, { before, days, ofDays }: Span): Energies {
  const upTo = (wh: bigint, count: number) => nearest([wh * BigInt(count), BigInt(ofDays)]);
  const cut = (wh: bigint) => upTo(wh, before + days) - upTo(wh, before);
  const tou = new Map([...energies.tou].map(([name, wh]) => [name, cut(wh)]));
  return { activeWh: cut(energies.activeWh), lossWh: cut(energies.lossWh), tou };
}

function yearLeft(
  facts: BillFacts,
  pack: DatedPack['pack'],
  terms: SupplyTerms,
  spans: readonly Span[],
): readonly bigint[] | null {
  const charge = spans.map(({ tariff }) => tariff.charge).find(isYearly);
  if (charge === undefined) return null;
  const start = pack.tierYearStartsInMonth;
  const [year, month] = facts.periodMonth.split('-').map(Number) as [number, number];
  const yearOf = (text: string) => Number(text.slice(0, 4)) - (Number(text.slice(5, 7)) < start ? 1 : 0);
  const tierYear = yearOf(facts.periodMonth);
  const monthsFrom = (text: string) => {
    const passed = (Number(text.slice(0, 4)) - tierYear) * 12 + Number(text.slice(5, 7)) - start;
    return 12 - passed;
  };
  let left: bigint[];
  let granted = false;
  if (facts.yearQuota?.tierYear === tierYear) {
    left = facts.yearQuota.left.map(BigInt);
    granted = facts.yearQuota.grantedFrom !== null;
  } else {
    const opened = facts.openedOn !== null && yearOf(facts.openedOn) === tierYear;
    const months = opened ? monthsFrom(facts.openedOn as string) : 12;
    const limits = charge.tiers.flatMap(({ upToWh }) => (upToWh === null ? [] : [upToWh]));
    const granted = limits.map((limit) => nearest([BigInt(limit) * BigInt(months), 12n]));
    left = granted.map((limit, index) => limit - (granted[index - 1] ?? 0n));
    left = useUp(left, terms.usedBefore?.tierYear === tierYear ? BigInt(terms.usedBefore.energyWh) : 0n).left;
  }
  const from = terms.severalPersonsFrom;
  const extra = BigInt(pack.severalPersons?.extraWhPerMonth ?? 0);
  if (from !== null && !granted && from <= `${year}-${String(month).padStart(2, '0')}`) {
    const opened = facts.openedOn?.slice(0, 7) ?? null;
    const begins = [from, opened].filter((one) => one !== null && yearOf(one) === tierYear) as string[];
    const months = begins.length === 0 ? 12 : Math.min(...begins.map(monthsFrom));
    left[0] = (left[0] as bigint) + extra * BigInt(months);
  }
  return left;
}

const isYearly = (charge: Tariff['charge']): charge is TieredCharge =>
  charge.kind === 'tiered' && charge.period === 'year';

function useUp(left: readonly bigint[], wh: bigint): { inTier: bigint[]; left: bigint[] } {
  let rest = wh;
  const inTier = left.map((width) => {
    const used = rest < width ? rest : width;
    rest -= used;
    return used;
  });
  return { inTier: [...inTier, rest], left: left.map((width, index) => width - (inTier[index] as bigint)) };
}

function monthLeft(
  facts: BillFacts,
  charge: TieredCharge,
  { days, ofDays }: Span,
  extra: bigint,
  from: string | null,
): bigint[] {
  const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  const grantedMonths = from === null ? 0 : count(facts.periodMonth) - count(from) + 1;
  const own = charge.tiers.flatMap(({ upToWh }) => (upToWh === null ? [] : [upToWh as number]));
  const month = Number((facts.period?.to ?? `${facts.periodMonth}-01`).slice(5, 7));
  const limits = own.map(() => 0n);
  for (let back = 0; back < facts.months; back += 1) {
    const of = ((month - back + 11) % 12) + 1;
    const seasonal = charge.seasons?.find((season) => season.months.includes(of))?.limitsWh ?? own;
    seasonal.forEach((limit, index) => {
      limits[index] = (limits[index] as bigint) + BigInt(limit) + (back < grantedMonths ? extra : 0n);
    });
  }
  const granted = limits.map((limit) => nearest([limit * BigInt(days), BigInt(ofDays)]));
  return granted.map((limit, index) => limit - (granted[index - 1] ?? 0n));
}

function energyLines(
  facts: BillFacts,
  span: Span,
  energies: Energies,
  yearLeft: readonly bigint[] | null,
  extra: { readonly wh: bigint; readonly from: string | null },
): { lines: ExactLine[]; chargedWh: bigint; left: readonly bigint[] | null } {
  const { charge } = span.tariff;
  const { activeWh, lossWh, tou } = energies;
  const line = (code: string, wh: bigint, nanoyuan: number) => ({
    code,
    amountFen: fenOf([wh, 1n], nanoyuan),
  });
  if (charge.kind === 'flat') {
    return {
      lines: [line('energy', activeWh + lossWh, charge.priceNanoyuan)],
      chargedWh: activeWh + lossWh,
      left: yearLeft,
    };
  }
  const prices = pricesOf(span.tariff);
  const touWh = [...tou.values()].reduce((all, wh) => all + wh, 0n);
  const byDay = prices.map((price) => line(price.period, tou.get(price.period) ?? 0n, price.priceNanoyuan));
  const flatPrice = prices.find((price) => price.period === 'flat')?.priceNanoyuan ?? 0;
  const loss = prices.length > 0 && lossWh > 0n ? [line('loss', lossWh, flatPrice)] : [];
  if (charge.kind === 'time_of_use')
    return { lines: [...byDay, ...loss], chargedWh: touWh + lossWh, left: yearLeft };
  const chargedWh = (prices.length > 0 ? touWh : activeWh) + lossWh;
  const quota = isYearly(charge) ? (yearLeft ?? []) : monthLeft(facts, charge, span, extra.wh, extra.from);
  const used = useUp(quota, chargedWh);
  const base = charge.tiers[0]?.priceNanoyuan ?? 0;
  const isBase = prices.length > 0 || charge.printForm === 'base_and_increments';
  const lines = [...byDay];
  if (isBase && prices.length === 0) lines.push(line('base', chargedWh, base));
  used.inTier.forEach((wh, index) => {
    const price = charge.tiers[index]?.priceNanoyuan ?? 0;
    if (!isBase && (wh > 0n || (index === 0 && chargedWh === 0n)))
      lines.push(line(`tier_${index + 1}`, wh, price));
    if (isBase && index > 0 && wh > 0n) lines.push(line(`tier_${index + 1}_increment`, wh, price - base));
  });
  return { lines: [...lines, ...loss], chargedWh, left: isYearly(charge) ? used.left : yearLeft };
}

const fundLines = (tariff: Tariff, wh: bigint): ExactLine[] =>
  tariff.funds.map((fund) => ({ code: fund.code, amountFen: fenOf([wh, 1n], fund.priceNanoyuan) }));

function priceSpan(
  facts: BillFacts,
  pack: DatedPack['pack'],
  terms: SupplyTerms,
  registers: ReadonlyMap<string, bigint>,
  energies: Energies,
  span: Span,
  yearLeft: readonly bigint[] | null,
  judged: { readonly activeWh: bigint; readonly reactiveVarh: bigint },
): { lines: ExactLine[]; left: readonly bigint[] | null } {
  const { tariff, days, ofDays } = span;
  const wh = BigInt(pack.severalPersons?.extraWhPerMonth ?? 0);
  const extra = { wh, from: terms.severalPersonsFrom };
  const energy = energyLines(facts, span, energies, yearLeft, extra);
  const capacity = tariff.twoPart === undefined ? [] : capacityLines(facts, terms, registers, span);
  const funds = fundLines(tariff, energy.chargedWh);
  const lines = [...energy.lines, ...capacity];
  if (tariff.powerFactor !== undefined) {
    const { standard, base, hasBonus } = tariff.powerFactor;
    const baseLines = base === 'energy_and_capacity' ? lines : [...lines, ...funds];
    const baseFen = baseLines.reduce((all, one) => all + one.amountFen, 0n);
    const found = percentFor(standard, judged.activeWh, judged.reactiveVarh);
    const percent: Fraction = found[0] < 0n && !hasBonus ? whole(0) : found;
    lines.push({ code: 'power_factor', amountFen: nearest(times([baseFen, 100n], percent)) });
  }
  lines.push(...funds);
  const free = nearest([
    BigInt(facts.isWelfare ? pack.welfareFreeWhPerMonth : 0) * BigInt(facts.months * days),
    BigInt(ofDays),
  ]);
  const freeWh = free < energy.chargedWh ? free : energy.chargedWh;
  const { charge } = tariff;
  const firstPrice =
    charge.kind === 'flat'
      ? charge.priceNanoyuan
      : charge.kind === 'tiered'
        ? charge.tiers[0]?.priceNanoyuan
        : charge.prices.find((price) => price.period === 'flat')?.priceNanoyuan;
  if (freeWh > 0n && firstPrice !== undefined)
    lines.push({ code: 'free_energy', amountFen: -fenOf([freeWh, 1n], firstPrice) });
  const least = nearest([BigInt(tariff.minimumFen ?? 0) * BigInt(facts.months * days), BigInt(ofDays)]);
  const lacking = atLeastZero(least - lines.reduce((all, one) => all + one.amountFen, 0n));
  if (lacking > 0n) lines.push({ code: 'minimum', amountFen: lacking });
  return { lines, left: energy.left };
}

/** What the total counted beyond a kWh a dial (times its multiplier) more than the parts: flat, else to the priced parts by their use. */
function fillUp(
  tou: Map<string, bigint>,
  allWh: bigint,
  priced: ReadonlySet<string>,
  facts: BillFacts,
): void {
  const hidden = facts.dials
    .filter(({ register }) => !register.startsWith('reactive') && register !== 'demand')
    .reduce((sum, dial) => sum + BigInt(dial.multiplierMilli), 0n);
  const rest = allWh - [...tou.values()].reduce((a, b) => a + b, 0n);
  if (tou.size === 0 || rest <= hidden) return;
  if (priced.has('flat')) {
    tou.set('flat', (tou.get('flat') ?? 0n) + rest);
    return;
  }
  const names = ['sharp', 'peak', 'flat', 'valley', 'deep_valley'].filter((name) => priced.has(name));
  const weights = names.map((name) => tou.get(name) ?? 0n);
  const all = weights.reduce((a, b) => a + b, 0n);
  const even = all === 0n;
  const shares = names.map((name, index) => {
    const [weight, whole] = even ? [1n, BigInt(names.length)] : [weights[index] as bigint, all];
    return { name, index, share: (rest * weight) / whole, left: (rest * weight) % whole };
  });
  let missing = rest - shares.reduce((sum, { share }) => sum + share, 0n);
  for (const one of [...shares].sort((a, b) =>
    a.left === b.left ? a.index - b.index : a.left < b.left ? 1 : -1,
  )) {
    tou.set(one.name, (tou.get(one.name) ?? 0n) + one.share + (missing > 0n ? 1n : 0n));
    if (missing > 0n) missing -= 1n;
  }
}
