import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noticeHandlers } from '../../../electron/ipc/handle-notices.ts';
import type { HandlerParts } from '../../../electron/ipc/handler-parts.ts';
import { refusalOf, valueOf } from '../../support/station.ts';

let folder: string;
let chosen: string | null;
let proposed: string[];
let papers: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'supply-counter-pdf-'));
  chosen = join(folder, 'list.pdf');
  proposed = [];
  papers = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function save(fileNameHint: string, isLandscape = false) {
  const outside = {
    chooseSavePath: (name: string) => {
      proposed.push(name);
      return Promise.resolve(chosen);
    },
    pagePdf: (paper: string, lies: boolean) => {
      papers.push(`${paper} ${lies}`);
      return Promise.resolve(Buffer.from('%PDF'));
    },
  };
  const handlers = noticeHandlers({ outside } as unknown as HandlerParts);
  return handlers['notices/save-pdf']({ fileNameHint, paper: 'A4', isLandscape });
}

describe('saving a list as a PDF', () => {
  it('writes what the page has laid out where the person says', async () => {
    expect(valueOf(await save('和平村 公示', true))).toEqual({ fileName: 'list.pdf' });
    expect(readFileSync(join(folder, 'list.pdf'), 'latin1')).toBe('%PDF');
    expect(proposed).toEqual(['和平村 公示.pdf']);
    expect(papers).toEqual(['A4 true']);
  });

  it('makes no paper when the person thinks better of it', async () => {
    chosen = null;
    expect(valueOf(await save('a'))).toBeNull();
    expect(papers).toEqual([]);
  });

  it('takes no path from the page and refuses a place that takes no file', async () => {
    chosen = join(folder, 'none', 'list.pdf');
    expect(refusalOf(await save('../../etc/passwd')).code).toBe('file_not_writable');
    expect(proposed[0]).not.toContain('/');
    expect(existsSync(chosen)).toBe(false);
  });
});
