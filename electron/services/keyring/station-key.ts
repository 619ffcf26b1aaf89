import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { invariant } from '../../../db/domain/kernel/invariant.ts';
import { sealedSecret } from '../../../db/local/schema/index.ts';
import { prepared } from '../../../db/local/store.ts';
import type { Counter } from '../counter.ts';

const name = 'station_signing_key';

const queries = prepared((db) => ({
  insert: db
    .insert(sealedSecret)
    .values({ name: sql.placeholder('name'), sealed: sql.placeholder('sealed') })
    .prepare(),
  find: db
    .select({ sealed: sealedSecret.sealed })
    .from(sealedSecret)
    .where(eq(sealedSecret.name, sql.placeholder('name')))
    .prepare(),
}));

/** Makes the station's Ed25519 signing key and keeps it sealed in the store; inside the use case that sets the station up. */
export function makeStationSigningKey(counter: Counter): void {
  const { privateKey } = generateKeyPairSync('ed25519');
  const plain = privateKey.export({ format: 'der', type: 'pkcs8' });
  queries(counter.store).insert.run({ name, sealed: counter.keyring.seal(plain) });
}

/** The station's private signing key; a station without one is a bug. */
export function getStationSigningKey(counter: Counter): KeyObject {
  const found = queries(counter.store).find.get({ name });
  invariant(found !== undefined, 'the station has no signing key');
  return createPrivateKey({ key: counter.keyring.open(found.sealed), format: 'der', type: 'pkcs8' });
}
