import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exclusively } from '../../../scripts/runtime/exclusive.ts';

let lock: string;

beforeEach(() => {
  lock = path.join(mkdtempSync(path.join(tmpdir(), 'supply-counter-lock-')), 'work.lock');
});

afterEach(() => rmSync(path.dirname(lock), { recursive: true }));

describe('work that only one process may do', () => {
  it('is done one after the other, and the lock goes', async () => {
    const seen: string[] = [];
    const work = (name: string) => async () => {
      seen.push(`${name} begins`);
      await wait(30);
      seen.push(`${name} ends`);
    };
    await Promise.all([exclusively(lock, work('a')), exclusively(lock, work('b'))]);
    expect(seen[1]?.at(0)).toBe(seen[0]?.at(0));
    expect(seen[3]?.at(0)).toBe(seen[2]?.at(0));
    expect(existsSync(lock)).toBe(false);
  });

  it('gives the lock back when the work fails', async () => {
    await expect(exclusively(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await exclusively(lock, async () => 'done')).toBe('done');
  });

  it('takes over from a process that has died', async () => {
    mkdirSync(lock);
    // No process has a number that large.
    writeFileSync(path.join(lock, 'pid'), '999999999');
    expect(await exclusively(lock, async () => 'done')).toBe('done');
  });
});
