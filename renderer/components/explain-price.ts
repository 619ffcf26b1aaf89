import { wattHours } from '../../db/domain/kernel/energy.ts';
import { fen, formatYuanGrouped } from '../../db/domain/kernel/money.ts';
import { formatPrice, nanoYuanPerKwh, type NanoYuanPerKwh } from '../../db/domain/kernel/price.ts';
import { formatDecimal } from '../../db/domain/kernel/rounding.ts';
import type { WorkedPart, WorkedTier } from '../../db/domain/billing/bill-working.ts';
import type { SealedTransformer } from '../../db/domain/billing/sealed-transformers.ts';
import { touPeriods } from '../../db/domain/billing/tariff.ts';
import type { TierQuota } from '../../db/domain/billing/tier-quota.ts';
import type { Messages } from '../messages/index.ts';
import { kwhText, milliText } from './bill-line-text.ts';

type Words = Messages['explanation'];

/** How one part of a bill is priced: a heading and sentences. */
export interface ToldPart {
  readonly heading: string;
  readonly sentences: readonly string[];
}

/** What the price sentences need of a bill's lines: flat prices stand only there. */
export type PricedLines = readonly { readonly code: string; readonly priceNanoyuan: NanoYuanPerKwh | null }[];

/** Tells part by part how a bill is priced: before and after a price change, and what is set apart by 定量/定比. */
export function tellParts(
  parts: readonly WorkedPart[],
  lines: PricedLines,
  months: number,
  messages: Messages,
  sealed: readonly SealedTransformer[] = [],
): readonly ToldPart[] {
  const { explanation: words } = messages;
  // Each flat part has exactly one line of this code, in the order of the parts.
  const flatPrices = lines.filter((line) => line.code === 'energy').map((line) => line.priceNanoyuan);
  return parts.map((part, index) => {
    const { tariff, period } = part;
    const flatPrice = tariff.kind === 'flat' ? (flatPrices.shift() ?? null) : null;
    return {
      heading:
        period === undefined
          ? words.priceHeading(tariff.label)
          : words.daysHeading(period.from, period.to, tariff.label),
      sentences: [
        ...(tariff.isSample ? [words.sample] : []),
        ...ownShare(part, words),
        ...energySentences(part, flatPrice, months, messages),
        ...capacitySentences(part, words),
        // Told once, of the whole bill: a price change does not divide a sealing.
        ...(index === 0 ? sealedSentences(sealed, words) : []),
        ...demandSentences(part, words),
        ...powerFactorSentences(part, words),
        ...(part.freeWh === undefined ? [] : [words.free(kwhText(part.freeWh))]),
        ...(part.minimum === undefined || part.minimum === null
          ? []
          : [words.minimum(yuan(part.minimum.minimumFen), yuan(part.minimum.addedFen))]),
      ],
    };
  });
}

function yuan(amountFen: number): string {
  return formatYuanGrouped(fen(amountFen));
}

function ownShare({ share, energyWh, pack }: WorkedPart, words: Words): string[] {
  return [
    ...(share === undefined ? [] : [words.partOfPeriod(share.days, share.ofDays, kwhText(energyWh))]),
    ...(pack === undefined ? [] : [words.partPack(pack.code, pack.version)]),
  ];
}

function energySentences(
  part: WorkedPart,
  flatPrice: NanoYuanPerKwh | null,
  months: number,
  messages: Messages,
): string[] {
  const { explanation: words } = messages;
  const { tariff, tiers, quota, share } = part;
  if (tariff.kind === 'flat')
    return [flatPrice === null ? words.flatUnsaid : words.tierFlat(formatPrice(flatPrice))];
  const byTime = touSentence(part, messages);
  if (tiers === undefined) return byTime;
  if (part.tierPeriod === 'year')
    return [
      ...byTime,
      words.yearTiers,
      ...tierSentences(tiers, words, byTime.length > 0),
      ...(quota === undefined
        ? []
        : [words.yearLeft(leftWords(quota.before, messages), leftWords(quota.after, messages))]),
    ];
  return [
    ...byTime,
    ...(months > 1 ? [words.limitsOfMonths(months)] : []),
    ...tierSentences(tiers, words, byTime.length > 0),
    ...(share === undefined ? [] : [words.limitsByDays(share.days, share.ofDays)]),
  ];
}

