import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { makeTablesStrict } from '../../../scripts/build/strict-tables.ts';

const BREAK = '--> statement-breakpoint';

describe('making tables strict', () => {
  it('does so to each table and to nothing else', () => {
    const migration = [
      'CREATE TABLE `a` (\n\t`id` integer PRIMARY KEY NOT NULL,\n\tFOREIGN KEY (`id`) REFERENCES `b`(`id`)\n);\n',
      '\nCREATE UNIQUE INDEX `a_id` ON `a` (`id`);',
      '\nCREATE TABLE `b` (\n\t`id` integer PRIMARY KEY NOT NULL\n) STRICT;\n',
      '\nCREATE TABLE `c` (`id` text PRIMARY KEY) WITHOUT ROWID;\n',
      '\nCREATE VIRTUAL TABLE d USING fts5(words);\n',
      '\n-- a word before\nCREATE TABLE `e` (`id` integer);',
      '\nINSERT INTO `a` VALUES (1);',
    ];
    const strict = makeTablesStrict(migration.join(BREAK));
    const db = new Database(':memory:');
    for (const statement of strict.split(BREAK).slice(0, 6)) db.exec(statement);
    const tables = db.pragma('table_list') as {
      name: string;
      strict: number;
      schema: string;
      type: string;
    }[];
    const strictness = Object.fromEntries(
      tables.filter(({ name }) => /^[a-e]$/.test(name)).map(({ name, strict }) => [name, strict]),
    );
    expect(strictness).toEqual({ a: 1, b: 1, c: 1, d: 0, e: 1 });
    expect(makeTablesStrict(strict)).toBe(strict);
  });
});
