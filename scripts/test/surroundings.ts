import { hasDisplay, startDisplay } from '../runtime/display.ts';
import { startPostgres } from '../runtime/postgres.ts';
import { ensurePrintQueue } from '../runtime/print-queue.ts';

/** Something that tests need around them while they run: what it puts into their environment, and how it ends. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const NOTHING_TO_STOP = async () => {};

/**
 * A PostgreSQL for the tests, as `DATABASE_URL_TEST`; one that is named there already is used. Where there is none, the reason
 * stands in `SUPPLY_COUNTER_NO_DATABASE`, and the tests that need it skip themselves with it (tests/support/runtime-database.ts).
 */
export async function startDatabase(): Promise<Surroundings> {
  if (process.env.DATABASE_URL_TEST) return { env: {}, stop: NOTHING_TO_STOP };
  try {
    const postgres = await startPostgres();
    return { env: { DATABASE_URL_TEST: postgres.databaseUrl }, stop: () => postgres.stop() };
  } catch (error) {
    return { env: { SUPPLY_COUNTER_NO_DATABASE: messageOf(error) }, stop: NOTHING_TO_STOP };
  }
}

/** A screen for the windows: an own one in memory on Linux, so that every run sees the same size; elsewhere the desktop. */
export async function startScreen(): Promise<Surroundings> {
  if (process.platform !== 'linux' && hasDisplay()) return { env: {}, stop: NOTHING_TO_STOP };
  return startDisplay();
}

/**
 * A print queue for the tests: its name in `SUPPLY_COUNTER_PRINT_QUEUE`, the folder of its PDF files in
 * `SUPPLY_COUNTER_PRINT_FOLDER`; or the reason why there is none in `SUPPLY_COUNTER_NO_PRINT_QUEUE`
 * (tests/support/runtime-printing.ts).
 */
export async function startPrinting(): Promise<Surroundings> {
  try {
    const queue = await ensurePrintQueue();
    return {
      env: { SUPPLY_COUNTER_PRINT_QUEUE: queue.name, SUPPLY_COUNTER_PRINT_FOLDER: queue.folder },
      stop: NOTHING_TO_STOP,
    };
  } catch (error) {
    return { env: { SUPPLY_COUNTER_NO_PRINT_QUEUE: messageOf(error) }, stop: NOTHING_TO_STOP };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
