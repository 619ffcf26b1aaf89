import path from 'node:path';
import { type County, openCountyOffice } from '../../db/county/county-office.ts';
import { type CountyStore, openPgliteStore, openPostgresStore } from '../../db/county/county-store.ts';
import { openEnrolmentCode } from '../../db/county/enrolment-codes.ts';
import { holdFolder } from './hold-folder.ts';
import { makeCountyServer, type ServerOptions } from './server.ts';

/** What a receiver is started with. */
export interface ReceiverOptions {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** PostgreSQL when given, else PGlite in the folder. */
  readonly databaseUrl: string | null;
  readonly dataFolder: string;
  readonly countyName: string;
  readonly enrolmentCode: string | null;
  readonly showsPageToAll: boolean;
  readonly now: () => number;
  readonly logFault: ServerOptions['logFault'];
  readonly limits?: ServerOptions['limits'];
}

/** A receiver that listens. */
export interface RunningReceiver {
  readonly url: string;
  readonly enrolmentCode: string;
  readonly county: County;
  /** Lets running requests end, then closes the database. */
  stop(): Promise<void>;
}

/** The data folder belongs to a receiver that runs already. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
}

/** Opens the county's database and listens. Throws FolderInUse, and whatever a database or a port has to say. */
export async function runReceiver(options: ReceiverOptions): Promise<RunningReceiver> {
  const { store, letGo } = await openStoreOf(options);
  try {
    const county = await openCountyOffice(store, { name: options.countyName, at: options.now() });
    const enrolmentCode = await openEnrolmentCode(store, options.now(), options.enrolmentCode);
    const { now, logFault, showsPageToAll } = options;
    const limits = options.limits === undefined ? {} : { limits: options.limits };
    const server = makeCountyServer({ county, now, logFault, showsPageToAll, ...limits });
    const url = await server.listen({ host: options.host, port: options.port });
    return {
      url,
      enrolmentCode,
      county,
      stop: async () => {
        await server.close();
        await store.close();
        letGo();
      },
    };
  } catch (error) {
    await store.close();
    letGo();
    throw error;
  }
}

async function openStoreOf(options: ReceiverOptions): Promise<{ store: CountyStore; letGo: () => void }> {
  if (options.databaseUrl !== null)
    return { store: await openPostgresStore(options.databaseUrl), letGo: () => {} };
  const letGo = holdFolder(options.dataFolder);
  if (letGo === null) throw new FolderInUse(options.dataFolder);
  try {
    return { store: await openPgliteStore(path.join(options.dataFolder, 'pglite')), letGo };
  } catch (error) {
    letGo();
    throw error;
  }
}
