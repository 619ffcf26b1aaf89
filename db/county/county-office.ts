import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { invariant } from '../domain/kernel/invariant.ts';
import type { CountyStore } from './county-store.ts';
import { countyOffice } from './schema.ts';

/** The county office at work: its database, its name, and the key that signs every answer. */
export interface County {
  readonly store: CountyStore;
  readonly name: string;
  readonly signingKey: KeyObject;
}

/** Opens the office of a database; the first start gives it its name and makes its signing key, later starts keep both. */
export async function openCountyOffice(
  store: CountyStore,
  office: { readonly name: string; readonly at: number },
): Promise<County> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const signingKey = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  await store.db
    .insert(countyOffice)
    .values({ id: 1, name: office.name, signingKey, createdAt: office.at })
    .onConflictDoNothing();
  const [kept] = await store.db.select().from(countyOffice);
  invariant(kept !== undefined, 'the county office has no row');
  const key = createPrivateKey({ key: Buffer.from(kept.signingKey, 'base64'), format: 'der', type: 'pkcs8' });
  return { store, name: kept.name, signingKey: key };
}
