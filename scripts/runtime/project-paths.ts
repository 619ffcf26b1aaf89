import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json, whatever the current directory is. */
export const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Where everything that is fetched or compiled for this machine is kept: outside what git sees, thrown away by `npm ci`,
 * and shared by all programs of the project.
 */
export const cacheFolder = path.join(projectFolder, 'node_modules', '.cache', 'supply-counter');
