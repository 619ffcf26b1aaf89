import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../../../db/domain/access/roles.ts';
import type { Month } from '../../../../db/domain/kernel/calendar.ts';
import { invariant } from '../../../../db/domain/kernel/invariant.ts';
import { ok, type Result } from '../../../../db/domain/kernel/result.ts';
import { computeBills } from '../../bills/compute-bills.ts';
import { issueBills } from '../../bills/issue-bills.ts';
import { listDrafts } from '../../bills/list-drafts.ts';
import { passBills } from '../../bills/pass-bills.ts';
import { returnBill } from '../../bills/return-bill.ts';
import { noProgress, type Actor, type Counter } from '../../counter.ts';
import { importAccounts } from '../../imports/import-accounts.ts';
import { importReadings } from '../../imports/import-readings.ts';

/** Everyone at the demo station by their role. */
export type DemoStaff = ReadonlyMap<Role, Actor>;

/** The person who holds a role at the demo station. */
export function staffed(staff: DemoStaff, role: Role): Actor {
  const actor = staff.get(role);
  invariant(actor !== undefined, `nobody is ${role}`);
  return actor;
}

/** Takes the accounts over from the older system's file; their first bills are those of `firstBilledMonth`. */
export async function takeOverAccounts(
  counter: Counter,
  staff: DemoStaff,
  file: string,
  firstBilledMonth: Month,
): Promise<Result<unknown>> {
  return withFile('户档.csv', file, (path) =>
    importAccounts(
      counter,
      staffed(staff, 'billing_supervisor'),
      { path, matching: null, firstBilledMonth },
      noProgress,
    ),
  );
}

/** Brings a handheld's file of a month in. */
export async function bringReadings(
  counter: Counter,
  staff: DemoStaff,
  file: string,
  month: Month,
): Promise<Result<unknown>> {
  return withFile(`抄表-${month}.csv`, file, (path) =>
    importReadings(counter, staffed(staff, 'meter_reader'), { path, matching: null, month }, noProgress),
  );
}

/** Computes a month's bills as the biller. */
export async function computeMonth(
  counter: Counter,
  staff: DemoStaff,
  month: Month,
): Promise<Result<unknown>> {
  return computeBills(counter, staffed(staff, 'biller'), { month, jobId: counter.newId() });
}

/** Passes every computed bill of a month as the auditor. */
export function passMonth(counter: Counter, staff: DemoStaff, month: Month): Result<unknown> {
  const auditor = staffed(staff, 'auditor');
  const drafts = listDrafts(counter, auditor, { month, state: 'waiting' });
  return drafts.ok
    ? passBills(counter, auditor, { draftIds: drafts.value.map((draft) => draft.draftId) })
    : drafts;
}

/** Returns a few computed bills to their author, so that the biller of the demo finds some waiting. */
export function returnSome(counter: Counter, staff: DemoStaff, month: Month, count: number): Result<unknown> {
  const auditor = staffed(staff, 'auditor');
  const drafts = listDrafts(counter, auditor, { month, state: 'waiting' });
  if (!drafts.ok) return drafts;
  const odd = drafts.value.filter(
    ({ energyWh, usualUseWh }) => usualUseWh !== null && energyWh * 10 > usualUseWh * 12,
  );
  for (const { draftId } of odd.slice(0, count)) {
    const returned = returnBill(counter, auditor, {
      draftId,
      reason: '电量突增，请核对现场示数',
      kind: 'misread',
      author: 'reader',
    });
    if (!returned.ok) return returned;
  }
  return ok(null);
}

/** Issues a month's passed bills as the billing supervisor. */
export function issueMonth(counter: Counter, staff: DemoStaff, month: Month): Result<unknown> {
  return issueBills(counter, staffed(staff, 'billing_supervisor'), { month, jobId: counter.newId() });
}

/** The imports read files, so the demo writes them where the system keeps what is soon gone. */
async function withFile(
  name: string,
  text: string,
  use: (path: string) => Promise<Result<unknown>>,
): Promise<Result<unknown>> {
  const folder = mkdtempSync(join(tmpdir(), 'supply-counter-demo-'));
  try {
    const path = join(folder, name);
    writeFileSync(path, text);
    return await use(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
