import type { Day, Month } from '../../../../db/domain/kernel/calendar.ts';
import { milliMultiplier, type WattHours, wattHours } from '../../../../db/domain/kernel/energy.ts';
import { invariant } from '../../../../db/domain/kernel/invariant.ts';
import { ok, type Result } from '../../../../db/domain/kernel/result.ts';
import { dialDecimals } from '../../../../db/domain/metering/dial-precision.ts';
import { isPartOfDay, type RegisterKind } from '../../../../db/domain/metering/register-kind.ts';
import type { SupplyPage } from '../../../contract/supply.ts';
import type { Counter } from '../../counter.ts';
import { explainReading } from '../../readings/explain-reading.ts';
import { recordReading } from '../../readings/record-reading.ts';
import { addRegisters } from '../../supply/add-registers.ts';
import { exchangeMeter } from '../../supply/exchange-meter.ts';
import { getSupply } from '../../supply/get-supply.ts';
import { hangMeter } from '../../supply/hang-meter.ts';
import { recordTerms } from '../../supply/record-terms.ts';
import { type DemoStaff, staffed } from './demo-office.ts';
import type { DemoMeters } from './demo-readings.ts';
import type { DemoSupply } from './demo-supplies.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';

/** A register that a handheld's file does not bring: read by hand, and where its dial stands, in Wh. */
interface HandRegister {
  readonly registerId: number;
  readonly kind: RegisterKind;
  readonly multiplier: number;
  readonly percent: number;
  /** Null: a share of what the account's first meter counts. */
  readonly useKwh: number | null;
  dialWh: number;
}

/** Keeps the demo's customers of every kind: their terms, their further registers and meters. */
export interface DemoSupplyOffice {
  /** Records the terms and makes registers and meters known, on the day the station begins. */
  begin(on: Day): Result<unknown>;
  /** What changes on a day of the last billed month: a meter is exchanged, a transformer sealed. */
  change(on: Day): Result<unknown>;
  /** Reads by hand what the month's file did not bring, wherever somebody looked. */
  readMonth(month: Month): Result<unknown>;
}

/** The office for some supplies, whose first meters turn with the others. */
export function demoSupplyOffice(
  counter: Counter,
  staff: DemoStaff,
  meters: DemoMeters,
  supplies: readonly DemoSupply[],
): DemoSupplyOffice {
  const random = seededRandom(5_201);
  const byHand = new Map<string, HandRegister[]>();
  return {
    begin: (on) => each(supplies, (supply) => beginOne(counter, staff, meters, supply, on, byHand)),
    change: (on) =>
      each(supplies, (supply) => {
        const exchanged = exchangeOne(counter, staff, meters, supply, on);
        return exchanged.ok ? sealOne(counter, staff, supply, on) : exchanged;
      }),
    readMonth: (month) =>
      each(supplies, (supply) =>
        readOne(counter, staff, meters, supply, month, byHand.get(supply.account.accountNo) ?? [], random),
      ),
  };
}

function each(
  supplies: readonly DemoSupply[],
  work: (supply: DemoSupply) => Result<unknown>,
): Result<unknown> {
  for (const supply of supplies) {
    const done = work(supply);
    if (!done.ok) return done;
  }
  return ok(null);
}

function beginOne(
  counter: Counter,
  staff: DemoStaff,
  meters: DemoMeters,
  { account, terms, reason, registers, secondMeter }: DemoSupply,
  on: Day,
  byHand: Map<string, HandRegister[]>,
): Result<unknown> {
  const { accountNo, multiplier } = account;
  if (terms !== null) {
    const supervisor = staffed(staff, 'billing_supervisor');
    const recorded = recordTerms(counter, supervisor, { accountNo, effectiveFrom: on, terms, reason });
    if (!recorded.ok) return recorded;
  }
  const keeper = staffed(staff, 'metering_keeper');
  if (registers.length > 0) {
    const page = getSupply(counter, keeper, { accountNo });
    if (!page.ok) return page;
    const totalWh = meters.dialOf(accountNo) * 1_000;
    const dials = registers.map(({ kind, percent }) => ({
      kind,
      dialWh: kind === 'demand' ? wattHours(0) : fine((totalWh * percent) / 100, kind, multiplier),
    }));
    const meterId = firstMeter(page.value).meterId;
    const added = addRegisters(counter, keeper, { accountNo, meterId, on, registers: dials });
    if (!added.ok) return added;
    const known = firstMeter(added.value).registers;
    byHand.set(
      accountNo,
      registers.map(({ kind, percent }, index) => ({
        registerId: idOf(known, kind),
        kind,
        multiplier,
        percent,
        useKwh: null,
        dialWh: dials[index]?.dialWh ?? 0,
      })),
    );
  }
  if (secondMeter !== null) {
    const { meterNo, dialKwh, useKwh } = secondMeter;
    const dialWh = wattHours(dialKwh * 1_000);
    const meter = {
      meterNo,
      kind: '三相四线智能',
      digits: 6,
      multiplierMilli: milliMultiplier(1_000),
      registers: [{ kind: 'total' as const, dialWh }],
    };
    const hung = hangMeter(counter, keeper, { accountNo, on, meter });
    if (!hung.ok) return hung;
    const known = hung.value.meters.find((one) => one.meterNo === meterNo)?.registers ?? [];
    const register = {
      registerId: idOf(known, 'total'),
      kind: 'total' as const,
      multiplier: 1,
      percent: 100,
    };
    byHand.set(accountNo, [{ ...register, useKwh, dialWh }]);
  }
  return ok(null);
}

