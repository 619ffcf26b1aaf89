import type { Month } from '../../../../db/domain/kernel/calendar.ts';
import { ok, refuse, type Result } from '../../../../db/domain/kernel/result.ts';
import type { Counter } from '../../counter.ts';
import { changeRoute } from '../../routes/change-route.ts';
import { issueRouteSheet } from '../../routes/issue-route-sheet.ts';
import { listRoutesOfMonth } from '../../routes/list-routes-of-month.ts';
import { returnRouteSheet } from '../../routes/return-route-sheet.ts';
import { demoRouteNames } from './demo-accounts.ts';
import { type DemoStaff, staffed } from './demo-office.ts';

/** A route that is read on days of its own. */
const ownDays: ReadonlyMap<string, { readonly firstDay: number; readonly lastDay: number }> = new Map([
  ['0401', { firstDay: 20, lastDay: 21 }],
]);

/** Gives each route its name and its reader, one after the other. */
export function nameRoutes(counter: Counter, staff: DemoStaff, month: Month): Result<unknown> {
  const supervisor = staffed(staff, 'billing_supervisor');
  const list = listRoutesOfMonth(counter, supervisor, { month });
  if (!list.ok) return list;
  const { routes, readers } = list.value;
  for (const [index, { routeId, code }] of routes.entries()) {
    const changed = changeRoute(counter, supervisor, {
      routeId,
      code,
      name: demoRouteNames.get(code) ?? null,
      readerId: readers[index % readers.length]?.personId ?? null,
      days: ownDays.get(code) ?? null,
    });
    if (!changed.ok) return changed;
  }
  return ok(null);
}

/** Hands the first two sheets of the month out, each to its reader, and takes the first one back. */
export async function handOutSheets(
  counter: Counter,
  staff: DemoStaff,
  month: Month,
  password: string,
): Promise<Result<unknown>> {
  const auditor = staffed(staff, 'auditor');
  const list = listRoutesOfMonth(counter, auditor, { month });
  if (!list.ok) return list;
  const [first, second] = list.value.routes;
  for (const route of [first, second]) {
    if (route === undefined || route.readerId === null) return refuse('route_unknown');
    const signature = { readerId: route.readerId, password };
    const issued = await issueRouteSheet(counter, auditor, {
      month,
      routeId: route.routeId,
      knowsOfEarlier: false,
      ...signature,
    });
    if (!issued.ok) return issued;
    if (route !== first) continue;
    const { sheetId } = issued.value;
    const back = await returnRouteSheet(counter, auditor, { sheetId, read: route.read, ...signature });
    if (!back.ok) return back;
  }
  return ok(null);
}
