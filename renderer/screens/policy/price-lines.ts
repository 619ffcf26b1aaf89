import type { Tariff, TouPrice } from '../../../db/domain/billing/tariff.ts';
import { formatKwh } from '../../../db/domain/kernel/energy.ts';
import { formatYuan } from '../../../db/domain/kernel/money.ts';
import { formatPrice, nanoYuanPerKwh } from '../../../db/domain/kernel/price.ts';
import type { Messages } from '../../messages/index.ts';
import { hundredthsText, plainText } from './figure-text.ts';

/** The voltages of a tariff in words: "不满 1 千伏", "1 千伏至不满 35 千伏". Volts. */
export function voltsText(
  messages: Messages,
  { fromVolts, belowVolts }: Pick<Tariff, 'fromVolts' | 'belowVolts'>,
): string {
  const { policy } = messages;
  const named = (volts: number): string =>
    volts >= 1000 ? policy.kilovolts(plainText(volts, 3)) : policy.volts(String(volts));
  if (belowVolts === null) return fromVolts === 0 ? policy.anyVolts : policy.fromUp(named(fromVolts));
  return fromVolts === 0
    ? policy.below(named(belowVolts))
    : policy.between(named(fromVolts), named(belowVolts));
}

/** How a tariff prices, a line for each thing to know, in yuan per kWh. */
export function priceLines(messages: Messages, tariff: Tariff): string[] {
  const { funds, powerFactor, minimumFen } = tariff;
  const lines = [
    ...chargeLines(messages, tariff.charge),
    ...funds.map((fund) => messages.policy.fund(fund.label, formatPrice(fund.priceNanoyuan))),
    ...twoPartLines(messages, tariff),
  ];
  if (powerFactor !== undefined) lines.push(messages.policy.standard(hundredthsText(powerFactor.standard)));
  if (minimumFen !== undefined && minimumFen > 0) lines.push(messages.policy.minimum(formatYuan(minimumFen)));
  return lines;
}

function chargeLines(messages: Messages, charge: Tariff['charge']): string[] {
  const { policy, lists } = messages;
  if (charge.kind === 'flat') return [formatPrice(charge.priceNanoyuan)];
  if (charge.kind === 'time_of_use') return [touText(messages, charge.prices)];
  const tiers = charge.tiers.map((tier, index) => {
    const from = charge.tiers[index - 1]?.upToWh ?? null;
    return policy.tier(
      from === null ? null : formatKwh(from),
      tier.upToWh === null ? null : formatKwh(tier.upToWh),
      formatPrice(tier.priceNanoyuan),
    );
  });
  const seasons = (charge.seasons ?? []).map((season) =>
    policy.season(
      lists.enumerate(season.months.map(String)),
      season.limitsWh.map((limit) => formatKwh(limit)).join(' / '),
    ),
  );
  return [
    ...tiers.map((tier, index) => (index === 0 ? lists.about(policy.tierPeriod[charge.period], tier) : tier)),
    ...seasons,
    ...(charge.timeOfUse === undefined ? [] : [policy.tierTou(touText(messages, charge.timeOfUse))]),
    ...(charge.printForm === 'full_price' ? [] : [policy.asIncrements]),
  ];
}

function touText({ policy }: Messages, prices: readonly TouPrice[]): string {
  return prices.map((price) => policy.tou(price.period, formatPrice(price.priceNanoyuan))).join('  ');
}

function twoPartLines({ policy }: Messages, { twoPart }: Tariff): string[] {
  if (twoPart === undefined) return [];
  const ways = [
    [twoPart.capacityNanoyuan, policy.capacity],
    [twoPart.contractDemandNanoyuan, policy.contractDemand],
    [twoPart.measuredDemandNanoyuan, policy.measuredDemand],
  ] as const;
  const prices = ways.flatMap(([price, words]) =>
    price === null ? [] : [words(plainText(nanoYuanPerKwh(price), 9))],
  );
  return [policy.twoPart(twoPart.label, prices), policy.proration[twoPart.proration]];
}
