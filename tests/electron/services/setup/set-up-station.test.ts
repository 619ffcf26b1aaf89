import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { getSetupState } from '../../../../electron/services/setup/get-setup-state.ts';
import { setUpStation } from '../../../../electron/services/setup/set-up-station.ts';
import { signIn } from '../../../../electron/services/people/sign-in.ts';
import { publicKeyText } from '../../../../db/wire/signature.ts';
import { getStationSigningKey } from '../../../../electron/services/keyring/station-key.ts';
import { openTestStation, refusalOf, type TestStation, valueOf } from '../../../support/station.ts';

const policyFolder = join(import.meta.dirname, '../../../../db/policy');
const input = {
  code: 'HLW01',
  name: '红柳湾供电所',
  countyName: '阿克塞县供电公司',
  administrator: { loginName: 'Admin', fullName: '马建国', password: 'hongliuwan-1' },
  policyFolder,
};

let station: TestStation;
beforeEach(() => {
  station = openTestStation({ isSetUp: false });
});

const count = (table: string) => station.store.sqlite.prepare(`select count(*) from ${table}`).pluck().get();

describe('setting a station up', () => {
  it('founds it with an administrator, a signing key and the shipped policy pack', async () => {
    expect(valueOf(getSetupState(null, '0.1.0'))).toMatchObject({
      stage: 'fresh',
      station: null,
      keyGuard: 'none',
    });
    expect(valueOf(getSetupState(station, '0.1.0')).stage).toBe('fresh');
    const actor = valueOf(await setUpStation(station, input));
    expect(actor).toMatchObject({ loginName: 'admin', roles: ['administrator'] });
    expect(valueOf(getSetupState(station, '0.1.0'))).toEqual({
      stage: 'set_up',
      station: { code: 'HLW01', name: '红柳湾供电所', countyName: '阿克塞县供电公司', isDemo: false },
      programVersion: '0.1.0',
      keyGuard: 'file_permissions',
    });
    const kinds = station.store.sqlite
      .prepare('select kind from daybook_entry order by entry_no')
      .pluck()
      .all();
    expect(kinds).toEqual(['station_set_up', 'policy_accepted']);
    expect(getStationSigningKey(station).asymmetricKeyType).toBe('ed25519');
    expect(publicKeyText(getStationSigningKey(station))).toMatch(/^MCowBQYDK2VwAyEA/);
    const sealed = station.store.sqlite.prepare<[], Buffer>('select sealed from sealed_secret').pluck().get();
    expect(sealed?.includes(getStationSigningKey(station).export({ format: 'der', type: 'pkcs8' }))).toBe(
      false,
    );
    valueOf(await signIn(station, { loginName: 'admin', password: 'hongliuwan-1' }));
  });

  it('is done once', async () => {
    valueOf(await setUpStation(station, input));
    expect(refusalOf(await setUpStation(station, input)).code).toBe('already_set_up');
    expect(count('person')).toBe(1);
  });

  it('leaves nothing behind when it is refused', async () => {
    const weak = { ...input, administrator: { ...input.administrator, password: 'admin1' } };
    expect(refusalOf(await setUpStation(station, weak)).code).toBe('password_too_weak');
    expect([count('station'), count('person'), count('daybook_entry'), count('sealed_secret')]).toEqual([
      0, 0, 0, 0,
    ]);
  });
});
