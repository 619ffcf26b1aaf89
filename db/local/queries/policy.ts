import { and, eq, sql } from 'drizzle-orm';
import type { PolicyPack } from '../../domain/billing/policy-pack.ts';
import type { Day } from '../../domain/kernel/calendar.ts';
import type { BillWorking } from '../../domain/billing/bill-working.ts';
import type { DatedPack } from '../../domain/billing/compute-bill.ts';
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
  startsUpTo: sqlite.prepare<[Day], { id: number; effectiveFrom: Day }>(
    `select id, effective_from as effectiveFrom from policy_pack where effective_from <= +? order by effective_from, id`,
  ),
  // Newest start first.
  accepted: sqlite
    .prepare<[], number>('select id from policy_pack order by effective_from desc, id desc')
    .pluck(),
  acceptances: sqlite.prepare<[], PackAcceptance>(
    `select k.id as packId, k.accepted_at as acceptedAt, p.full_name as acceptedByName
     from policy_pack k join person p on p.id = k.accepted_by order by k.effective_from desc, k.id desc`,
  ),
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

/** Who accepted a pack, and when. */
export interface PackAcceptance {
  readonly packId: number;
  readonly acceptedAt: number;
  readonly acceptedByName: string;
}

/** Packs never change once posted, so each is read from its text only once per store. */
const readPacks = prepared(() => new Map<number, PolicyPack>());

/** The pack in force on a day: the one with the latest start by then, of equal starts the last accepted; null before the first. */
export function findPolicyPackInForce(store: Store, onDay: Day): AcceptedPack | null {
  const id = queries(store).inForce.get(onDay);
  return id === undefined ? null : { id, pack: getPolicyPack(store, id) };
}

/**
 * The packs in force from one day to another, in the order of their days: the one in force on the first day, then those that begin
 * inside. Of equal starts the last accepted counts. Empty before the first pack.
 */
export function listPacksOver(store: Store, from: Day, to: Day): (DatedPack & { readonly id: number })[] {
  const inForce: { readonly id: number; readonly effectiveFrom: Day }[] = [];
  for (const start of queries(store).startsUpTo.all(to)) {
    const last = inForce.at(-1);
    if (last !== undefined && (last.effectiveFrom === start.effectiveFrom || start.effectiveFrom <= from))
      inForce.pop();
    inForce.push(start);
  }
  return inForce.map(({ id, effectiveFrom }) => ({
    id,
    from: effectiveFrom,
    pack: getPolicyPack(store, id),
  }));
}

/** The packs by which a bill was computed, for computing it again. Packs never leave the store, so a missing one is a bug. */
export function listPacksOf(store: Store, working: BillWorking): DatedPack[] {
  const names = working.packs ?? [
    working.pack,
    ...working.parts.flatMap((part) => (part.pack === undefined ? [] : [part.pack])),
  ];
  const ids = names.map(({ code, version }) => {
    const found = findPolicyPackVersion(store, code, version);
    invariant(found !== null, `no policy pack ${code} ${version}`);
    return found.id;
  });
  const packs = [...new Set(ids)].map((id) => getPolicyPack(store, id));
  return packs.map((pack) => ({ from: pack.effectiveFrom, pack })).sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** Every accepted pack, the newest start first, of equal starts the last accepted. */
export function listAcceptedPacks(store: Store): AcceptedPack[] {
  return queries(store)
    .accepted.all()
    .map((id) => ({ id, pack: getPolicyPack(store, id) }));
}

/** Who accepted each pack and when, in the order of listAcceptedPacks. */
export function listPackAcceptances(store: Store): PackAcceptance[] {
  return queries(store).acceptances.all();
}

/** An accepted pack by its id. */
export function getPolicyPack(store: Store, id: number): PolicyPack {
  const pack = findPolicyPack(store, id);
  invariant(pack !== null, `no policy pack ${id}`);
  return pack;
}

/** An accepted pack by its id; null when there is none. */
export function findPolicyPack(store: Store, id: number): PolicyPack | null {
  const kept = readPacks(store).get(id);
  if (kept !== undefined) return kept;
  const row = queries(store).content.get({ id });
  if (row === undefined) return null;
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
