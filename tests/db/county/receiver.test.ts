import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { County } from '../../../db/county/county-office.ts';
import { batchMediaType } from '../../../db/wire/batch-envelope.ts';
import { sealBatch } from '../../../electron/sync/seal-batch.ts';
import { sendBatches } from '../../../electron/sync/send-batches.ts';
import { choosePageLanguage } from '../../../scripts/county/page-words.ts';
import { makeRateLimit } from '../../../scripts/county/rate-limit.ts';
import { makeCountyServer } from '../../../scripts/county/server.ts';
import {
  listenAsCounty,
  makeDatabase,
  missingEngine,
  openSigningStation,
  openTestCounty,
  recordDay,
  temporaryFolder,
} from '../../support/county.ts';
import { valueOf } from '../../support/station.ts';
import { enrolAt, openCounty } from '../../electron/sync/at-county.ts';

const projectFolder = join(import.meta.dirname, '../../..');

describe('the county’s page', () => {
  it('lists station, days, counts and sums, in Chinese and English, and as JSON', async () => {
    const { url } = await openCounty('pglite');
    const station = openSigningStation({ now: '2026-11-22T08:30' });
    await enrolAt(url, station);
    const day = recordDay(station, { payments: 1_200, bills: 3 });
    valueOf(sealBatch(station, station.as('fee_accountant')));
    valueOf(await sendBatches(station));
    const yuan = (day.collectedFen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });

    const chinese = await (await fetch(url)).text();
    for (const text of [
      '<html lang="zh-CN">',
      '阿克塞县供电公司',
      '红柳湾供电所',
      'HLW01',
      '2026-11-22',
      '1,200',
      yuan,
      '✓ 已日结',
      'PGlite',
    ]) {
      expect(chinese).toContain(text);
    }
    const english = await (
      await fetch(url, { headers: { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.5' } })
    ).text();
    for (const text of ['<html lang="en">', 'County overview', '✓ Closed', '1 day', yuan])
      expect(english).toContain(text);
    expect(await (await fetch(`${url}/?lang=en`)).text()).toContain('<html lang="en">');
    const json = (await (await fetch(`${url}/stations.json`)).json()) as { stations: { days: unknown[] }[] };
    expect(json.stations[0]?.days[0]).toMatchObject({ ...day, isClosed: true });
  });

  it('says what to do while nobody has enrolled', async () => {
    const { url } = await listenAsCounty(await openTestCounty('pglite'));
    expect(await (await fetch(url)).text()).toContain('还没有供电所注册');
  });

  it('runs no script, loads nothing, and makes no markup of what a station sends', async () => {
    const { url } = await openCounty('pglite');
    const station = openSigningStation();
    station.store.sqlite.prepare('update station set name = ?').run(`<script>alert(1)</script>"'&`);
    await enrolAt(url, station);
    const response = await fetch(url);
    const page = await response.text();
    expect(page).not.toMatch(/<script/i);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;');
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; /,
    );
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('is for this machine only unless it is opened, and for no other site’s name', async () => {
    const county = await openTestCounty('pglite');
    const ask = async (showsPageToAll: boolean, remoteAddress: string, host: string): Promise<number> => {
      const server = makeCountyServer({ county, now: () => 0, logFault: () => {}, showsPageToAll });
      const codes = await Promise.all(
        ['/', '/stations.json'].map((url) => server.inject({ url, remoteAddress, headers: { host } })),
      );
      await server.close();
      expect(codes[0]?.statusCode).toBe(codes[1]?.statusCode);
      return codes[0]?.statusCode ?? 0;
    };
    expect(await ask(false, '127.0.0.1', 'localhost:4780')).toBe(200);
    expect(await ask(false, '::1', '[::1]:4780')).toBe(200);
    expect(await ask(false, '10.0.0.7', '10.0.0.1:4780')).toBe(403);
    expect(await ask(false, '127.0.0.1', 'evil.example')).toBe(403);
    expect(await ask(true, '10.0.0.7', '10.0.0.1:4780')).toBe(200);
  });

  it('chooses the language that was asked for, else the browser’s, else Chinese', () => {
    expect(choosePageLanguage('en', 'zh')).toBe('en');
    expect(choosePageLanguage('zh', 'en')).toBe('zh-CN');
    expect(choosePageLanguage(undefined, 'fr, en;q=0.4, zh-CN;q=0.3')).toBe('en');
    expect(choosePageLanguage(undefined, 'en;q=0.2, zh;q=0.8')).toBe('zh-CN');
    expect(choosePageLanguage(undefined, 'en;q=0')).toBe('zh-CN');
    expect(choosePageLanguage(['en'], undefined)).toBe('zh-CN');
  });
});

describe('the receiver', () => {
  const post = (url: string, type: string, body: string | Uint8Array<ArrayBuffer>) =>
    fetch(url, { method: 'POST', headers: { 'content-type': type }, body });

  it('answers nonsense with a reason, a fault with an id, and never with a trace', async () => {
    const county = await openTestCounty('pglite');
    const faults: string[] = [];
    const { url } = await listenAsCounty(county, {
      logFault: (id, message) => faults.push(`${id} ${message}`),
    });
    const cases: [Promise<Response>, number][] = [
      [post(`${url}/batches`, batchMediaType, 'nonsense'), 400],
      [post(`${url}/batches`, batchMediaType, new Uint8Array(33 * 1024 * 1024)), 413],
      [post(`${url}/batches`, 'application/json', '{}'), 415],
      [post(`${url}/batches`, 'text/plain', 'x'), 415],
      [post(`${url}/enrol`, 'application/json', '{"__proto__":{"x":1}}'), 400],
      [post(`${url}/enrol`, 'application/json', 'x'.repeat(20_000)), 413],
      [fetch(`${url}/../etc/passwd`), 404],
      [fetch(`${url}/batches`), 404],
    ];
    for (const [answer, status] of cases) {
      const response = await answer;
      const text = await response.text();
      expect([response.status, text], text).toEqual([
        status,
        expect.stringMatching(/^\{"reason":"[a-z_]+"\}$/),
      ]);
    }
    const broken: County = {
      ...county,
      store: { ...county.store, db: { execute: () => Promise.reject(new Error('secret words')) } as never },
    };
    const second = await listenAsCounty(broken, {
      logFault: (id, message) => faults.push(`${id} ${message}`),
    });
    const response = await fetch(`${second.url}/health`);
    const { faultId, ...rest } = (await response.json()) as { faultId: string };
    expect([response.status, rest]).toEqual([500, { reason: 'fault' }]);
    expect(faults).toEqual([`${faultId} Error: secret words`]);
  });

  it('bounds how often one address may come', async () => {
    const { url } = await listenAsCounty(await openTestCounty('pglite'), { limits: { enrolments: 3 } });
    const statuses: number[] = [];
    for (let count = 0; count < 5; count += 1)
      statuses.push((await post(`${url}/enrol`, 'application/json', '{}')).status);
    expect(statuses).toEqual([400, 400, 400, 429, 429]);
    let now = 0;
    const limit = makeRateLimit(60, () => now);
    for (let turn = 0; turn < 60; turn += 1) expect(limit.take('a')).toBeNull();
    expect(limit.take('a')).toBe(1);
    expect(limit.take('b')).toBeNull();
    now = 2_000;
    expect([limit.take('a'), limit.take('a'), limit.take('a')]).toEqual([null, null, 1]);
  });
});

describe('npm run county', () => {
  let child: ChildProcess | null = null;
  afterEach(async () => {
    if (child?.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    child = null;
  });

  function start(
    args: readonly string[],
    env: NodeJS.ProcessEnv = {},
  ): { output: () => string; listening: Promise<string> } {
    let said = '';
    const started = spawn(process.execPath, ['scripts/county/main.ts', '--port', '0', ...args], {
      cwd: projectFolder,
      env: { ...process.env, DATABASE_URL: '', ...env },
    });
    child = started;
    const listening = new Promise<string>((resolve, reject) => {
      const hear = (chunk: Buffer): void => {
        said += chunk.toString();
        const url = /Listening on (\S+)/.exec(said)?.[1];
        if (url !== undefined) resolve(url);
      };
      started.stdout.on('data', hear);
      started.stderr.on('data', hear);
      started.on('exit', () => reject(new Error(said)));
    });
    listening.catch(() => {});
    return { output: () => said, listening };
  }

  it('says what it is for, keeps its key and code over a restart, and stops cleanly', async () => {
    const data = temporaryFolder();
    const first = start(['--data', data, '--enrolment-code', 'TEST-CODE-2345', '--name', '阿克塞县供电公司']);
    const url = await first.listening;
    expect(first.output()).toMatch(/PGlite .*never forces its writes to the disk/s);
    expect(first.output()).toContain('Enrolment code: TEST-CODE-2345');
    expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: 'ok', engine: 'pglite' });
    const station = openSigningStation();
    await enrolAt(url, station);
    recordDay(station, { payments: 5 });
    valueOf(sealBatch(station, station.as('fee_accountant')));
    valueOf(await sendBatches(station));

    const firstProcess = child as ChildProcess;
    const second = start(['--data', data]);
    await expect(second.listening).rejects.toThrow('Another receiver uses');

    firstProcess.kill('SIGINT');
    expect(await once(firstProcess, 'exit')).toEqual([0, null]);
    const again = start(['--data', data]);
    const newUrl = await again.listening;
    expect(again.output()).toContain('Enrolment code: TEST-CODE-2345');
    expect(again.output()).toContain('阿克塞县供电公司');
    const { stations } = (await (await fetch(`${newUrl}/stations.json`)).json()) as { stations: unknown[] };
    expect(stations).toMatchObject([{ code: 'HLW01', lastBatchNo: 1, sums: { paymentCount: 5 } }]);
    await enrolAt(newUrl, station);
    (child as unknown as ChildProcess).kill('SIGTERM');
    expect(await once(child as unknown as ChildProcess, 'exit')).toEqual([0, null]);
  });

  it('keeps everything in PostgreSQL when DATABASE_URL is set, and never prints its password', async (context) => {
    const missing = missingEngine('postgresql');
    if (missing !== null) return context.skip(missing);
    const databaseUrl = await makeDatabase();
    const { listening, output } = start([], { DATABASE_URL: databaseUrl });
    const url = await listening;
    expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: 'ok', engine: 'postgresql' });
    expect(output()).toContain('Store: PostgreSQL at 127.0.0.1');
    expect(output()).not.toContain('PGlite');
    expect(output()).not.toContain(new URL(databaseUrl).password);
    expect(await (await fetch(url)).text()).not.toContain('PGlite');
    (child as unknown as ChildProcess).kill('SIGINT');
    expect(await once(child as unknown as ChildProcess, 'exit')).toEqual([0, null]);
  });

  it('tells in one line why it cannot start', async () => {
    const bad = start([], { DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none' });
    const error = await bad.listening.then(
      () => null,
      (reason: Error) => reason.message,
    );
    expect(error).toMatch(/^The receiver could not start: .*ECONNREFUSED.*\n$/);
    expect(error).not.toContain('secret');
  });
});
