import { invariant } from '../../domain/kernel/invariant.ts';
import {
  isWide,
  markOf,
  searchFields,
  searchLinesOf,
  spotOf,
  suffixesOf,
  type SearchLine,
} from '../../domain/accounts/search-terms.ts';
import { prepared, type Store } from '../store.ts';
import { readingsOfName } from './name-readings.ts';

/** An account has some sixty rows: written one by one, the calls would cost as much as the writing. */
const rowsAtOnce = 16;

const statements = prepared((_db, sqlite) => ({
  account: sqlite.prepare<[number], { accountNo: string; name: string; phone: string | null }>(
    `select a.account_no as accountNo, c.name, c.phone
     from account a join customer c on c.id = a.customer_id where a.id = ?`,
  ),
  places: sqlite.prepare<[number], { village: string; address: string }>(
    'select village, address from service_point where account_id = ? order by id',
  ),
  meterNos: sqlite
    .prepare<[number], string>(
      `select m.meter_no from service_point p
       join meter_installation i on i.service_point_id = p.id and i.removed_on is null
       join meter m on m.id = i.meter_id where p.account_id = ? order by m.id`,
    )
    .pluck(),
  oldLines: sqlite.prepare<[number], string>('select lines from account_search where account_id = ?').pluck(),
  writeLines: sqlite.prepare(
    `insert into account_search (account_id, wide_lines, lines) values (?, ?, ?)
     on conflict (account_id) do update set wide_lines = excluded.wide_lines, lines = excluded.lines`,
  ),
  addRow: sqlite.prepare('insert or ignore into account_suffix (suffix, spot, account_id) values (?, ?, ?)'),
  addRows: sqlite.prepare(
    `insert or ignore into account_suffix (suffix, spot, account_id) values ${Array(rowsAtOnce).fill('(?, ?, ?)').join(', ')}`,
  ),
  dropSuffix: sqlite.prepare('delete from account_suffix where suffix = ? and spot = ? and account_id = ?'),
}));

/**
 * Writes down what an account can be found by: its number, name, pinyin and initials, phone, meters that hang now, village and house.
 * To be called inside the use case's transaction, after the rows of the account, customer, service point and meter, and again
 * whenever one of them changes.
 */
export function indexAccount(store: Store, accountId: number): void {
  invariant(store.sqlite.inTransaction, 'an account is made searchable in the use case that writes it');
  const { account, places, meterNos, oldLines, writeLines, dropSuffix } = statements(store);
  const found = account.get(accountId);
  invariant(found !== undefined, `no account ${accountId} to make searchable`);
  const lines = searchLinesOf({
    ...found,
    readings: readingsOfName(found.name),
    meterNos: meterNos.all(accountId),
    places: places.all(accountId),
  });
  const written = linesAsText(lines);
  const before = oldLines.get(accountId) ?? '';
  if (before === written) return;
  forEachRow(linesFromText(before), (suffix, spot) => dropSuffix.run(suffix, spot, accountId));
  writeRows(store, accountId, lines);
  writeLines.run(accountId, linesAsText(lines.filter(({ value }) => isWide(value))), written);
}

function writeRows(store: Store, accountId: number, lines: readonly SearchLine[]): void {
  const { addRow, addRows } = statements(store);
  let pending: (string | number)[] = [];
  forEachRow(lines, (suffix, spot) => {
    pending.push(suffix, spot, accountId);
    if (pending.length < rowsAtOnce * 3) return;
    addRows.run(pending);
    pending = [];
  });
  for (let at = 0; at < pending.length; at += 3) addRow.run(pending.slice(at, at + 3));
}

function forEachRow(lines: readonly SearchLine[], visit: (suffix: string, spot: number) => void): void {
  for (const { field, value } of lines) {
    const suffixes = suffixesOf(value);
    for (const [index, suffix] of suffixes.entries()) visit(suffix, spotOf(field, index === 0));
    visit(markOf(field) + suffixes[0], spotOf(field, true));
  }
}

function linesAsText(lines: readonly SearchLine[]): string {
  return lines.map(({ field, value }) => markOf(field) + value).join('\n');
}

function linesFromText(text: string): SearchLine[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const field = searchFields[line.charCodeAt(0) - 1];
      invariant(field !== undefined, 'a line of the account search without a field');
      return { field, value: line.slice(1) };
    });
}
