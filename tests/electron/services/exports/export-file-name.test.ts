import { describe, expect, it } from 'vitest';
import { exportFileName } from '../../../../electron/services/exports/export-file-name.ts';

describe('exportFileName', () => {
  it.each([
    ['抄表 2026-11 0701', '抄表 2026-11 0701.xlsx'],
    ['../../etc/passwd', 'etc passwd.xlsx'],
    ['C:\\Windows\\x', 'C Windows x.xlsx'],
    ['a\u202egpj', 'a gpj.xlsx'],
    ['CON', '_CON.xlsx'],
    ['com1.txt', '_com1.txt.xlsx'],
    ['...', '_.xlsx'],
    ['', '_.xlsx'],
    ['name. ', 'name.xlsx'],
    ['x'.repeat(200), `${'x'.repeat(80)}.xlsx`],
  ])('%j becomes %j', (hint, name) => {
    expect(exportFileName(hint)).toBe(name);
  });
});
