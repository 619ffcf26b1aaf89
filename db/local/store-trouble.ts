/** How to open a store. */
export interface StoreOptions {
  readonly path: string;
  readonly migrationsFolder: string;
  /** A compiled SQLite addon to use instead of the one that ships with better-sqlite3. */
  readonly nativeBinding?: string | undefined;
}

/** Another program holds the store, or it comes from a newer program, or it is no store. Told to the person in one sentence. */
export class StoreTrouble extends Error {
  override readonly name = 'StoreTrouble';
  readonly code: 'store_busy' | 'store_from_future' | 'store_damaged';

  constructor(code: StoreTrouble['code'], detail: string) {
    super(`${code}: ${detail}`);
    this.code = code;
  }
}