function exchangeOne(
  counter: Counter,
  staff: DemoStaff,
  meters: DemoMeters,
  { account, nextMeterNo }: DemoSupply,
  on: Day,
): Result<unknown> {
  if (nextMeterNo === null) return ok(null);
  const { accountNo, digits, multiplier, usualUseKwh } = account;
  const keeper = staffed(staff, 'metering_keeper');
  const page = getSupply(counter, keeper, { accountNo });
  if (!page.ok) return page;
  const old = firstMeter(page.value);
  const countedKwh = Math.round(usualUseKwh / 2 / multiplier) * multiplier;
  const lastDialKwh = meters.dialOf(accountNo) + countedKwh / multiplier;
  meters.exchange(accountNo, nextMeterNo, countedKwh);
  return exchangeMeter(counter, keeper, {
    accountNo,
    installationId: old.installationId,
    on,
    lastDials: [{ registerId: idOf(old.registers, 'total'), dialWh: wattHours(lastDialKwh * 1_000) }],
    meter: {
      meterNo: nextMeterNo,
      kind: account.meterKind,
      digits,
      multiplierMilli: milliMultiplier(multiplier * 1_000),
      registers: [{ kind: 'total', dialWh: wattHours(0) }],
    },
    reason: '电能表到期轮换',
  });
}

function sealOne(
  counter: Counter,
  staff: DemoStaff,
  { account, terms, sealedTransformer }: DemoSupply,
  on: Day,
): Result<unknown> {
  if (terms?.capacity?.kind !== 'transformers' || sealedTransformer === null) return ok(null);
  const transformers = terms.capacity.transformers.map((one) =>
    one.name === sealedTransformer ? { ...one, suspensions: [{ on, resumedOn: null }] } : one,
  );
  return recordTerms(counter, staffed(staff, 'billing_supervisor'), {
    accountNo: account.accountNo,
    effectiveFrom: on,
    terms: { ...terms, capacity: { kind: 'transformers', transformers } },
    reason: `客户申请暂停${sealedTransformer}`,
  });
}

function readOne(
  counter: Counter,
  staff: DemoStaff,
  meters: DemoMeters,
  { account }: DemoSupply,
  month: Month,
  registers: readonly HandRegister[],
  random: SeededRandom,
): Result<unknown> {
  const look = meters.lookOf(account.accountNo);
  const reader = staffed(staff, 'meter_reader');
  if (look === null) return ok(null);
  let restWh = (look.useKwh * 1_000) / account.multiplier;
  for (const register of registers) {
    const { registerId, kind, multiplier } = register;
    const nextWh =
      kind === 'flat'
        ? fine(register.dialWh + restWh, kind, multiplier)
        : nextDial(register, look.useKwh, random);
    if (isPartOfDay(kind)) restWh -= nextWh - register.dialWh;
    register.dialWh = nextWh;
    const dialWh = wattHours(register.dialWh);
    const { readOn } = look;
    const read = recordReading(counter, reader, {
      registerId,
      month,
      kind: 'actual',
      readOn,
      dialWh,
      reason: null,
    });
    if (!read.ok) return read;
    if (read.value.finding === null) continue;
    const reason = multiplier === 1 ? '分时用电习惯变化，已核实' : '生产班次调整，已核实';
    const explained = explainReading(counter, reader, { registerId, month, reason, isRollOver: false });
    if (!explained.ok) return explained;
  }
  return ok(null);
}

/** Where a register stands at the end of a month: its share of what the total counted, a little more or less; demand begins anew. */
function nextDial(register: HandRegister, totalKwh: number, random: SeededRandom): WattHours {
  const { kind, multiplier, percent, useKwh, dialWh } = register;
  const nearly = random.between(96, 100);
  if (useKwh !== null) return fine(dialWh + useKwh * nearly * 10, kind, multiplier);
  const onDialWh = (totalKwh * 1_000 * percent * nearly) / 10_000 / multiplier;
  return kind === 'demand'
    ? fine(onDialWh / 720, kind, multiplier)
    : fine(dialWh + onDialWh, kind, multiplier);
}

/** A dial with no more decimals than its register is read with. */
function fine(wh: number, kind: RegisterKind, multiplier: number): WattHours {
  const step = dialDecimals(kind, milliMultiplier(multiplier * 1_000)) === 0 ? 1_000 : 10;
  return wattHours(Math.floor(wh / step) * step);
}

function firstMeter(page: SupplyPage): SupplyPage['meters'][number] {
  const meter = page.meters[0];
  invariant(meter !== undefined, `account ${page.accountNo} has a meter`);
  return meter;
}

function idOf(
  registers: readonly { readonly kind: RegisterKind; readonly registerId: number }[],
  kind: RegisterKind,
): number {
  const found = registers.find((register) => register.kind === kind);
  invariant(found !== undefined, `a register of ${kind}`);
  return found.registerId;
}
