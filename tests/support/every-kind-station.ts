import { expect } from 'vitest';
import { month } from '../../db/domain/kernel/calendar.ts';
import { computeBills } from '../../electron/services/bills/compute-bills.ts';
import { issueBills } from '../../electron/services/bills/issue-bills.ts';
import { listDrafts } from '../../electron/services/bills/list-drafts.ts';
import { passBills } from '../../electron/services/bills/pass-bills.ts';
import { acceptPolicyPack } from '../../electron/services/policy/accept-policy-pack.ts';
import { everyKindPack } from './every-kind-pack.ts';
import { openTestStation, type TestStation, valueOf } from './station.ts';
import {
  type AddedSupply,
  addSupply,
  type Look,
  putLooks,
  type SuppliedAccount,
} from './supplied-account.ts';

const jobId = '0193b2f4-0000-7000-8000-000000000000';

/** A station with a pack that knows every kind of account, and these accounts. */
export function openEveryKind(accounts: readonly SuppliedAccount[]): {
  station: TestStation;
  added: ReadonlyMap<string, AddedSupply>;
  look: (accountNo: string, at: string, looks: readonly Look[]) => void;
} {
  const station = openTestStation({ now: '2026-10-24T09:00' });
  valueOf(acceptPolicyPack(station, station.as('billing_supervisor'), { text: everyKindPack() }));
  const added = new Map(
    addSupply(station, station.as('metering_keeper'), accounts).map((one) => [one.accountNo, one]),
  );
  const look = (accountNo: string, at: string, looks: readonly Look[]) =>
    putLooks(station, station.as('meter_reader'), added.get(accountNo) as AddedSupply, at, looks);
  station.clock.to('2026-11-21T18:00');
  return { station, added, look };
}

/** Computes a month's bills. */
export const computeMonth = (station: TestStation, at: string) =>
  computeBills(station, station.as('biller'), { month: month(at), jobId });

/** The month's drafts that wait for the auditor. */
export const waitingDrafts = (station: TestStation, at: string) =>
  valueOf(listDrafts(station, station.as('auditor'), { month: month(at), state: 'waiting' }));

/** Computes, passes and issues a month; answers the bills' lines by account as `code quantity amount`, with the sum last. */
export async function billMonth(station: TestStation, at: string): Promise<Record<string, string[]>> {
  expect(valueOf(await computeMonth(station, at)).incomplete).toEqual([]);
  const drafts = waitingDrafts(station, at);
  const draftIds = drafts.map((draft) => draft.draftId);
  valueOf(passBills(station, station.as('auditor'), { draftIds }));
  valueOf(issueBills(station, station.as('billing_supervisor'), { month: month(at), jobId }));
  return Object.fromEntries(
    drafts.map((draft) => [
      draft.accountNo,
      [
        ...draft.lines.map(({ code, energyWh, counted, amountFen }) => {
          const quantity = counted === null ? energyWh : counted.quantityMilli;
          return `${code} ${(quantity ?? 0) / 1000}${counted?.unit ?? ''} ${yuan(amountFen)}`;
        }),
        yuan(draft.amountFen),
      ],
    ]),
  );
}

const yuan = (amountFen: number) => (amountFen / 100).toFixed(2);

/** Opened on 21 October, so that a bill read on 21 November covers 22 October to 21 November: 31 days. */
export const openedInOctober = { openingMonth: '2026-10', openedDialsOn: '2026-10-21' } as const;
