import type { Day } from '../../db/domain/kernel/calendar.ts';
import {
  energyBetween,
  formatMultiplier,
  milliMultiplier,
  type WattHours,
  wattHours,
} from '../../db/domain/kernel/energy.ts';
import type { WorkedPart } from '../../db/domain/billing/bill-working.ts';
import type { RegisterKind } from '../../db/domain/metering/register-kind.ts';
import type { BillDialRow, ExplainedBill } from '../../electron/contract/bills.ts';
import type { Messages } from '../messages/index.ts';
import { kwhText } from './bill-line-text.ts';

/** What was used, in words: each sentence, what leads to the sum and the sum, and the quiet words under it. */
export interface ToldUse {
  readonly sentences: readonly string[];
  readonly lead: string;
  readonly total: string;
  readonly notes: readonly string[];
}

/** Tells what the meters showed, what was corrected, taken off and added, and what that makes. Energies in Wh, varh, W. */
export function tellUse(bill: ExplainedBill, messages: Messages): ToldUse {
  const { explanation: words } = messages;
  const { dials, energyWh } = bill;
  const total = words.total(kwhText(energyWh));
  const [only] = dials;
  const losses = bill.parts.flatMap(({ lossWh }) => (lossWh === undefined ? [] : [lossWh]));
  const others = [
    ...bill.corrections.map((one) => correctedSentence(one, dials, messages)),
    ...(bill.childrenWh.length === 0
      ? []
      : [words.children(bill.childrenWh.length, bill.childrenWh.map(kwhText).join(' + '))]),
    ...tellApart(bill.parts).map(({ tariff, energyWh: apartWh }) => words.behind(kwhText(apartWh), tariff)),
    ...(losses.length === 0 ? [] : [words.loss(kwhText(sumOf(losses)))]),
  ];
  const notes = [
    ...estimateSentences(dials, words),
    ...daysSentences(dials, words),
    ...lastMonthSentence(bill, words),
  ];
  if (bill.months > 1) notes.unshift(words.severalMonths(bill.months));
  if (only === undefined)
    return { sentences: [words.noDials(kwhText(energyWh)), ...others], lead: '', total, notes };
  if (dials.length === 1 && others.length === 0 && only.register === 'total')
    return { sentences: [], lead: words.makes(dialSentence(only, words)), total, notes };
  const hasSeveralMeters = new Set(dials.map((dial) => dial.meterNo)).size > 1;
  return {
    sentences: [
      ...meterSentences(dials, words),
      ...dials.map((dial) => registerSentence(dial, hasSeveralMeters, messages)),
      ...others,
    ],
    lead: '',
    total,
    notes,
  };
}

/** What 定量 and 定比 set apart: the tariff and energy of each. A price change makes several parts of one, its days beginning anew. */
export function tellApart(parts: readonly WorkedPart[]): readonly { tariff: string; energyWh: WattHours }[] {
  const groups: WorkedPart[][] = [];
  for (const part of parts) {
    const group = groups.at(-1);
    const last = group?.at(-1)?.period;
    if (last !== undefined && part.period !== undefined && part.period.from > last.from) group?.push(part);
    else groups.push([part]);
  }
  return groups.slice(1).map((group) => ({
    tariff: [...new Set(group.map((part) => part.tariff.label))].join(' / '),
    energyWh: sumOf(group.map((part) => part.energyWh)),
  }));
}

function sumOf(energies: readonly WattHours[]): WattHours {
  return wattHours(energies.reduce<number>((sum, wh) => sum + wh, 0));
}

function multiplierText({ multiplierMilli }: BillDialRow): string | null {
  return multiplierMilli === 1000 ? null : formatMultiplier(milliMultiplier(multiplierMilli));
}

function dialSentence(dial: BillDialRow, words: Messages['explanation']): string {
  const multiplier = multiplierText(dial);
  if (dial.register === 'demand' || dial.lastDialWh === null)
    return words.demandDial(kwhText(dial.dialWh), multiplier);
  const tell = dial.hasRolledOver ? words.rolledOverDial : words.dial;
  return tell(kwhText(dial.lastDialWh), kwhText(dial.dialWh), multiplier);
}

