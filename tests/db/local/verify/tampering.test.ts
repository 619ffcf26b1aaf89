import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { postedTables } from '../../../../db/local/posted-rows.ts';
import type { Finding } from '../../../../db/local/verify/finding.ts';
import { bookChecks } from '../../../../db/domain/cash/book-check.ts';
import type { DaybookEntry } from '../../../../db/local/daybook.ts';
import { hashOfPieceEntry } from '../../../../db/wire/daybook-piece.ts';
import { proveBooks } from '../../../../db/local/verify/verify-store.ts';
import { verifyReceipt } from '../../../../db/local/verify/verify-receipt.ts';
import type { BilledStation } from '../../../support/billed-station.ts';
import { openStationAfterMarketDay } from '../../../support/market-day.ts';
import { valueOf } from '../../../support/station.ts';

let station: BilledStation;
let triggers: { name: string; sql: string }[] = [];

beforeAll(async () => {
  station = await openStationAfterMarketDay();
  triggers = station.store.sqlite
    .prepare<[], { name: string; sql: string }>("select name, sql from sqlite_schema where type = 'trigger'")
    .all();
});
afterEach(() => {
  if (station.store.sqlite.inTransaction) station.store.sqlite.exec('rollback');
});

function findings(): readonly Finding[] {
  const proof = proveBooks(station.store);
  for (let step = proof.next(); ; step = proof.next()) {
    if (step.done) return bookChecks.flatMap((check) => step.value.findings.of(check));
  }
}

/** What somebody does who holds the file open: takes the triggers away, edits, puts them back. Undone after the proof. */
function findingsAfter(edit: () => void): readonly Finding[] {
  const { sqlite } = station.store;
  sqlite.exec('begin immediate; pragma defer_foreign_keys = on');
  try {
    for (const { name } of triggers) sqlite.exec(`drop trigger ${name}`);
    edit();
    for (const { sql } of triggers) sqlite.exec(sql);
    return findings();
  } finally {
    sqlite.exec('rollback');
  }
}

interface Target {
  readonly table: string;
  /** The key columns. */
  readonly key: readonly string[];
  readonly columns: readonly string[];
  readonly rows: Record<string, string | number | null>[];
  /** The daybook entry of a row. */
  entryOf(row: Record<string, string | number | null>): number;
}

function targets(): Target[] {
  const { sqlite } = station.store;
  const all = [
    ...postedTables.map(({ table, parent }) => ({ table, parent })),
    { table: 'daybook_entry', parent: null },
  ];
  return all.map(({ table, parent }) => {
    const info = sqlite.pragma(`table_info(${table})`) as { name: string; pk: number }[];
    const rows = sqlite.prepare(`select * from ${table}`).all() as Target['rows'];
    return {
      table,
      key: info.filter(({ pk }) => pk > 0).map(({ name }) => name),
      columns: info.map(({ name }) => name),
      rows,
      entryOf(row) {
        if (table === 'daybook_entry') return row.entry_no as number;
        if (parent === null) return row.daybook_no as number;
        return sqlite
          .prepare(`select daybook_no from ${parent.table} where id = ?`)
          .pluck()
          .get(row[parent.key]) as number;
      },
    };
  });
}

const keyOf = (target: Target, row: Record<string, string | number | null>): string =>
  target.key.map((column) => row[column]).join('/');

/** A finding names an edit when it names the row, or the daybook entry that sealed it. */
function isNamed(found: readonly Finding[], table: string, key: string, entryNo: number): boolean {
  return found.some(
    (finding) =>
      (finding.table === table && finding.key === key) ||
      (finding.table === 'daybook_entry' && finding.key.split('–')[0] === String(entryNo)) ||
      finding.facts.entryNo === entryNo ||
      String(finding.facts.rows ?? '').includes(`${table} ${key}`),
  );
}

const isConstraint = (error: unknown): boolean =>
  String((error as { code?: string }).code).startsWith('SQLITE_CONSTRAINT');

/** Another value of the same type: a fen more, a letter changed, something where nothing was. */
function other(value: string | number | null, how: number): string | number | null {
  if (value === null) return how % 2 === 0 ? 1 : 'x';
  if (typeof value === 'number') return value + ([1, -1, 100, 7][how % 4] as number);
  if (value === '') return 'x';
  const at = how % value.length;
  return value.slice(0, at) + (value[at] === '1' ? '2' : '1') + value.slice(at + 1);
}

function setColumn(
  target: Target,
  row: Record<string, string | number | null>,
  column: string,
  value: unknown,
): void {
  const where = target.key.map((key) => `${key} = ?`).join(' and ');
  station.store.sqlite
    .prepare(`update ${target.table} set ${column} = ? where ${where}`)
    .run(value, ...target.key.map((key) => row[key]));
}

