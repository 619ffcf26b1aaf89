import { and, eq, sql } from 'drizzle-orm';
import type { PolicyPack } from '../../domain/billing/policy-pack.ts';
import type { Day } from '../../domain/kernel/calendar.ts';
import { invariant } from '../../domain/kernel/invariant.ts';
import { readPolicyPack } from '../../wire/policy-pack.ts';
import { policyPack } from '../schema/index.ts';
import { prepared, type Store } from '../store.ts';

/** An accepted pack as posted. */
export interface AcceptedPack {
  readonly id: number;
  readonly pack: PolicyPack;
}

const queries = prepared((db, sqlite) => ({
  // Once a payment: `+?` and a written limit, or this SQLite plans again at every binding.
  inForce: sqlite
    .prepare<[Day], number>(
      'select id from policy_pack where effective_from <= +? order by effective_from desc, id desc limit 1',
    )
    .pluck(),
  content: db
    .select({ content: policyPack.content })
    .from(policyPack)
    .where(eq(policyPack.id, sql.placeholder('id')))
    .prepare(),
  version: db
    .select({ id: policyPack.id, contentHash: policyPack.contentHash })
    .from(policyPack)
    .where(
      and(eq(policyPack.code, sql.placeholder('code')), eq(policyPack.version, sql.placeholder('version'))),
    )
    .prepare(),
  insert: db
    .insert(policyPack)
    .values({
      code: sql.placeholder('code'),
      version: sql.placeholder('version'),
      effectiveFrom: sql.placeholder('effectiveFrom'),
      content: sql.placeholder('content'),
      contentHash: sql.placeholder('contentHash'),
      acceptedBy: sql.placeholder('acceptedBy'),
      acceptedAt: sql.placeholder('acceptedAt'),
      daybookNo: sql.placeholder('daybookNo'),
    })
    .prepare(),
}));

/** Packs never change once posted, so each is read from its text only once per store. */
const readPacks = prepared(() => new Map<number, PolicyPack>());

/** The pack in force on a day: the one with the latest start by then, of equal starts the last accepted; null before the first. */
export function findPolicyPackInForce(store: Store, onDay: Day): AcceptedPack | null {
  const id = queries(store).inForce.get(onDay);
  return id === undefined ? null : { id, pack: getPolicyPack(store, id) };
}

/** An accepted pack by its id. */
export function getPolicyPack(store: Store, id: number): PolicyPack {
  const kept = readPacks(store).get(id);
  if (kept !== undefined) return kept;
  const row = queries(store).content.get({ id });
  invariant(row !== undefined, `no policy pack ${id}`);
  const read = readPolicyPack(row.content);
  invariant(read.ok, `policy pack ${id} was accepted and can no longer be read`);
  readPacks(store).set(id, read.value.pack);
  return read.value.pack;
}

/** The id and content hash of a pack's version, if it was accepted before. */
export function findPolicyPackVersion(
  store: Store,
  code: string,
  version: number,
): { id: number; contentHash: string } | null {
  return queries(store).version.get({ code, version }) ?? null;
}

/** Posts an accepted pack and answers its id. */
export function insertPolicyPack(
  store: Store,
  row: Omit<typeof policyPack.$inferInsert, 'id'> & { readonly content: string },
): number {
  return Number(queries(store).insert.run(row).lastInsertRowid);
}
