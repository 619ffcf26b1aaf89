import { energiesOfRegisters } from '../../../db/domain/billing/register-energies.ts';
import { touPeriods } from '../../../db/domain/billing/tariff.ts';
import type { Month } from '../../../db/domain/kernel/calendar.ts';
import { type WattHours, wattHours } from '../../../db/domain/kernel/energy.ts';
import { type AccountMonth, readAccountsBehind } from '../../../db/local/queries/account-months.ts';
import type { Store } from '../../../db/local/store.ts';
import { type DialsToBill, dialsToBill } from './dials-to-bill.ts';

/** The energy of the accounts behind a meter, or the first of them whose meters cannot be billed for the month. */
export type EnergyBehind =
  | { readonly childrenWh: readonly WattHours[] }
  | { readonly notReadAccountNo: string };

/**
 * Counts what the meters behind an account's own counted for its bill of a month: from the month where that bill starts, whatever bills
 * those accounts have, so that each kWh is taken off once; an account that was not read then counts from its own last bill. A meter
 * that has nothing to count in the month yet takes nothing off.
 */
export function energyBehind(
  store: Store,
  accountNos: readonly string[],
  month: Month,
  startMonth: Month | null,
): EnergyBehind {
  if (accountNos.length === 0) return { childrenWh: [] };
  const found = readAccountsBehind(store, { month, from: startMonth, accountNos });
  const byNo = new Map(found.map((one) => [one.account.accountNo, one]));
  const childrenWh: WattHours[] = [];
  for (const accountNo of accountNos) {
    const behind = byNo.get(accountNo);
    const dials = behind === undefined ? 'not_read' : dialsBehind(behind, month, startMonth);
    if (dials === null) continue;
    const energyWh = typeof dials === 'string' ? null : activeEnergyOf(dials);
    if (energyWh === null) return { notReadAccountNo: accountNo };
    childrenWh.push(energyWh);
  }
  return { childrenWh };
}

/** What the total registers counted, or without one the parts of the day; null when a dial does not fit its meter. */
function activeEnergyOf({ dials }: DialsToBill): WattHours | null {
  const energies = energiesOfRegisters({ dials, corrections: [] });
  if (!energies.ok) return null;
  let partsWh = 0;
  for (const period of touPeriods) partsWh += energies.value.get(period) ?? 0;
  return energies.value.get('total') ?? wattHours(partsWh);
}

function dialsBehind(
  { account, registers }: AccountMonth,
  month: Month,
  startMonth: Month | null,
): DialsToBill | string | null {
  const own = account.lastBilledMonth;
  if (startMonth === null || startMonth === own) return dialsToBill(registers, month, own);
  const dials = dialsToBill(registers, month, startMonth);
  return typeof dials === 'string' && own !== null ? dialsToBill(registers, month, own) : dials;
}
