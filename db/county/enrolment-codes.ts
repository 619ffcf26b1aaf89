import { randomInt } from 'node:crypto';
import { isNull } from 'drizzle-orm';
import type { CountyStore } from './county-store.ts';
import { enrolmentCode } from './schema.ts';

/** Without look-alikes, so that a code can be read out over the telephone. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Twelve characters of thirty: 58 bits, in groups of four. */
export function makeEnrolmentCode(): string {
  const characters = Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]);
  return characters.join('').replace(/.{4}(?=.)/g, '$&-');
}

/** The open enrolment code; makes one when there is none. `wanted` closes any other and opens this one. */
export async function openEnrolmentCode(
  store: CountyStore,
  at: number,
  wanted: string | null,
): Promise<string> {
  return store.db.transaction(async (tx) => {
    const [open] = await tx.select().from(enrolmentCode).where(isNull(enrolmentCode.closedAt));
    if (open !== undefined && (wanted === null || wanted === open.code)) return open.code;
    await tx.update(enrolmentCode).set({ closedAt: at }).where(isNull(enrolmentCode.closedAt));
    const code = wanted ?? makeEnrolmentCode();
    await tx
      .insert(enrolmentCode)
      .values({ code, openedAt: at })
      .onConflictDoUpdate({ target: enrolmentCode.code, set: { openedAt: at, closedAt: null } });
    return code;
  });
}

/** The open enrolment codes. */
export async function listOpenEnrolmentCodes(store: CountyStore): Promise<string[]> {
  const open = await store.db
    .select({ code: enrolmentCode.code })
    .from(enrolmentCode)
    .where(isNull(enrolmentCode.closedAt));
  return open.map(({ code }) => code);
}
