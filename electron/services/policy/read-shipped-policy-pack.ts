import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The pack that the program ships for the first start. */
const shippedPackFile = 'gansu.json';

/** Reads the text of the shipped policy pack from the folder of packs (`db/policy` in the tree, a resource when installed). */
export function readShippedPolicyPack(folder: string): string {
  return readFileSync(join(folder, shippedPackFile), 'utf8');
}
