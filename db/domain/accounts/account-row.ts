import { parseDay, type Day } from '../kernel/calendar.ts';
import {
  parseKwh,
  parseMultiplier,
  wattHours,
  type MilliMultiplier,
  type WattHours,
} from '../kernel/energy.ts';
import { parseYuan, type Fen } from '../kernel/money.ts';
import { parseDecimal } from '../kernel/rounding.ts';
import type { AccountCells } from './account-cells.ts';
import type { AccountField } from './account-columns.ts';
import type { CustomerClass } from './customer-class.ts';
import type { AccountWarning } from './import-finding.ts';
import { isCreditCode } from './credit-code.ts';
import { isIdNumber } from './id-number.ts';
import { isPhoneNumber } from './phone-number.ts';

/** The meter of an account as a legacy file tells of it: its last dial in Wh is where our first bill starts. */
export interface LegacyMeter {
  readonly meterNo: string;
  readonly kind: string;
  readonly digits: number;
  readonly multiplierMilli: MilliMultiplier;
  readonly installedOn: Day | null;
  readonly lastDialWh: WattHours;
  readonly usualUseWh: WattHours | null;
}

/** An account as a legacy file tells of it, checked and in our units; null is what the file does not say. */
export interface LegacyAccount {
  readonly accountNo: string;
  readonly name: string;
  readonly customerClass: CustomerClass;
  readonly idNumber: string | null;
  readonly phone: string | null;
  readonly address: string;
  readonly village: string;
  readonly areaCode: string | null;
  readonly areaName: string;
  readonly routeCode: string | null;
  readonly walkOrder: number | null;
  readonly voltageV: number | null;
  readonly contractCapacityW: number | null;
  readonly householdSize: number | null;
  readonly welfare: 'minimum_living' | 'five_guarantees' | null;
  readonly meter: LegacyMeter | null;
  readonly prepaidFen: Fen;
}

/** How station files write "there is none" in a cell of a number. */
const nothingWords = new Set(['', '无', '-', '—', '/']);

/** Tells whether the cell of a meter number names no meter. */
export function isNoMeter(meterNo: string): boolean {
  return nothingWords.has(meterNo) || meterNo === '0';
}

/** The digits of a dial, 1 to 12; null for anything else. */
export function parseDigits(text: string): number | null {
  return /^(?:[1-9]|1[0-2])$/.test(text) ? Number(text) : null;
}

/** A last reading in whole kWh that fits a dial of so many digits, as Wh; null when it is no whole number or does not fit. */
export function parseWholeDial(text: string, digits: number): WattHours | null {
  const kwh = parseDecimal(text, 0);
  return kwh === null || kwh < 0n || kwh >= 10n ** BigInt(digits) ? null : wattHours(kwh * 1000n);
}

/** Prepaid money in yuan, as fen; an empty cell is none; null when it is no amount, or a debt: a debt is no prepayment. */
export function parsePrepaid(text: string): Fen | null {
  const amount = parseYuan(text === '' ? '0' : text);
  return amount === null || amount < 0 ? null : amount;
}

/** Supply voltage ("220", "380V", "10kV") in volts; null when it is none. */
export function parseVoltage(text: string): number | null {
  const match = /^(\d{1,6}(?:\.\d{1,3})?)(k?)V?$/i.exec(text);
  const value = match === null ? null : parseDecimal(match[1] as string, 3);
  if (match === null || value === null || value === 0n) return null;
  const milliVolts = match[2] === '' ? value : value * 1000n;
  return milliVolts % 1000n === 0n ? Number(milliVolts / 1000n) : null;
}

/** Capacity in kW or kVA ("8", "0.5", "315kVA") as W (VA); null when it is none. */
export function parseCapacity(text: string): number | null {
  const value = parseDecimal(text.replace(/(?:kVA|kW|千瓦|千伏安)$/i, ''), 3);
  return value === null || value < 0n || value > 1_000_000_000_000n ? null : Number(value);
}

