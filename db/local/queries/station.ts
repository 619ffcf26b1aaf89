import { sql } from 'drizzle-orm';
import { station } from '../schema/index.ts';
import { prepared, type Store } from '../store.ts';

/** The station of a store as it was set up. */
export interface StoredStation {
  readonly code: string;
  readonly name: string;
  readonly countyName: string;
  readonly isDemo: boolean;
}

const queries = prepared((db) => ({
  find: db
    .select({
      code: station.code,
      name: station.name,
      countyName: station.countyName,
      isDemo: station.isDemo,
    })
    .from(station)
    .limit(1)
    .prepare(),
  insert: db
    .insert(station)
    .values({
      id: 1,
      code: sql.placeholder('code'),
      name: sql.placeholder('name'),
      countyName: sql.placeholder('countyName'),
      isDemo: sql.placeholder('isDemo'),
      createdAt: sql.placeholder('createdAt'),
    })
    .prepare(),
}));

/** The station of the store; null before it is set up. */
export function findStation(store: Store): StoredStation | null {
  return queries(store).find.get() ?? null;
}

/** Writes the one station of a store; inside the use case that sets it up. */
export function insertStation(store: Store, entered: StoredStation & { readonly createdAt: number }): void {
  queries(store).insert.run({ ...entered, isDemo: entered.isDemo ? 1 : 0 });
}
