import type { Messages } from '../index.ts';

const times = (multiplier: string | null): string =>
  multiplier === null ? '' : `, times the multiplier ${multiplier}`;
const by = (adjustmentId: number | null): string =>
  adjustmentId === null ? '' : ` (adjustment ${adjustmentId})`;

const transformer = (name: string): string => (name === '' ? 'Transformer' : `Transformer ${name}`);

export const explanation: Messages['explanation'] = {
  sum: 'Sum',
  item: 'Charge',
  energy: 'Energy used',
  kwh: (kwh) => `${kwh} kWh`,
  times: (quantity, price) => `${quantity} × ${price}`,
  percent: (percent) => `${percent}%`,
  percentOf: (percent, base) => `${base} × ${percent}%`,
  before: 'Before',
  after: 'After',
  difference: 'Difference',
  differenceOf: (before, after) => `${after} against ${before.toLowerCase()}`,
  title: {
    regular: (month) => `How ${month} was worked out`,
    rebill: (month) => `How ${month} was worked out (corrected)`,
    reversal: (month) => `Reversal of ${month}`,
    charge: (month) => `A charge of its own, ${month}`,
    refund: (month) => `A refund of its own, ${month}`,
  },
  wasReversed:
    'This bill was corrected later and is reversed: it is no longer collected. See the corrected one.',
  isRebill: (adjustmentId) => `This bill was made anew in the place of the first one${by(adjustmentId)}.`,
  isReversal: (adjustmentId) =>
    `This is a reversal: it takes back the whole first bill, so everything is negative${by(adjustmentId)}.`,
  isCharge: (adjustmentId) =>
    `This is not worked out from a meter; it is collected apart${by(adjustmentId)}.`,
  isRefund: (adjustmentId) =>
    `This is not worked out from a meter; it is given back to you apart${by(adjustmentId)}.`,
  formula: (text) => `Formula: ${text}`,
  source: (text) => `Rule: ${text}`,
  useHeading: 'Energy used',
  dial: (from, to, multiplier) => `from ${from} to ${to}${times(multiplier)}`,
  rolledOverDial: (from, to, multiplier) =>
    `from ${from} past its full turn and from zero to ${to} (confirmed by a person)${times(multiplier)}`,
  registerDial: (register, meterNo, sentence, makes) =>
    `${register}${meterNo === null ? '' : ` (meter ${meterNo})`}: ${sentence}${makes === null ? '' : `, makes ${makes}`}`,
  demandDial: (dial, multiplier) => `at most ${dial} in this period${times(multiplier)}`,
  kvarh: (kvarh) => `${kvarh} kvarh`,
  kw: (kw) => `${kw} kW`,
  makes: (sentence) => `The meter went ${sentence}: `,
  total: (kwh) => `${kwh} kWh in all`,
  exchanged: (oldNo, newNo, on) =>
    `The meter was exchanged${on === null ? '' : ` on ${on}`}: ${oldNo} was taken down, ${newNo} hung. Both are added.`,
  severalMeters: (count) => `There are ${count} meters here; they are added.`,
  corrected: (register, dialsSay, energy) =>
    dialsSay === null
      ? `${register}: the dials do not count; corrected by an adjustment to ${energy}.`
      : `${register}: the dials make ${dialsSay}; corrected by an adjustment to ${energy}.`,
  children: (count, energies) =>
    `${count === 1 ? 'One meter behind this one is' : `${count} meters behind this one are`} billed apart: ${energies} kWh are taken off.`,
  behind: (kwh, tariff) => `By contract (fixed energy or share) ${kwh} kWh are set apart at "${tariff}".`,
  loss: (kwh) => `${kwh} kWh lost in transformer and line are charged with it.`,
  noDials: (kwh) => `There are no dials; ${kwh} kWh are charged.`,
  bothDays: (from, to) => `Read on ${from}, then on ${to}. `,
  onlyLastDay: (to) => `Read on ${to}; the day of the reading before was not noted. `,
  noDays: 'The days of the readings were not noted. ',
  estimated: 'The reading is provisional (estimated), not read; the next true reading settles it. ',
  settlesEstimate: 'The reading before was provisional (estimated); this bill settles it. ',
  severalMonths: (months) => `This bill is for ${months} months. `,
  moreThanLast: (kwh, last) => `${kwh} kWh more than last month (${last}).`,
  lessThanLast: (kwh, last) => `${kwh} kWh less than last month (${last}).`,
  sameAsLast: 'The same as last month.',
  priceHeading: (tariff) => `Prices · ${tariff}`,
  daysHeading: (from, to, tariff) => `${from} to ${to} · ${tariff}`,
  priceChanged: 'The price changed in between; the days before and after are worked out apart.',
  partOfPeriod: (days, ofDays, kwh) => `These ${days} of ${ofDays} days have ${kwh} kWh.`,
  partPack: (code, version) => `By ${code}, version ${version}.`,
  sample: 'This is a sample price, not a published one.',
  tierFirst: (upTo, price) => `Tier 1: up to ${upTo} kWh at ${price} yuan`,
  tierMiddle: (ordinal, from, upTo, price) => `Tier ${ordinal}: ${from} to ${upTo} kWh at ${price} yuan`,
  tierLast: (ordinal, from, price) => `Tier ${ordinal}: above ${from} kWh at ${price} yuan`,
  tierFlat: (price) => `${price} yuan a kWh, no tiers`,
  flatUnsaid: 'One price, no tiers: see each charge below.',
  tierFirstByTime: (upTo) => `Tier 1: up to ${upTo} kWh at the price of the time of day`,
  tierAdds: (ordinal, from, upTo, more) =>
    `Tier ${ordinal}: ${upTo === null ? `above ${from} kWh` : `${from} to ${upTo} kWh`}, ${more} yuan more a kWh`,
  yearTiers: 'The tiers are counted over a whole year:',
  yearLeft: (before, after) => `Before this bill, of this year: ${before}. After it: ${after}.`,
  tierLeft: (ordinal, kwh) => `${kwh} kWh left in tier ${ordinal}`,
  tierUsedUp: (ordinal) => `tier ${ordinal} is used up`,
  limitsByDays: (days, ofDays) => `The limits of the tiers are ${days}/${ofDays} too.`,
  limitsOfMonths: (months) => `The limits of ${months} months are added.`,
  byTimeOfDay: (parts) => `Priced by the time of day: ${parts}.`,
  timePart: (register, kwh) => `${register.toLowerCase()} ${kwh} kWh`,
  capacityWhole: (name, kva) => `${transformer(name)}, ${kva} kVA: capacity charge for the whole period.`,
  capacityDays: (name, kva, days, ofDays) =>
    `${transformer(name)}, ${kva} kVA: in use ${days} days, ${days}/${ofDays} of a month's capacity charge.`,
  capacitySuspended: (name, kva, days, percent) =>
    `${transformer(name)}, ${kva} kVA: sealed ${days} days, only ${percent}% of the capacity charge.`,
  capacitySealed: (name, kva, on, resumedOn) =>
    `${transformer(name)}, ${kva} kVA: sealed from ${on}, ${resumedOn === null ? 'not started again yet' : `started again on ${resumedOn}`}. No capacity charge for those days (the day of sealing is free, the day of starting is charged).`,
  capacitySealedShort: (name, kva, on, resumedOn) =>
    `${transformer(name)}, ${kva} kVA: sealed from ${on}${resumedOn === null ? '' : ` to ${resumedOn}`}, fewer days than the rule asks for: charged in full.`,
  demandMeasured: (kw) => `The demand charge is for the measured demand of ${kw} kW.`,
  demandWithin: (contract, measured) =>
    `Contract demand ${contract} kW, measured ${measured} kW: within the tolerance, so the contract is charged.`,
  demandOver: (contract, measured, excess) =>
    `Contract demand ${contract} kW, measured ${measured} kW: ${excess} kW above the tolerance are charged on top.`,
  powerFactorFound: (active, reactive, factor, standard) =>
    `Power factor: ${active} kWh and ${reactive} kvarh make ${factor}; the standard is ${standard}.`,
  powerFactorNone: 'Nothing was used, so the power factor is not judged.',
  powerFactorUp: (percent, base, amount) =>
    `Below the standard: ${percent}% more on ${base}, that is ${amount} yuan.`,
  powerFactorDown: (percent, base, amount) =>
    `Above the standard: ${percent}% less on ${base}, that is ${amount} yuan.`,
  powerFactorEven: 'On the standard: nothing more, nothing less.',
  powerFactorNoBonus: 'Above the standard, but by contract there is no bonus.',
  powerFactorBase: {
    energy_and_capacity: (base) => `${base} yuan of energy and capacity`,
    energy_capacity_and_funds: (base) => `${base} yuan of energy, capacity and funds`,
  },
  free: (kwh) => `${kwh} kWh are free (welfare), taken off at the first tier's price.`,
  minimum: (least, added) => `Below the least charge of ${least} yuan, so ${added} yuan are added.`,
  linesHeading: 'Each charge',
  policy: (title, code, version) => `By ${title} (${code}, version ${version})`,
  dueOn: (day) => `Due by ${day}; a late fee is added for each day after.`,
  tryPack: 'Try other prices',
  tryTitle: (name, month) => `${name}, ${month} under other prices`,
  tryPackLabel: 'Policy pack',
  tryNone: 'This station has only one policy pack; there is no other to try.',
  tryAsBilled: 'As billed',
  tryAsTried: 'Under the pack',
  tryNote: 'Only a trial; no bill is changed.',
  tryWaiting: 'Working it out…',
  packName: (title, code, version) => `${title} (${code}, version ${version})`,
};
