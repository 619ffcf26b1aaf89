import { prepared, type Store } from '../store.ts';

const statements = prepared((_db, sqlite) => ({
  find: sqlite.prepare<[string], string>('select value from setting where key = ?').pluck(),
  put: sqlite.prepare(
    'insert into setting (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
  ),
}));

/** What this PC remembers under a key, as parsed JSON; null when it remembers nothing. */
export function findSetting(store: Store, key: string): unknown {
  const value = statements(store).find.get(key);
  return value === undefined ? null : JSON.parse(value);
}

/** Remembers a value under a key; inside a use case's transaction. */
export function putSetting(store: Store, key: string, value: unknown): void {
  statements(store).put.run(key, JSON.stringify(value));
}