/** One sentence for each tier: up to, from to, above; a single price says that there are none. By time of day: what is added. */
export function tierSentences(tiers: readonly WorkedTier[], words: Words, isByTime = false): string[] {
  const base = tiers[0]?.priceNanoyuan ?? 0;
  return tiers.map(({ upToWh, priceNanoyuan }, index) => {
    const price = formatPrice(priceNanoyuan);
    const below = tiers[index - 1]?.upToWh ?? null;
    const upTo = upToWh === null ? null : kwhText(upToWh);
    if (below === null) {
      if (upTo === null) return words.tierFlat(price);
      return isByTime ? words.tierFirstByTime(upTo) : words.tierFirst(upTo, price);
    }
    if (isByTime) {
      const more = formatPrice(nanoYuanPerKwh(priceNanoyuan - base));
      return words.tierAdds(index + 1, kwhText(below), upTo, more);
    }
    return upTo === null
      ? words.tierLast(index + 1, kwhText(below), price)
      : words.tierMiddle(index + 1, kwhText(below), upTo, price);
  });
}

function touSentence({ tou, tariff }: WorkedPart, messages: Messages): string[] {
  if (tou === undefined || tariff.kind === 'flat') return [];
  const { explanation: words, lists, names } = messages;
  const parts = touPeriods.flatMap((period) => {
    const energyWh = tou[period];
    return energyWh === undefined ? [] : [words.timePart(names.registers[period], kwhText(energyWh))];
  });
  return parts.length === 0 ? [] : [words.byTimeOfDay(lists.enumerate(parts))];
}

function leftWords(left: TierQuota, { explanation: words, lists }: Messages): string {
  return lists.enumerate(
    left.map((wh, index) =>
      wh === 0 ? words.tierUsedUp(index + 1) : words.tierLeft(index + 1, kwhText(wh)),
    ),
  );
}

function capacitySentences({ capacity }: WorkedPart, words: Words): string[] {
  return (capacity ?? []).map(({ name, capacityVa, days, ofDays, sharePpm }) => {
    const kva = milliText(capacityVa);
    if (sharePpm < 1_000_000)
      return words.capacitySuspended(
        name,
        kva,
        days,
        formatDecimal(BigInt(sharePpm), 4).replace(/\.?0+$/, ''),
      );
    return days === ofDays ? words.capacityWhole(name, kva) : words.capacityDays(name, kva, days, ofDays);
  });
}

function sealedSentences(sealed: readonly SealedTransformer[], words: Words): string[] {
  return sealed.flatMap(({ name, capacityVa, on, resumedOn, charge }) => {
    if (charge === 'reduced') return [];
    const told = charge === 'free' ? words.capacitySealed : words.capacitySealedShort;
    return [told(name, milliText(capacityVa), on, resumedOn)];
  });
}

function demandSentences({ demand }: WorkedPart, words: Words): string[] {
  if (demand === undefined || demand === null) return [];
  const measured = milliText(demand.measuredW);
  if (demand.contractW === null) return [words.demandMeasured(measured)];
  const contract = milliText(demand.contractW);
  return [
    demand.excessW === 0
      ? words.demandWithin(contract, measured)
      : words.demandOver(contract, measured, milliText(demand.excessW)),
  ];
}

function powerFactorSentences({ powerFactor }: WorkedPart, words: Words): string[] {
  if (powerFactor === undefined || powerFactor === null) return [];
  const { powerFactor: found, standard, milliPercent, baseFen, amountFen } = powerFactor;
  if (found === null) return [words.powerFactorNone];
  const judged = words.powerFactorFound(
    kwhText(wattHours(powerFactor.activeWh)),
    kwhText(wattHours(powerFactor.reactiveVarh)),
    hundredths(found),
    hundredths(standard),
  );
  if (milliPercent === 0)
    return [judged, found > standard ? words.powerFactorNoBonus : words.powerFactorEven];
  const tell = milliPercent > 0 ? words.powerFactorUp : words.powerFactorDown;
  const base =
    powerFactor.base === 'energy_capacity_and_funds'
      ? words.powerFactorBase.energy_capacity_and_funds
      : words.powerFactorBase.energy_and_capacity;
  return [judged, tell(milliText(Math.abs(milliPercent)), base(yuan(baseFen)), yuan(Math.abs(amountFen)))];
}

function hundredths(value: number): string {
  return formatDecimal(BigInt(value), 2);
}
