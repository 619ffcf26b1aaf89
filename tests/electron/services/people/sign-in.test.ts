import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkPassword } from '../../../../electron/services/people/check-password.ts';
import { hashPassword } from '../../../../electron/services/people/password-hash.ts';
import { signIn } from '../../../../electron/services/people/sign-in.ts';
import { setPassword } from '../../../../electron/services/people/set-password.ts';
import { openTestStation, refusalOf, type TestStation, valueOf } from '../../../support/station.ts';

const password = 'ji-feng-2026';
const right = { loginName: 'cashier', password };
const wrong = { loginName: 'cashier', password: 'not-this-one' };

let hash = '';
beforeAll(async () => {
  hash = await hashPassword(password);
});

let station: TestStation;
beforeEach(() => {
  station = openTestStation({ now: '2026-11-22T08:30' });
  station.store.sqlite
    .prepare('update person set password_hash = ? where login_name = ?')
    .run(hash, 'cashier');
});

const refusedWith = async (attempt: { loginName: string; password: string }) =>
  refusalOf(await signIn(station, attempt));

describe('signing in', () => {
  it('answers the person with roles and rights, whatever the capitals and blanks of the name', async () => {
    const person = valueOf(await signIn(station, { loginName: ' Cashier ', password }));
    expect(person).toMatchObject({
      personId: station.as('cashier').personId,
      loginName: 'cashier',
      roles: ['cashier'],
    });
    expect(person.rights).toContain('payments.take');
    expect(person.rights).not.toContain('bills.issue');
  });

  it('refuses a wrong password, an unknown name and an inactive person with the same words', async () => {
    station.store.sqlite
      .prepare('update person set password_hash = ?, is_active = 0 where login_name = ?')
      .run(hash, 'biller');
    const refused = [
      await refusedWith(wrong),
      await refusedWith({ loginName: 'nobody', password }),
      await refusedWith({ loginName: 'biller', password }),
    ];
    expect(refused).toEqual(refused.map(() => ({ code: 'name_or_password_wrong', facts: {} })));
  });

  it('spends a hash on an unknown name too', async () => {
    const quickestOf = async (attempt: { loginName: string; password: string }) => {
      let quickest = Number.POSITIVE_INFINITY;
      for (let turn = 0; turn < 3; turn++) {
        const start = performance.now();
        await signIn(station, attempt);
        quickest = Math.min(quickest, performance.now() - start);
      }
      return quickest;
    };
    const known = await quickestOf(right);
    expect(await quickestOf({ loginName: 'nobody', password })).toBeGreaterThan(known / 4);
  });
});

describe('after wrong passwords', () => {
  it('forgives two, then lets nobody try for 30 seconds, then 60, and a right one sets it back', async () => {
    for (let attempt = 1; attempt <= 3; attempt++)
      expect((await refusedWith(wrong)).code).toBe('name_or_password_wrong');
    expect(await refusedWith(right)).toEqual({ code: 'sign_in_delayed', facts: { seconds: 30 } });
    station.clock.forward({ seconds: 29 });
    expect(await refusedWith(right)).toEqual({ code: 'sign_in_delayed', facts: { seconds: 1 } });
    station.clock.forward({ seconds: 1 });
    expect((await refusedWith(wrong)).code).toBe('name_or_password_wrong');
    expect(await refusedWith(right)).toEqual({ code: 'sign_in_delayed', facts: { seconds: 60 } });
    station.clock.forward({ seconds: 60 });
    valueOf(await signIn(station, right));
    expect((await refusedWith(wrong)).code).toBe('name_or_password_wrong');
    valueOf(await signIn(station, right));
  });

  it('counts an attempt before it looks at the password, durably', async () => {
    const attempt = signIn(station, wrong);
    const counted = station.store.sqlite
      .prepare("select failed_attempts from person where login_name = 'cashier'")
      .pluck()
      .get();
    expect(counted).toBe(1);
    await attempt;
  });

  it('does not let a burst of guesses through before the first is answered', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => signIn(station, wrong)));
    const codes = answers.map((answer) => refusalOf(answer).code);
    expect(codes.filter((code) => code === 'sign_in_delayed')).toHaveLength(3);
  });

  it('delays the unlocking of the screen alike', async () => {
    const { personId } = station.as('cashier');
    for (let attempt = 1; attempt <= 3; attempt++) {
      expect(refusalOf(await checkPassword(station, { personId, password: wrong.password })).code).toBe(
        'name_or_password_wrong',
      );
    }
    expect(refusalOf(await checkPassword(station, { personId, password })).code).toBe('sign_in_delayed');
    station.clock.forward({ minutes: 1 });
    expect(valueOf(await checkPassword(station, { personId, password })).loginName).toBe('cashier');
  });

  it('lets a person in within 15 minutes even if the clock was a year ahead when they failed', async () => {
    station.clock.to('2027-11-22T08:30');
    for (let attempt = 1; attempt <= 3; attempt++) await signIn(station, wrong);
    station.clock.to('2026-11-22T08:30');
    expect(await refusedWith(right)).toEqual({ code: 'sign_in_delayed', facts: { seconds: 900 } });
    station.clock.forward({ minutes: 15 });
    valueOf(await signIn(station, right));
  });

  it('is lifted by a new password, and the old one no longer fits', async () => {
    for (let attempt = 1; attempt <= 3; attempt++) await signIn(station, wrong);
    valueOf(
      await setPassword(station, station.as('administrator'), {
        personId: station.as('cashier').personId,
        password: 'yi-ge-xin-mi-ma',
      }),
    );
    expect((await refusedWith(right)).code).toBe('name_or_password_wrong');
    valueOf(await signIn(station, { loginName: 'cashier', password: 'yi-ge-xin-mi-ma' }));
  });
});
