import { join, resolve } from 'node:path';

const project = resolve(import.meta.dirname, '../..');

/** Where the command line keeps its station unless told otherwise. */
export const defaultStorePath = join(project, 'out/counter/station.sqlite');

/** The packs that the program ships. */
export const policyFolder = join(project, 'db/policy');

/** The migrations of the station's store. */
export const migrationsFolder = join(project, 'db/local/migrations');

/** A path as the caller wrote it: npm changes into the project's folder and leaves word where the caller stood. */
export function pathGiven(path: string): string {
  const isByNpm = process.env.npm_lifecycle_event === 'counter';
  return resolve((isByNpm ? process.env.INIT_CWD : undefined) ?? process.cwd(), path);
}
