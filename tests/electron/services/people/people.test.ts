import { beforeEach, describe, expect, it } from 'vitest';
import { addPerson } from '../../../../electron/services/people/add-person.ts';
import { changeOwnPassword } from '../../../../electron/services/people/change-own-password.ts';
import { changePerson } from '../../../../electron/services/people/change-person.ts';
import { listPeople } from '../../../../electron/services/people/list-people.ts';
import { listPeopleToSignIn } from '../../../../electron/services/people/list-people-to-sign-in.ts';
import { setPassword } from '../../../../electron/services/people/set-password.ts';
import { signIn } from '../../../../electron/services/people/sign-in.ts';
import type { Actor } from '../../../../electron/services/counter.ts';
import { openTestStation, refusalOf, type TestStation, valueOf } from '../../../support/station.ts';

let station: TestStation;
let administrator: Actor;
beforeEach(() => {
  station = openTestStation();
  administrator = station.as('administrator');
});

const zhang = {
  loginName: 'ZhangXiuYing',
  fullName: '张秀英',
  password: 'demo-2026-x',
  roles: ['cashier', 'cashier', 'biller'] as const,
};
const add = (input: object = {}) =>
  addPerson(station, administrator, { ...zhang, roles: [...zhang.roles], ...input });
const lastEntry = () =>
  station.store.sqlite
    .prepare<[], { kind: string; payload: string }>(
      'select kind, payload from daybook_entry order by entry_no desc',
    )
    .get();

describe('adding a person', () => {
  it('keeps the name small, each role once, lets them sign in, and writes it down without the password', async () => {
    const person = valueOf(await add());
    expect(person).toMatchObject({
      loginName: 'zhangxiuying',
      fullName: '张秀英',
      roles: ['biller', 'cashier'],
      isActive: true,
    });
    expect(
      valueOf(await signIn(station, { loginName: 'zhangxiuying', password: zhang.password })).personId,
    ).toBe(person.personId);
    expect(lastEntry()?.kind).toBe('person_added');
    const everything = JSON.stringify(station.store.sqlite.prepare('select * from daybook_entry').all());
    expect(everything).not.toContain(zhang.password);
    expect(everything).not.toContain('argon2');
  });

  it('refuses a taken name in any spelling, a weak password, and whoever is no administrator', async () => {
    valueOf(await add());
    expect(refusalOf(await add({ loginName: ' zhangxiuying' })).code).toBe('login_name_taken');
    expect(refusalOf(await add({ loginName: 'li', password: '12345678' })).code).toBe('password_too_weak');
    expect(
      refusalOf(await addPerson(station, station.as('station_head'), { ...zhang, roles: ['cashier'] })).code,
    ).toBe('right_missing');
  });
});

describe('changing a person', () => {
  it('replaces name and roles and writes down what became of them', () => {
    const { personId } = station.as('cashier');
    const changed = changePerson(station, administrator, {
      personId,
      fullName: '李玉兰',
      roles: ['meter_reader'],
      isActive: true,
    });
    expect(valueOf(changed)).toMatchObject({ fullName: '李玉兰', roles: ['meter_reader'] });
    expect(lastEntry()).toMatchObject({ kind: 'person_changed' });
    expect(
      valueOf(listPeople(station, administrator)).find((person) => person.personId === personId)?.roles,
    ).toEqual(['meter_reader']);
  });

  it('takes an inactive person off the sign-in page, not off the list', () => {
    const { personId, fullName } = station.as('cashier');
    valueOf(
      changePerson(station, administrator, { personId, fullName, roles: ['cashier'], isActive: false }),
    );
    expect(valueOf(listPeopleToSignIn(station)).map((person) => person.loginName)).not.toContain('cashier');
    expect(valueOf(listPeople(station, administrator)).map((person) => person.loginName)).toContain(
      'cashier',
    );
  });

  it('keeps one active administrator', () => {
    const { personId, fullName } = administrator;
    const withoutRole = { personId, fullName, roles: ['cashier' as const], isActive: true };
    const inactive = { personId, fullName, roles: ['administrator' as const], isActive: false };
    expect(refusalOf(changePerson(station, administrator, withoutRole)).code).toBe('last_administrator');
    expect(refusalOf(changePerson(station, administrator, inactive)).code).toBe('last_administrator');
    station.as('administrator', 2);
    valueOf(changePerson(station, administrator, withoutRole));
    const second = station.as('administrator', 2);
    const leaving = {
      personId: second.personId,
      fullName: second.fullName,
      roles: ['administrator' as const],
      isActive: false,
    };
    expect(refusalOf(changePerson(station, administrator, leaving)).code).toBe('last_administrator');
  });

  it('refuses an unknown person and whoever is no administrator', () => {
    const change = { personId: 999, fullName: '某人', roles: ['cashier' as const], isActive: true };
    expect(refusalOf(changePerson(station, administrator, change)).code).toBe('person_unknown');
    expect(refusalOf(changePerson(station, station.as('cashier'), change)).code).toBe('right_missing');
  });
});

describe('a new password', () => {
  it('is written down as done, and refused when weak, for nobody, or from nobody', async () => {
    const { personId } = station.as('cashier');
    valueOf(await setPassword(station, administrator, { personId, password: 'yi-ge-xin-mi-ma' }));
    expect(JSON.parse(lastEntry()?.payload ?? '')).toEqual({
      personId,
      loginName: 'cashier',
      newPassword: true,
    });
    expect(
      refusalOf(await setPassword(station, administrator, { personId, password: 'cashier1' })).code,
    ).toBe('password_too_weak');
    expect(refusalOf(await setPassword(station, administrator, { personId: 999, password: 'x' })).code).toBe(
      'person_unknown',
    );
    expect(
      refusalOf(await setPassword(station, station.as('cashier'), { personId, password: 'x' })).code,
    ).toBe('right_missing');
  });
});

describe("changing one's own password", () => {
  it('needs the old one, keeps to the rule, and leaves a trace without either', async () => {
    valueOf(await add());
    const signedIn = valueOf(await signIn(station, { loginName: zhang.loginName, password: zhang.password }));
    const change = (oldPassword: string, newPassword: string) =>
      changeOwnPassword(station, signedIn, { oldPassword, newPassword });
    expect(refusalOf(await change('not-the-old-one', 'willow-and-poplar')).code).toBe(
      'name_or_password_wrong',
    );
    expect(refusalOf(await change(zhang.password, 'short')).code).toBe('password_too_weak');
    valueOf(await change(zhang.password, 'willow-and-poplar'));
    expect(lastEntry()).toMatchObject({ kind: 'person_changed' });
    expect(lastEntry()?.payload).not.toContain('willow');
    expect((await signIn(station, { loginName: zhang.loginName, password: zhang.password })).ok).toBe(false);
    expect((await signIn(station, { loginName: zhang.loginName, password: 'willow-and-poplar' })).ok).toBe(
      true,
    );
  });
});
