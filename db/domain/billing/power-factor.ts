import type { CustomerClass } from '../accounts/customer-class.ts';
import { fen, type Fen } from '../kernel/money.ts';
import { divideHalfUp } from '../kernel/rounding.ts';

/**
 * Power factors in a row whose percentage changes evenly: at `from` it is `percentAtFrom`, and each hundredth further toward `to`
 * adds `percentPerStep`. Power factors in hundredths, percentages in thousandths of a percent.
 */
export interface PowerFactorBand {
  readonly from: number;
  readonly to: number;
  readonly milliPercentAtFrom: number;
  readonly milliPercentPerStep: number;
}

/** The table of one standard (in hundredths): outside every band nothing is added or cut. */
export interface PowerFactorTable {
  readonly standard: number;
  readonly bands: readonly PowerFactorBand[];
}

/** Which standard a tariff is judged by and what the percentage is taken of. */
export interface PowerFactorRule {
  /** In hundredths: 90, 85 or 80. */
  readonly standard: number;
  /** Energy and capacity without funds is the rule of 发改价格〔2005〕291; some provinces take the funds in (domain.md §3). */
  readonly base: 'energy_and_capacity' | 'energy_capacity_and_funds';
  /** False for a user whose standard was lowered: penalties, no bonus. */
  readonly hasBonus: boolean;
}

function band(
  from: number,
  to: number,
  milliPercentAtFrom: number,
  milliPercentPerStep: number,
): PowerFactorBand {
  return { from, to, milliPercentAtFrom, milliPercentPerStep };
}

/** The three tables of 功率因数调整电费办法 ((83)水电财字第215号; domain.md §3, checked against 23 printed rows, cases PT01–PT23). */
export const nationalPowerFactorTables: readonly PowerFactorTable[] = [
  {
    standard: 90,
    bands: [
      band(91, 95, -150, -150),
      band(96, 100, -750, 0),
      band(89, 70, 500, 500),
      band(69, 65, 11_000, 1000),
      band(64, 0, 17_000, 2000),
    ],
  },
  {
    standard: 85,
    bands: [
      band(86, 90, -100, -100),
      band(91, 94, -650, -150),
      band(95, 100, -1100, 0),
      band(84, 65, 500, 500),
      band(64, 60, 11_000, 1000),
      band(59, 0, 17_000, 2000),
    ],
  },
  {
    standard: 80,
    bands: [
      band(81, 90, -100, -100),
      band(91, 92, -1150, -150),
      band(93, 100, -1300, 0),
      band(79, 60, 500, 500),
      band(59, 55, 11_000, 1000),
      band(54, 0, 17_000, 2000),
    ],
  },
];

/**
 * The power factor in hundredths, P ÷ √(P² + Q²) rounded half-up (0.855 → 0.86), computed exactly in integers; null when neither
 * active nor reactive energy was counted. Q is |forward| + |reverse|, losses of a high-supply-low-meter user are in both (PF11).
 */
export function powerFactorOf(activeWh: number, reactiveVarh: number): number | null {
  const active = BigInt(Math.abs(activeWh));
  const reactive = BigInt(Math.abs(reactiveVarh));
  const square = active * active + reactive * reactive;
  if (square === 0n) return null;
  // hundredths = the largest n with (n − ½)/100 ≤ P/S, that is (2n − 1)² · S² ≤ (200 · P)²
  const most = (200n * active) ** 2n;
  let low = 0;
  let high = 100;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (BigInt(2 * middle - 1) ** 2n * square <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The percentage in thousandths of a percent for a power factor in hundredths: positive adds to the bill, negative cuts. */
export function powerFactorMilliPercent(table: PowerFactorTable, hundredths: number): number {
  for (const { from, to, milliPercentAtFrom, milliPercentPerStep } of table.bands) {
    if (hundredths >= Math.min(from, to) && hundredths <= Math.max(from, to)) {
      return milliPercentAtFrom + Math.abs(hundredths - from) * milliPercentPerStep;
    }
  }
  return 0;
}

/** A power-factor adjustment with its working. */
export interface PowerFactorAdjustment {
  /** In hundredths; null when nothing was used, and then nothing is adjusted. */
  readonly powerFactor: number | null;
  readonly standard: number;
  readonly milliPercent: number;
  readonly baseFen: Fen;
  readonly amountFen: Fen;
}

/**
 * Computes the adjustment of a base in fen, rounded half-up to fen (PF01: 8000 × 2.5 % = 200.00). No use at all (P = Q = 0) is not
 * judged; reactive energy alone is a power factor of 0. Without the right to a bonus a negative percentage becomes 0.
 */
export function adjustForPowerFactor(
  rule: Pick<PowerFactorRule, 'standard' | 'hasBonus'>,
  table: PowerFactorTable,
  use: { readonly activeWh: number; readonly reactiveVarh: number },
  baseFen: Fen,
): PowerFactorAdjustment {
  const powerFactor = powerFactorOf(use.activeWh, use.reactiveVarh);
  const found = powerFactor === null ? 0 : powerFactorMilliPercent(table, powerFactor);
  const milliPercent = found < 0 && !rule.hasBonus ? 0 : found;
  const amountFen = fen(divideHalfUp(BigInt(baseFen) * BigInt(milliPercent), 100_000n));
  return { powerFactor, standard: rule.standard, milliPercent, baseFen, amountFen };
}

/** The table of a standard in hundredths; null when there is none. */
export function findPowerFactorTable(
  tables: readonly PowerFactorTable[],
  standard: number,
): PowerFactorTable | null {
  return tables.find((table) => table.standard === standard) ?? null;
}

/** Who is judged by which power-factor standard (in hundredths), from a voltage and a capacity up. */
export interface PowerFactorUser {
  readonly standard: number;
  readonly customerClass: CustomerClass;
  readonly fromVolts: number;
  readonly fromVa: number;
}

/** The standard in hundredths for a user of a class at a voltage with a capacity, the strictest that fits; null when not judged. */
export function findPowerFactorStandard(
  users: readonly PowerFactorUser[],
  customerClass: CustomerClass,
  volts: number,
  capacityVa: number,
): number | null {
  const fitting = users.filter(
    (user) => user.customerClass === customerClass && volts >= user.fromVolts && capacityVa >= user.fromVa,
  );
  return fitting.reduce<number | null>((strictest, user) => Math.max(strictest ?? 0, user.standard), null);
}
