import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { month } from '../../../db/domain/kernel/calendar.ts';
import { makeDesk } from '../../../electron/ipc/desk.ts';
import { attachmentHandlers } from '../../../electron/ipc/handle-attachments.ts';
import type { HandlerParts } from '../../../electron/ipc/handler-parts.ts';
import { addMeteredAccounts } from '../../support/metered-account.ts';
import { openTestStation, refusalOf, valueOf } from '../../support/station.ts';

const november = month('2026-11');
const photo = Buffer.from('ffd8ffe000104a464946', 'hex');
let folder: string;
let chosen: string | null;
let target: string | null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'supply-counter-photo-'));
  chosen = join(folder, '表.jpg');
  target = join(folder, 'copy.jpg');
  writeFileSync(join(folder, '表.jpg'), photo);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function open() {
  const station = openTestStation({ now: '2026-11-21T09:00' });
  addMeteredAccounts(station, [{ accountNo: '1' }]);
  const desk = makeDesk({ elapsed: station.clock.now }, { progress() {}, locked() {} });
  desk.useCounter(station);
  desk.signIn(station.as('meter_reader'));
  const outside = {
    chooseFile: () => Promise.resolve(chosen),
    chooseSavePath: () => Promise.resolve(target),
  };
  return attachmentHandlers({ desk, outside } as unknown as HandlerParts);
}

describe('attaching a photo', () => {
  it('goes by a token: the page never sees or names a path', async () => {
    const handlers = open();
    const file = valueOf(await handlers['readings/choose-attachment'](undefined));
    expect(file).toMatchObject({ fileName: '表.jpg', bytes: 10 });
    expect(JSON.stringify(file)).not.toContain(folder);
    const wanted = { accountNo: '1', month: november, token: file?.token ?? '' };
    const { attachmentId } = valueOf(await handlers['readings/add-attachment'](wanted));
    expect(valueOf(await handlers['readings/save-attachment']({ attachmentId }))).toEqual({
      fileName: 'copy.jpg',
    });
    expect(readFileSync(join(folder, 'copy.jpg'))).toEqual(photo);
    target = null;
    expect(valueOf(await handlers['readings/save-attachment']({ attachmentId }))).toBeNull();
  });

  it('refuses a token that nobody gave, a file that is gone, and one that is too large', async () => {
    const handlers = open();
    const add = async (token: string) =>
      refusalOf(await handlers['readings/add-attachment']({ accountNo: '1', month: november, token })).code;
    const choose = async () => valueOf(await handlers['readings/choose-attachment'](undefined))?.token ?? '';
    expect(await add('0190d7a2-7c1c-7000-8000-000000000000')).toBe('file_unreadable');
    const gone = await choose();
    rmSync(join(folder, '表.jpg'));
    expect(await add(gone)).toBe('file_unreadable');
    writeFileSync(join(folder, '表.jpg'), Buffer.concat([photo, Buffer.alloc(4 * 1_024 * 1_024)]));
    expect(await add(await choose())).toBe('file_too_large');
    chosen = null;
    expect(valueOf(await handlers['readings/choose-attachment'](undefined))).toBeNull();
  });
});
