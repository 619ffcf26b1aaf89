import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { JobProgress } from '../../../electron/contract/channel.ts';
import { makeDesk } from '../../../electron/ipc/desk.ts';
import { policyHandlers } from '../../../electron/ipc/handle-policy.ts';
import type { HandlerParts } from '../../../electron/ipc/handler-parts.ts';
import { addMeteredAccounts } from '../../support/metered-account.ts';
import { acceptPolicyPack } from '../../../electron/services/policy/accept-policy-pack.ts';
import { shippedPackText } from '../../support/packs.ts';
import { factsOfMonth, putBills } from '../../support/put-bills.ts';
import { openTestStation, refusalOf, valueOf } from '../../support/station.ts';

const gansu = shippedPackText('gansu');
const dearer = gansu.replace('"version": 2', '"version": 3').replace('"0.5100"', '"0.5200"');

/** A desk at which the billing supervisor has just signed in, and whose dialog always names one file. */
function openDesk() {
  const station = openTestStation({ now: '2026-11-24T09:00' });
  valueOf(acceptPolicyPack(station, station.as('billing_supervisor'), { text: gansu }));
  const [account] = addMeteredAccounts(station, [{ accountNo: '1001' }]);
  if (account === undefined) throw new Error('no account');
  putBills(station, [{ account, month: '2026-11', facts: factsOfMonth('2026-11', 100) }]);
  const news: JobProgress[] = [];
  const desk = makeDesk(
    { elapsed: station.clock.now },
    { progress: (job) => void news.push(job), locked() {} },
  );
  desk.useCounter(station);
  desk.signIn(station.as('billing_supervisor'));
  const path = join(station.folder, 'next.json');
  let named: string | null = path;
  const outside = { chooseFile: async () => named };
  return {
    station,
    desk,
    news,
    write: (text: string) => writeFileSync(path, text),
    close: () => {
      named = null;
    },
    handlers: policyHandlers({ desk, outside } as unknown as HandlerParts),
  };
}

it('takes a file from the dialog to the list: chosen, tried, accepted', async () => {
  const { handlers, station, write, news } = openDesk();
  write(dearer);
  const chosen = valueOf(await handlers['policy/choose'](undefined));
  expect(chosen).toMatchObject({ fileName: 'next.json', isKnown: false, pack: { version: 3 } });
  if (chosen === null) throw new Error('nothing chosen');
  const { token, contentHash } = chosen;
  const jobId = station.newId();
  expect(valueOf(await handlers['policy/try']({ token, jobId }))).toMatchObject({
    month: '2026-11',
    changed: [{ accountNo: '1001', oldFen: 5100, newFen: 5200, differenceFen: 100 }],
  });
  expect(news).toEqual([{ jobId, stage: 'computing', done: 1, total: 1 }]);
  const { packId } = valueOf(await handlers['policy/accept']({ token, contentHash }));
  const list = valueOf(await handlers['policy/list'](undefined));
  expect(list.map((row) => [row.packId, row.isInForce])).toEqual([
    [packId, true],
    [1, false],
  ]);
  expect(valueOf(await handlers['policy/get']({ packId })).version).toBe(3);
  expect(valueOf(await handlers['policy/choose'](undefined))?.isKnown).toBe(true);
});

it('tries and accepts only what was chosen', async () => {
  const { handlers, station, write, close, desk } = openDesk();
  write(dearer);
  const chosen = valueOf(await handlers['policy/choose'](undefined));
  if (chosen === null) throw new Error('nothing chosen');
  const { token, contentHash } = chosen;
  write(dearer.replace('0.5200', '0.9200'));
  expect(refusalOf(await handlers['policy/try']({ token, jobId: station.newId() })).code).toBe(
    'policy_pack_changed',
  );
  expect(refusalOf(await handlers['policy/accept']({ token, contentHash })).code).toBe('policy_pack_changed');
  write('{}');
  expect(refusalOf(await handlers['policy/accept']({ token, contentHash })).code).toBe('policy_pack_invalid');
  expect(refusalOf(await handlers['policy/choose'](undefined)).code).toBe('policy_pack_invalid');

  close();
  expect(valueOf(await handlers['policy/choose'](undefined))).toBeNull();
  // Whoever signs in next has chosen nothing.
  write(dearer);
  desk.signOut();
  desk.signIn(station.as('billing_supervisor'));
  expect(refusalOf(await handlers['policy/accept']({ token, contentHash })).code).toBe('file_unreadable');
  expect(refusalOf(await handlers['policy/try']({ token, jobId: station.newId() })).code).toBe(
    'file_unreadable',
  );
});
