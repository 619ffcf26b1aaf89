import { describe, expect, it } from 'vitest';
import { Command } from 'commander';
import {
  type CommonOptions,
  dayGiven,
  declareCommonOptions,
  monthGiven,
  optionsOf,
  repeatCommonOptions,
  yuanGiven,
} from '../../../scripts/counter/options.ts';
import { defaultStorePath } from '../../../scripts/counter/paths.ts';

/** The options that a command line comes to, as the command's action sees them. */
function read(...words: string[]): CommonOptions & { readonly month?: string } {
  let seen: (CommonOptions & { readonly month?: string }) | undefined;
  const program = new Command('counter').exitOverride();
  declareCommonOptions(program);
  const group = program.command('import');
  const command = group.command('accounts').option('--month <month>');
  command.action((_: unknown, called: Command) => {
    seen = optionsOf(called);
  });
  repeatCommonOptions(command);
  program.parse(['node', 'counter', ...words]);
  if (seen === undefined) throw new Error('no command ran');
  return seen;
}

describe('options', () => {
  it('are taken before and behind the command, and the one behind it wins', () => {
    expect(read('import', 'accounts')).toEqual({ store: defaultStorePath, json: false });
    expect(read('--json', 'import', 'accounts').json).toBe(true);
    expect(read('import', 'accounts', '--json').json).toBe(true);
    expect(
      read(
        '--store',
        '/a.sqlite',
        '--as',
        'x',
        'import',
        'accounts',
        '--store',
        '/b.sqlite',
        '--month',
        '2026-11',
      ),
    ).toMatchObject({
      store: '/b.sqlite',
      as: 'x',
      month: '2026-11',
    });
  });

  it('read money exactly, and only what is money', () => {
    expect(['0', '200', '163.4', '163.42', '1,234.50'].map((text) => yuanGiven(text, '--cash'))).toEqual([
      0, 20_000, 16_340, 16_342, 123_450,
    ]);
    for (const text of ['', '-5', '12.345', '1e3', 'NaN', '0x10', '99999999999'])
      expect(() => yuanGiven(text, '--cash'), text).toThrow();
  });

  it('read months and days that exist', () => {
    expect(monthGiven('2026-11', '--month')).toBe('2026-11');
    expect(dayGiven('2028-02-29', '--day')).toBe('2028-02-29');
    for (const text of ['2026-13', '2026-1', '26-11'])
      expect(() => monthGiven(text, '--month'), text).toThrow();
    for (const text of ['2026-02-29', '2026-11-31', 'today'])
      expect(() => dayGiven(text, '--day'), text).toThrow();
  });
});
