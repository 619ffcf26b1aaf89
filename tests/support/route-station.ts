import { month } from '../../db/domain/kernel/calendar.ts';
import { ok } from '../../db/domain/kernel/result.ts';
import { peopleQueries } from '../../db/local/queries/people.ts';
import { hashPassword } from '../../electron/services/people/password-hash.ts';
import { listRoutesOfMonth } from '../../electron/services/routes/list-routes-of-month.ts';
import type { Actor } from '../../electron/services/counter.ts';
import { type TestStation, valueOf } from './station.ts';

/** What the readers of a test sign with. */
export const readersPassword = 'zou-cun-chuan-hu';

/** Gives people a password to sign route sheets with. */
export async function giveSignature(station: TestStation, ...people: readonly Actor[]): Promise<void> {
  const passwordHash = await hashPassword(readersPassword);
  valueOf(
    station.store.write(() => {
      for (const { personId } of people)
        peopleQueries(station.store).setPassword.run({ personId, passwordHash });
      return ok(null);
    }),
  );
}

/** A route by its code, with its month as it stands. */
export function routeOf(station: TestStation, code: string, text = '2026-11') {
  const { routes } = valueOf(listRoutesOfMonth(station, station.as('auditor'), { month: month(text) }));
  const route = routes.find((candidate) => candidate.code === code);
  if (route === undefined) throw new Error(`no route ${code}`);
  return route;
}
