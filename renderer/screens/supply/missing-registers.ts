import { type RegisterKind, registerKinds } from '../../../db/domain/metering/register-kind.ts';
import type { Day } from '../../../db/domain/kernel/calendar.ts';
import { type TouPeriod, touPeriods } from '../../../db/domain/billing/tariff.ts';
import type { MeterRow, SupplyPage, TariffChoice } from '../../../electron/contract/supply.ts';

/** The meters that hang. */
export function hangingMeters(page: SupplyPage): readonly MeterRow[] {
  return page.meters.filter((meter) => meter.removedOn === null);
}

/** The kinds of register that hang at the account, in the order of the kinds. */
export function hangingRegisters(page: SupplyPage): readonly RegisterKind[] {
  const kinds = new Set(
    hangingMeters(page).flatMap((meter) => meter.registers.map((register) => register.kind)),
  );
  return registerKinds.filter((kind) => kinds.has(kind));
}

/**
 * The tariff that terms choose. Plain terms leave it to class and voltage: then it is the one that bills today, or if terms chose
 * another today, a plain one of the class. Null when the list has none.
 */
export function choiceOf(page: SupplyPage, tariffCode: string | null): TariffChoice | null {
  if (tariffCode !== null) return page.tariffs.find((choice) => choice.code === tariffCode) ?? null;
  const plain = page.tariffs.filter(
    (choice) => !choice.isNamed && choice.customerClass === page.customerClass,
  );
  return plain.find((choice) => choice.label === page.tariffLabel) ?? plain[0] ?? null;
}

/** The name of the tariff that class and voltage lead to, when it is known: while it bills, or while no other was ever chosen. */
export function plainTariffLabel(page: SupplyPage): string | null {
  const isPlain = page.tariffs.some(
    (choice) =>
      !choice.isNamed && choice.customerClass === page.customerClass && choice.label === page.tariffLabel,
  );
  return isPlain ? page.tariffLabel : null;
}

/**
 * The registers that a tariff needs, with a charge for demand if `needsDemand`, and no hanging meter has. What a bill works out is not missing: flat from the total and the other
 * parts of the day, the total from the parts.
 */
export function missingRegisters(
  choice: TariffChoice | null,
  needsDemand: boolean,
  hanging: readonly RegisterKind[],
): readonly RegisterKind[] {
  const needed = new Set<RegisterKind>(choice?.registers ?? []);
  if (needsDemand) needed.add('demand');
  const has = (kind: RegisterKind): boolean => hanging.includes(kind);
  const missing = registerKinds.filter((kind) => needed.has(kind) && !has(kind));
  const isPart = (kind: RegisterKind): kind is TouPeriod => (touPeriods as readonly string[]).includes(kind);
  const isPartMissing = missing.some((kind) => isPart(kind) && kind !== 'flat');
  return missing.filter((kind) => {
    if (kind === 'flat') return isPartMissing || !has('total');
    return kind !== 'total' || isPartMissing || !has('flat');
  });
}

/**
 * The registers that a tariff needs beside the total and that began to count only after a day, with the last day that one began; null
 * when all counted by then. A register whose newest dial is where its next bill starts has counted since that dial.
 */
export function lateRegisters(
  page: SupplyPage,
  choice: TariffChoice | null,
  from: Day,
): { readonly kinds: readonly RegisterKind[]; readonly since: Day } | null {
  const began = hangingMeters(page)
    .flatMap((meter) => meter.registers)
    .flatMap(({ kind, dialWh, startDialWh, readOn }) =>
      kind !== 'total' &&
      choice?.registers.includes(kind) === true &&
      dialWh !== null &&
      dialWh === startDialWh &&
      readOn !== null &&
      readOn > from
        ? [{ kind, readOn }]
        : [],
    );
  const since = began
    .map(({ readOn }) => readOn)
    .toSorted()
    .at(-1);
  return since === undefined ? null : { kinds: began.map(({ kind }) => kind), since };
}