describe('books that nobody touched', () => {
  it('are sound', () => {
    expect(findings()).toEqual([]);
    expect(findingsAfter(() => {})).toEqual([]);
  });

  it('hold something of every posted table, or these tests prove nothing', () => {
    for (const target of targets()) expect(target.rows.length, target.table).toBeGreaterThan(0);
  });
});

describe('whoever edits posted rows in the file', () => {
  it('is named for every column of every posted table', () => {
    const unnamed: string[] = [];
    let edits = 0;
    for (const target of targets()) {
      for (const column of target.columns) {
        const row = target.rows[edits % target.rows.length] as (typeof target.rows)[number];
        edits += 1;
        let found: readonly Finding[];
        try {
          found = findingsAfter(() => setColumn(target, row, column, other(row[column] ?? null, edits)));
        } catch (error) {
          // The tables' own constraints did not even let it in.
          if (isConstraint(error)) continue;
          throw error;
        }
        if (!isNamed(found, target.table, keyOf(target, row), target.entryOf(row))) {
          unnamed.push(`${target.table}.${column} ${keyOf(target, row)}`);
        }
      }
    }
    expect(unnamed).toEqual([]);
    expect(edits).toBeGreaterThan(100);
  }, 400_000);

  it('is named for what of a bill joined after the digest was fixed: its kind and its number', () => {
    const bills = targets().find(({ table }) => table === 'bill') as Target;
    const kinds = ['regular', 'reversal', 'rebill', 'charge'];
    for (const row of bills.rows) {
      const edits: [string, string | number][] = [
        ...kinds.filter((kind) => kind !== row.kind).map((kind): [string, string] => ['kind', kind]),
        ['correction_no', (row.correction_no as number) + 20],
      ];
      for (const [column, value] of edits) {
        const found = findingsAfter(() => setColumn(bills, row, column, value));
        expect(isNamed(found, 'bill', String(row.id), -1), `bill ${row.id} ${column} ${value}`).toBe(true);
      }
    }
  }, 400_000);

  it('is named whatever they change, delete or add (hundreds of edits by chance)', async () => {
    const all = targets();
    const edit = fc.record({
      kind: fc.constantFrom('change', 'delete', 'insert'),
      target: fc.nat(),
      row: fc.nat(),
      column: fc.nat(),
      how: fc.nat({ max: 1_000 }),
    });
    let done = 0;
    await fc.assert(
      fc.asyncProperty(
        edit,
        async ({ kind, target: whichTarget, row: whichRow, column: whichColumn, how }) => {
          // The addon gives statements back only when the event loop turns.
          await new Promise(setImmediate);
          const target = all[whichTarget % all.length] as Target;
          const row = target.rows[whichRow % target.rows.length] as Target['rows'][number];
          const entryNo = target.entryOf(row);
          let key = keyOf(target, row);
          let found: readonly Finding[];
          try {
            found = findingsAfter(() => {
              const where = target.key.map((column) => `${column} = ?`).join(' and ');
              const keys = target.key.map((column) => row[column]);
              if (kind === 'change') {
                const column = target.columns[whichColumn % target.columns.length] as string;
                setColumn(target, row, column, other(row[column] ?? null, how));
              } else if (kind === 'delete') {
                station.store.sqlite.prepare(`delete from ${target.table} where ${where}`).run(...keys);
              } else {
                const last = target.key.at(-1) as string;
                const value = row[last];
                const copy: typeof row = {
                  ...row,
                  [last]: typeof value === 'number' ? value + 500 : `9${value}`,
                };
                if ('request_key' in copy) copy.request_key = `forged-${how}`;
                if (target.table === 'receipt') copy.payment_id = how + 1_000;
                key = keyOf(target, copy);
                const columns = target.columns.join(', ');
                const places = target.columns.map(() => '?').join(', ');
                station.store.sqlite
                  .prepare(`insert into ${target.table} (${columns}) values (${places})`)
                  .run(...target.columns.map((column) => copy[column]));
              }
            });
          } catch (error) {
            if (isConstraint(error)) return true;
            throw error;
          }
          done += 1;
          return isNamed(found, target.table, key, entryNo);
        },
      ),
      { numRuns: 600, seed: 20_261_124 },
    );
    expect(done).toBeGreaterThan(350);
  }, 400_000);

  it('is named when the end of the daybook is cut off, with rows or without', () => {
    const { sqlite } = station.store;
    const last = sqlite
      .prepare<[], DaybookEntry>('select entry_no as entryNo, kind from daybook_entry order by 1 desc')
      .get();
    expect(last?.kind).toBe('receipt_reprinted');
    const cut = (howMany: number) => () =>
      sqlite.exec(`delete from daybook_entry where entry_no > ${(last?.entryNo ?? 0) - howMany}`);
    for (const howMany of [1, 2, 5, 20]) {
      expect(findingsAfter(cut(howMany)).map((finding) => finding.problem)).toContain('chain_cut_off');
    }
  });

  it('is named by the codes on paper even when the whole chain is written anew', () => {
    const { sqlite } = station.store;
    const paper = sqlite
      .prepare<[], { no: string; code: string }>('select receipt_no as no, check_code as code from receipt')
      .all();
    const found = findingsAfter(() => {
      sqlite.exec("update daybook_entry set actor_name = '别人' where entry_no = 3");
      rewriteChain();
      const [, second] = paper as [unknown, { no: string; code: string }];
      expect(valueOf(verifyReceipt(station.store, second.no, second.code))).toMatchObject({
        isGenuine: false,
        isBookChanged: true,
      });
    });
    const named = found.filter((finding) => finding.check === 'receipts').map((finding) => finding.key);
    expect(named).toEqual(paper.map(({ no }) => no));
  });

  it('is named when two entries change places', () => {
    const found = findingsAfter(() => {
      station.store.sqlite.exec(
        'update daybook_entry set entry_no = 9000 where entry_no = 10; update daybook_entry set entry_no = 10 where entry_no = 11; update daybook_entry set entry_no = 11 where entry_no = 9000',
      );
    });
    expect(
      found.filter((finding) => finding.table === 'daybook_entry').map((finding) => finding.key),
    ).toEqual(expect.arrayContaining(['10', '11']));
  });
});

