import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { day } from '../../../../db/domain/kernel/calendar.ts';
import { findPolicyPackInForce } from '../../../../db/local/queries/policy.ts';
import { acceptPolicyPack } from '../../../../electron/services/policy/accept-policy-pack.ts';
import { readShippedPolicyPack } from '../../../../electron/services/policy/read-shipped-policy-pack.ts';
import { openTestStation, refusalOf, valueOf } from '../../../support/station.ts';

const policyFolder = join(import.meta.dirname, '../../../../db/policy');
const shipped = readShippedPolicyPack(policyFolder);
const later = (changes: object) => JSON.stringify({ ...(JSON.parse(shipped) as object), ...changes });

describe('acceptPolicyPack', () => {
  it('posts a pack once; the same again changes nothing', () => {
    const station = openTestStation();
    const supervisor = station.as('billing_supervisor');
    const accepted = valueOf(acceptPolicyPack(station, supervisor, { text: shipped }));
    expect(accepted).toMatchObject({
      code: 'gansu',
      version: 2,
      effectiveFrom: '2021-08-01',
      isRepeated: false,
    });
    expect(valueOf(acceptPolicyPack(station, supervisor, { text: ` ${shipped}` }))).toEqual({
      ...accepted,
      isRepeated: true,
    });
    const entries = station.store.sqlite.prepare('select kind, payload from daybook_entry').all() as {
      kind: string;
      payload: string;
    }[];
    expect(entries.map((entry) => entry.kind)).toEqual(['policy_accepted']);
    expect(JSON.parse(entries[0]?.payload ?? '')).toMatchObject({
      code: 'gansu',
      version: 2,
      effectiveFrom: '2021-08-01',
    });
  });

  it('is in force from its day until a later one', () => {
    const station = openTestStation();
    const supervisor = station.as('billing_supervisor');
    valueOf(acceptPolicyPack(station, supervisor, { text: shipped }));
    valueOf(
      acceptPolicyPack(station, supervisor, { text: later({ version: 3, effectiveFrom: '2026-12-01' }) }),
    );
    const versionOn = (text: string) => findPolicyPackInForce(station.store, day(text))?.pack.version ?? null;
    expect(['2021-07-31', '2021-08-01', '2026-11-30', '2026-12-01', '2030-01-01'].map(versionOn)).toEqual([
      null,
      2,
      2,
      3,
      3,
    ]);
    valueOf(
      acceptPolicyPack(station, supervisor, { text: later({ version: 4, effectiveFrom: '2026-12-01' }) }),
    );
    expect(versionOn('2026-12-01')).toBe(4);
  });

  it('refuses other content under an accepted version, broken content, and people without the right', () => {
    const station = openTestStation();
    const supervisor = station.as('billing_supervisor');
    valueOf(acceptPolicyPack(station, supervisor, { text: shipped }));
    expect(refusalOf(acceptPolicyPack(station, supervisor, { text: later({ title: '改过的' }) }))).toEqual({
      code: 'policy_pack_invalid',
      facts: { place: 'version', problem: 'version_used_for_other_content' },
    });
    expect(
      refusalOf(acceptPolicyPack(station, supervisor, { text: later({ version: 3, extra: 1 }) })).facts,
    ).toEqual({
      place: 'extra',
      problem: 'unknown_key',
    });
    expect(refusalOf(acceptPolicyPack(station, station.as('cashier'), { text: shipped })).code).toBe(
      'right_missing',
    );
    expect(station.store.sqlite.prepare('select count(*) from policy_pack').pluck().get()).toBe(1);
  });
});
