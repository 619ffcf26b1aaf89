import { day } from '../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../db/domain/kernel/energy.ts';
import { invariant } from '../../db/domain/kernel/invariant.ts';
import type { RegisterKind } from '../../db/domain/metering/register-kind.ts';
import { addRegisters } from '../../electron/services/supply/add-registers.ts';
import { getSupply } from '../../electron/services/supply/get-supply.ts';
import { type TestStation, valueOf } from './station.ts';

/** Registers of an account's hanging meters by kind; of several meters the last one's count. */
export type RegisterIds = ReadonlyMap<RegisterKind, number>;

/** The registers that hang at an account now. */
export function registersOf(station: TestStation, accountNo: string): RegisterIds {
  const page = valueOf(getSupply(station, station.as('metering_keeper'), { accountNo }));
  const hanging = page.meters.filter(({ removedOn }) => removedOn === null);
  return new Map(
    hanging.flatMap(({ registers }) => registers.map(({ kind, registerId }) => [kind, registerId] as const)),
  );
}

/** The id of one register that must hang at an account. */
export function registerOf(station: TestStation, accountNo: string, kind: RegisterKind): number {
  const registerId = registersOf(station, accountNo).get(kind);
  invariant(registerId !== undefined, `account ${accountNo} has no register ${kind}`);
  return registerId;
}

/** Gives an account's only meter further registers with their dials in kWh on a day, through the service. */
export function addRegistersTo(
  station: TestStation,
  accountNo: string,
  on: string,
  dialsKwh: Readonly<Partial<Record<RegisterKind, number>>>,
): RegisterIds {
  const page = valueOf(getSupply(station, station.as('metering_keeper'), { accountNo }));
  const meter = page.meters[0];
  invariant(meter !== undefined, `account ${accountNo} has no meter`);
  valueOf(
    addRegisters(station, station.as('metering_keeper'), {
      accountNo,
      meterId: meter.meterId,
      on: day(on),
      registers: Object.entries(dialsKwh).map(([kind, dial]) => ({
        kind: kind as RegisterKind,
        dialWh: wattHours(Math.round(dial * 1_000)),
      })),
    }),
  );
  return registersOf(station, accountNo);
}