/** A small whole number (walk order, persons); null when it is none. */
export function parseCount(text: string): number | null {
  return /^\d{1,7}$/.test(text) ? Number(text) : null;
}

const welfareWords: ReadonlyMap<string, 'minimum_living' | 'five_guarantees'> = new Map([
  ['低保', 'minimum_living'],
  ['低保户', 'minimum_living'],
  ['五保', 'five_guarantees'],
  ['五保户', 'five_guarantees'],
  ['特困', 'five_guarantees'],
]);

/** What a person should look at in an accepted row (see AccountWarning), and the cells that were left empty because nobody understands them. */
export interface AccountRemarks {
  readonly warned: readonly { readonly field: AccountField; readonly code: AccountWarning }[];
  readonly notUnderstood: readonly AccountField[];
}

/**
 * Reads the rest of an accepted row: everything that cannot reject it. A bad ID number, a malformed phone, a day that is none and a
 * missing meter are warnings (the ID and the phone are kept as written, for a person to mend); an odd cell of lesser weight is left empty.
 */
export function readAcceptedRow(
  clean: AccountCells,
  customerClass: CustomerClass,
): { readonly account: LegacyAccount; readonly remarks: AccountRemarks } {
  const warned: { field: AccountField; code: AccountWarning }[] = [];
  const notUnderstood: AccountField[] = [];
  const optional = <T>(field: AccountField, parse: (text: string) => T | null): T | null => {
    const text = clean[field];
    if (nothingWords.has(text)) return null;
    const value = parse(text);
    if (value === null) notUnderstood.push(field);
    return value;
  };

  const isMeterless = isNoMeter(clean.meterNo);
  const installedOn = parseDay(clean.installedOn);
  if (clean.installedOn !== '' && installedOn === null)
    warned.push({ field: 'installedOn', code: 'install_date' });
  const idNumber = clean.idNumber.toUpperCase();
  if (idNumber !== '' && !isIdNumber(idNumber) && !isCreditCode(idNumber))
    warned.push({ field: 'idNumber', code: 'id_number' });
  if (isMeterless) warned.push({ field: 'meterNo', code: 'account_without_meter' });
  if (clean.phone !== '' && !isPhoneNumber(clean.phone)) warned.push({ field: 'phone', code: 'phone' });

  const account: LegacyAccount = {
    accountNo: clean.accountNo,
    name: clean.name,
    customerClass,
    idNumber: idNumber === '' ? null : idNumber,
    phone: clean.phone === '' ? null : clean.phone,
    address: clean.address,
    village: clean.village,
    areaCode: clean.areaCode === '' ? null : clean.areaCode,
    areaName: clean.areaName === '' ? clean.areaCode : clean.areaName,
    routeCode: clean.routeCode === '' ? null : clean.routeCode,
    walkOrder: optional('walkOrder', parseCount),
    voltageV: optional('voltage', parseVoltage),
    contractCapacityW: optional('capacity', parseCapacity),
    householdSize: optional('householdSize', parseCount),
    welfare: optional('welfare', (text) => welfareWords.get(text) ?? null),
    meter: isMeterless ? null : readMeter(clean, installedOn, optional('lastUse', parseUse)),
    prepaidFen: parsePrepaid(clean.prepaid) as Fen,
  };
  return { account, remarks: { warned, notUnderstood } };
}

function parseUse(text: string): WattHours | null {
  const use = parseKwh(text);
  return use === null || use < 0 ? null : use;
}

/** The meter of a row whose multiplier, digits and reading have been checked. */
function readMeter(clean: AccountCells, installedOn: Day | null, usualUseWh: WattHours | null): LegacyMeter {
  const digits = parseDigits(clean.digits) as number;
  return {
    meterNo: clean.meterNo,
    kind: clean.meterKind,
    digits,
    multiplierMilli: parseMultiplier(clean.multiplier) as MilliMultiplier,
    installedOn,
    lastDialWh: parseWholeDial(clean.lastReading, digits) as WattHours,
    usualUseWh,
  };
}
