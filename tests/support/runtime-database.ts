/** A PostgreSQL for a test, or why there is none: `if (!database.url) return skip(database.missing)`. */
export type TestDatabase =
  | { readonly url: string; readonly missing: null }
  | { readonly url: null; readonly missing: string };

/**
 * The PostgreSQL that the test run started (`DATABASE_URL_TEST`). Tests share it: each one makes a schema or a database of its own
 * there. Started by hand it may be missing; then the test skips itself with the given reason.
 */
export function findTestDatabase(env: NodeJS.ProcessEnv = process.env): TestDatabase {
  if (env.DATABASE_URL_TEST) return { url: env.DATABASE_URL_TEST, missing: null };
  const missing =
    env.SUPPLY_COUNTER_NO_DATABASE ??
    'DATABASE_URL_TEST is not set (npm test starts a PostgreSQL and sets it).';
  return { url: null, missing };
}