/** What a careful forger does: every hash from the first entry on, computed again. */
function rewriteChain(): void {
  const { sqlite } = station.store;
  const entries = sqlite
    .prepare<[], DaybookEntry>(
      `select entry_no as entryNo, recorded_at as recordedAt, business_day as businessDay, kind, actor_id as actorId,
       actor_name as actorName, payload, rows_hash as rowsHash, previous_hash as previousHash, hash from daybook_entry order by 1`,
    )
    .all();
  let previousHash = '0'.repeat(64);
  for (const entry of entries) {
    const hash = hashOfPieceEntry({ ...entry, previousHash });
    sqlite
      .prepare('update daybook_entry set previous_hash = ?, hash = ? where entry_no = ?')
      .run(previousHash, hash, entry.entryNo);
    previousHash = hash;
  }
}

describe('whoever edits what is kept beside the daybook', () => {
  it.each([
    [
      'update open_item set outstanding_fen = outstanding_fen - 1 where rowid = (select min(bill_id) from open_item)',
      'open_item',
      'receivables',
    ],
    ['delete from open_item where rowid = (select min(bill_id) from open_item)', 'open_item', 'receivables'],
    [
      'insert into open_item select id, account_id, due_on, 1 from bill where id not in (select bill_id from open_item) limit 1',
      'open_item',
      'receivables',
    ],
    ["update open_item set due_on = '2027-01-15'", 'open_item', 'receivables'],
    ['update prepayment_balance set balance_fen = balance_fen + 1', 'prepayment_balance', 'prepayments'],
    ['delete from prepayment_balance where balance_fen > 0', 'prepayment_balance', 'prepayments'],
    ["update cash_session set state = 'open' where id = 2", 'cash_session', 'tills'],
    ["update cash_session set state = 'closed' where state = 'open'", 'cash_session', 'tills'],
    ['update cash_session set float_fen = 1 where id = 2', 'cash_session', 'tills'],
    ['update cash_session set cashier_id = 1 where id = 1', 'cash_session', 'tills'],
    ['update receipt_book set next_no = next_no + 1 where id = 2', 'receipt_book', 'receipts'],
    ['update receipt_book set last_no = last_no + 100 where id = 2', 'receipt_book', 'receipts'],
    [
      'insert into receipt_book select 9, 70000, 70009, 70000, received_by, received_at from receipt_book where id = 1',
      'receipt_book',
      'receipts',
    ],
    ["update policy_pack set content = replace(content, '0.5100', '0.5101')", 'policy_pack', 'posted_rows'],
  ])('is named: %s', (sql, table, check) => {
    const found = findingsAfter(() => {
      expect(station.store.sqlite.prepare(sql).run().changes).toBeGreaterThan(0);
    });
    expect(found.some((finding) => finding.table === table && finding.check === check)).toBe(true);
  });
});

describe('whoever takes a guard away', () => {
  it.each([
    ['drop trigger payment_is_never_changed', 'object_missing', 'payment_is_never_changed'],
    ['drop index payment_request_key_unique', 'object_missing', 'payment_request_key_unique'],
    [
      'drop trigger payment_is_never_changed; create trigger payment_is_never_changed before update on payment begin select 1; end',
      'object_changed',
      'payment_is_never_changed',
    ],
    ['create trigger helpful after insert on payment begin select 1; end', 'object_unknown', 'helpful'],
  ])('is named: %s', (sql, problem, name) => {
    station.store.sqlite.exec(`begin immediate; ${sql}`);
    expect(findings().map((finding) => [finding.check, finding.problem, finding.key])).toEqual([
      ['schema', problem, name],
    ]);
  });
});