/** What a dial counted; null after a roll-over, which needs the dial's digits. */
function countedOf(dial: BillDialRow): WattHours | null {
  if (dial.hasRolledOver) return null;
  const last = dial.register === 'demand' ? wattHours(0) : (dial.lastDialWh ?? wattHours(0));
  return energyBetween(last, dial.dialWh, milliMultiplier(dial.multiplierMilli));
}

/** A quantity of a register in its own unit. */
function quantityOf(register: RegisterKind, quantity: WattHours, words: Messages['explanation']): string {
  if (register === 'demand') return words.kw(kwhText(quantity));
  return register.startsWith('reactive') ? words.kvarh(kwhText(quantity)) : words.kwh(kwhText(quantity));
}

function registerSentence(dial: BillDialRow, hasSeveralMeters: boolean, messages: Messages): string {
  const { explanation: words, names } = messages;
  const counted = countedOf(dial);
  return words.registerDial(
    names.registers[dial.register],
    hasSeveralMeters ? dial.meterNo : null,
    dialSentence(dial, words),
    counted === null ? null : quantityOf(dial.register, counted, words),
  );
}

/** Says of several meters whether one came in the place of the other, or both hang. */
function meterSentences(dials: readonly BillDialRow[], words: Messages['explanation']): string[] {
  const first = dials[0]?.register;
  const meters = dials
    .filter((dial) => dial.register === first)
    .toSorted((a, b) => ((a.lastReadOn ?? '') < (b.lastReadOn ?? '') ? -1 : 1));
  if (new Set(meters.map((dial) => dial.meterNo)).size < 2) return [];
  const exchanges = meters.slice(1).map((dial, index) => {
    const before = meters[index] as BillDialRow;
    return isAfter(before.readOn, dial.lastReadOn)
      ? words.exchanged(before.meterNo, dial.meterNo, dial.lastReadOn ?? before.readOn)
      : null;
  });
  return exchanges.some((sentence) => sentence === null)
    ? [words.severalMeters(meters.length)]
    : exchanges.filter((sentence) => sentence !== null);
}

function isAfter(before: Day | null, after: Day | null): boolean {
  return before === null || after === null || after >= before;
}

function correctedSentence(
  correction: ExplainedBill['corrections'][number],
  dials: readonly BillDialRow[],
  messages: Messages,
): string {
  const { explanation: words, names } = messages;
  const { register, energyWh } = correction;
  const counted = dials.filter((dial) => dial.register === register).map(countedOf);
  const isKnown = counted.length > 0 && counted.every((one) => one !== null);
  return words.corrected(
    names.registers[register],
    isKnown ? quantityOf(register, sumOf(counted), words) : null,
    quantityOf(register, energyWh, words),
  );
}

/** That a dial was estimated, or that this bill settles an estimate of the bill before. */
function estimateSentences(dials: readonly BillDialRow[], words: Messages['explanation']): string[] {
  return [
    ...(dials.some((dial) => dial.isEstimated) ? [words.estimated] : []),
    ...(dials.some((dial) => dial.settlesEstimate) ? [words.settlesEstimate] : []),
  ];
}

/** From the first look to the last, as far as the days are known. */
function daysSentences(dials: readonly BillDialRow[], words: Messages['explanation']): string[] {
  if (dials.length === 0) return [];
  const starts = dials.flatMap(({ lastReadOn }) => (lastReadOn === null ? [] : [lastReadOn])).sort();
  const ends = dials.flatMap(({ readOn }) => (readOn === null ? [] : [readOn])).sort();
  const from = starts[0];
  const to = ends.at(-1);
  if (to === undefined) return [words.noDays];
  return [from === undefined ? words.onlyLastDay(to) : words.bothDays(from, to)];
}

function lastMonthSentence(bill: ExplainedBill, words: Messages['explanation']): string[] {
  if (bill.lastMonthEnergyWh === null) return [];
  const last = kwhText(bill.lastMonthEnergyWh);
  const difference = bill.energyWh - bill.lastMonthEnergyWh;
  if (difference === 0) return [words.sameAsLast];
  const kwh = kwhText(wattHours(Math.abs(difference)));
  return [difference > 0 ? words.moreThanLast(kwh, last) : words.lessThanLast(kwh, last)];
}
