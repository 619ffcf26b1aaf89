import { z } from 'zod';
import type { BillLine } from '../../../db/domain/billing/bill-line.ts';
import type { PolicyPack } from '../../../db/domain/billing/policy-pack.ts';
import { priceAcrossChanges, type PricedBill } from '../../../db/domain/billing/split-by-days.ts';
import type { Tariff } from '../../../db/domain/billing/tariff.ts';
import { formatKwh } from '../../../db/domain/kernel/energy.ts';
import { addFen, formatYuan } from '../../../db/domain/kernel/money.ts';
import { formatPrice, nanoYuanPerKwh } from '../../../db/domain/kernel/price.ts';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { divideHalfUp, formatDecimal } from '../../../db/domain/kernel/rounding.ts';
import { readTariff } from '../../../db/wire/policy-pack.ts';
import { milliText } from './trial-text.ts';
import { usageOf, usageShape } from './trial-usage.ts';
import { day } from './trial-values.ts';

const tariffShape = z.union([
  z.strictObject({ pack: z.string().max(40), version: z.int().min(1).optional(), code: z.string().max(40) }),
  z.record(z.string(), z.unknown()),
]);

const partShape = z.strictObject({
  tariff: tariffShape,
  usage: usageShape,
  /** Prices that begin inside usage.period. */
  changes: z
    .array(z.strictObject({ from: day, tariff: tariffShape }))
    .max(12)
    .default([]),
});

/** One tariff and a period's facts; or `parts` of them, for a supply that changed inside the period (PF05). */
export const billShape = z.union([partShape, z.strictObject({ parts: z.array(partShape).min(1).max(12) })]);

/** The packs that a question may name: the one in force first. */
export type TrialPacks = readonly [PolicyPack, ...PolicyPack[]];

/** Prices the bill of a question. Refuses tariff_unknown, policy_pack_invalid with the place, and what the usage refuses. */
export function priceTrialBill(input: z.output<typeof billShape>, packs: TrialPacks): Result<PricedBill> {
  if (!('parts' in input)) return pricePart(input, packs);
  const priced: PricedBill[] = [];
  for (const part of input.parts) {
    const one = pricePart(part, packs);
    if (!one.ok) return one;
    priced.push(one.value);
  }
  return ok({
    lines: priced.flatMap((bill) => bill.lines),
    totalFen: addFen(...priced.map((bill) => bill.totalFen)),
    parts: priced.flatMap((bill) => bill.parts),
  });
}

function pricePart(part: z.output<typeof partShape>, packs: TrialPacks): Result<PricedBill> {
  const tariff = tariffOf(part.tariff, packs);
  if (!tariff.ok) return tariff;
  const { pack } = tariff.value;
  const judged = part.usage.power_factor;
  const first: Tariff =
    judged === undefined
      ? tariff.value.tariff
      : {
          ...tariff.value.tariff,
          powerFactor: { standard: judged.standard, base: judged.base, hasBonus: judged.bonus },
        };
  const changes = [];
  for (const change of part.changes) {
    const later = tariffOf(change.tariff, packs);
    if (!later.ok) return later;
    changes.push({ from: change.from, tariff: later.value.tariff });
  }
  const usage = usageOf(part.usage, [first, ...changes.map((change) => change.tariff)], pack);
  if (!usage.ok) return usage;
  if (changes.length > 0 && usage.value.period === null)
    return refuse('usage_incomplete', { place: 'usage.period' });
  return priceAcrossChanges(first, changes, usage.value, pack.powerFactorTables);
}

function tariffOf(
  named: z.output<typeof tariffShape>,
  packs: TrialPacks,
): Result<{ pack: PolicyPack; tariff: Tariff }> {
  if (typeof named.pack !== 'string') {
    const read = readTariff(decimalsAsText(named));
    return read.ok ? ok({ pack: packs[0], tariff: read.value }) : read;
  }
  const pack = packs.find(
    (one) => one.code === named.pack && (named.version === undefined || one.version === named.version),
  );
  const tariff = pack?.tariffs.find((one) => one.code === named.code);
  return pack === undefined || tariff === undefined
    ? refuse('tariff_unknown', { code: `${String(named.pack)}/${String(named.code)}` })
    : ok({ pack, tariff });
}

/** The keys of a tariff that hold decimals: a pack has them as text only, a question may bring numbers as they print. */
const decimalKeys =
  /^(yuanPerKwh|upToKwh|standard|minimumYuanPerMonth|suspendedShare|minimumContractShare|overDemandTolerance|\w+Yuan\w+Month)$/;

function decimalsAsText(value: unknown, key = ''): unknown {
  if (typeof value === 'number') return decimalKeys.test(key) ? String(value) : value;
  if (Array.isArray(value)) return value.map((one) => decimalsAsText(one, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, decimalsAsText(inner, name)]),
  );
}

/** A priced bill in the calculator's words: decimals as text in yuan and kWh, the working as it would be stored. */
export function billAnswer(bill: PricedBill): Readonly<Record<string, unknown>> {
  const chargedWh = bill.parts.reduce((sum, part) => sum + part.energyWh + part.lossWh, 0);
  const after = bill.parts.at(-1)?.quota?.after;
  return {
    lines: bill.lines.map(lineAnswer),
    total: formatYuan(bill.totalFen),
    working: {
      form: 2,
      parts: bill.parts,
      ...(after === undefined ? {} : { tiers_left: after.map(formatKwh) }),
      average_price:
        chargedWh === 0
          ? null
          : formatDecimal(divideHalfUp(BigInt(bill.totalFen) * 100_000n, BigInt(chargedWh)), 4),
      rounding: 'each_line_half_up_to_fen',
    },
  };
}

function lineAnswer(line: BillLine): Readonly<Record<string, unknown>> {
  const { code, label, unit, baseFen, priceNanoyuan } = line;
  return {
    code,
    label,
    quantity: milliText(line.quantityMilli),
    unit,
    price:
      priceNanoyuan === null
        ? formatYuan(baseFen ?? line.amountFen)
        : formatPrice(nanoYuanPerKwh(priceNanoyuan)),
    amount: formatYuan(line.amountFen),
  };
}
