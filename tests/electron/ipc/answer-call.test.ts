import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { roles, rolesHold, type Role } from '../../../db/domain/access/roles.ts';
import { channelNames, contract, type ChannelName } from '../../../electron/contract/index.ts';
import { answerCall } from '../../../electron/ipc/answer-call.ts';
import { type Desk, makeDesk } from '../../../electron/ipc/desk.ts';
import type { Handlers } from '../../../electron/ipc/handler-parts.ts';
import { openTestStation, type TestStation } from '../../support/station.ts';

// The handlers behind the border only note that they were reached: what stands before them is what is tested here.
let reached: ChannelName[] = [];
const handlers = Object.fromEntries(
  channelNames.map((name) => [
    name,
    () => {
      reached.push(name);
      return { ok: true, value: null };
    },
  ]),
) as unknown as Handlers;

let faults: string[] = [];
let desk: Desk;
let station: TestStation;
const ask = (name: unknown, input: unknown) =>
  answerCall(desk, handlers, name, input, (_error, where) => {
    faults.push(where);
    return 'abcd1234';
  });
const refusalOf = async (name: unknown, input: unknown): Promise<string> => {
  const answer = await ask(name, input);
  return answer.ok ? 'allowed' : 'refusal' in answer ? answer.refusal.code : 'fault';
};

beforeAll(() => {
  station = openTestStation({ now: '2026-11-22T09:00' });
});
beforeEach(() => {
  reached = [];
  faults = [];
  desk = makeDesk({ elapsed: station.clock.now }, { progress() {}, locked() {} });
  desk.useCounter(station);
});

const guarded = channelNames.filter((name) => contract[name].access !== 'anyone');
const open = channelNames.filter((name) => contract[name].access === 'anyone');

describe('the border', () => {
  it('leaves only what must work before sign-in open to anyone', () => {
    expect(open.toSorted()).toEqual(
      [
        'session/list-people',
        'session/sign-in',
        'session/sign-out',
        'session/unlock',
        'setup/get-state',
        'setup/open-with-recovery-code',
        'setup/leave-demo',
        'setup/set-up-station',
        'setup/start-demo',
      ].toSorted(),
    );
  });

  it.each(guarded)('%s: refused without sign-in', async (name) => {
    expect(await refusalOf(name, undefined)).toBe('not_signed_in');
    expect(reached).toEqual([]);
  });

  it.each(guarded)('%s: refused behind a locked screen', async (name) => {
    desk.signIn({ ...station.as('cashier'), roles: [...roles] });
    desk.lock();
    expect(await refusalOf(name, undefined)).toBe('screen_locked');
    expect(reached).toEqual([]);
  });

  // Every channel × every role: a new channel is in here by itself.
  it.each(guarded.flatMap((name) => roles.map((role) => [name, role] as [ChannelName, Role])))(
    '%s as %s',
    async (name, role) => {
      desk.signIn(station.as(role));
      const { access } = contract[name];
      const isAllowed = access === 'signed_in' || access === 'anyone' || rolesHold([role], access);
      const code = await refusalOf(name, { 'not this': 'shape' });
      expect(code).toBe(isAllowed ? 'input_malformed' : 'right_missing');
      expect(reached).toEqual([]);
    },
  );

  it.each(channelNames)('%s: malformed and oversized input never reaches a handler', async (name) => {
    desk.signIn({ ...station.as('cashier'), roles: [...roles] });
    for (const input of [
      null,
      7,
      'text',
      [],
      { x: 1 },
      { __proto__: { jobId: 'x' } },
      'x'.repeat(1_000_000),
      { text: 'x'.repeat(1_000_000) },
    ]) {
      expect(await refusalOf(name, input)).toBe('input_malformed');
    }
    expect(reached).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('knows no other names', async () => {
    desk.signIn({ ...station.as('cashier'), roles: [...roles] });
    for (const name of [
      '',
      'constructor',
      '__proto__',
      'toString',
      'payments/take ',
      'nothing/there',
      7,
      null,
      {},
    ]) {
      expect(await refusalOf(name, undefined)).toBe('input_malformed');
    }
  });

  it('locks by itself when nobody is there, and says so once', async () => {
    let told = 0;
    desk = makeDesk({ elapsed: station.clock.now }, { progress() {}, locked: () => (told += 1) });
    desk.signIn(station.as('cashier'));
    station.clock.forward({ minutes: 9 });
    expect(await refusalOf('status/get', undefined)).toBe('allowed');
    station.clock.forward({ minutes: 2 });
    expect(await refusalOf('status/get', undefined)).toBe('screen_locked');
    expect(await refusalOf('session/stay', undefined)).toBe('screen_locked');
    expect(told).toBe(1);
  });

  it('answers a bug with the id it was logged under, and trouble outside in words', async () => {
    desk.signIn(station.as('cashier'));
    const failing = (error: Error) =>
      ({ ...handlers, 'status/get': () => Promise.reject(error) }) as Handlers;
    const asked = (error: Error) =>
      answerCall(desk, failing(error), 'status/get', undefined, () => 'abcd1234');
    expect(await asked(new Error('bug'))).toEqual({ ok: false, faultId: 'abcd1234' });
    expect(await asked(Object.assign(new Error('full'), { code: 'SQLITE_FULL' }))).toMatchObject({
      refusal: { code: 'disk_full' },
    });
  });
});
