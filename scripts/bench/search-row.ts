import { rmSync } from 'node:fs';
import type { Statement } from 'better-sqlite3';
import { searchWordsOf } from '../../db/domain/accounts/search-terms.ts';
import { invariant } from '../../db/domain/kernel/invariant.ts';
import type { Store } from '../../db/local/store.ts';
import { findAccounts } from '../../electron/services/accounts/find-accounts.ts';
import { benchAccounts } from './bench-accounts.ts';
import { makeBenchStation, valueOf } from './bench-station.ts';
import { atMost, type BenchRow, percentile, threeDigits, timeInTurn } from './measure.ts';
import { searchTexts } from './search-texts.ts';

/** What fits on the screen's list. */
const mostHits = 20;
const roundsAsked = 3;

/**
 * Finding accounts by every kind of text that a clerk types, ranked, with what each owes. The floor is LIKE '%…%' over the same
 * normalised fields (one text an account), which may stop at its first twenty and ranks nothing. Every answer is checked against
 * LIKE without an end: no hit may be wrong, and none missing that would have had room. Each text is asked three times and the middle
 * time counts, so that what else the machine did for a moment is nobody's slowest search.
 */
export function measureSearch(folder: string, accountCount: number, searches: number): BenchRow[] {
  const accounts = benchAccounts(accountCount);
  const station = makeBenchStation(folder, { accounts, isSearchable: true, isRead: false });
  const { counter } = station;
  const clerk = station.as('cashier');
  const texts = searchTexts(accounts, searches);
  const find = (turn: number) => valueOf(findAccounts(counter, clerk, { text: textAt(turn) }));
  const textAt = (turn: number): string => texts[turn]?.text ?? '';
  const like = likeSearch(counter.store);

  texts.forEach(({ text }, turn) => {
    const found = find(turn).map(({ accountNo }) => accountNo);
    checkHits(text, found, like.all(text));
  });
  const rounds = Array.from({ length: roundsAsked }, () =>
    timeInTurn(texts.length, (turn) => like.first(textAt(turn)), find),
  );
  const samples = {
    floor: middleOf(rounds.map(({ floor }) => floor)),
    ours: middleOf(rounds.map(({ ours }) => ours)),
  };
  const asked = texts.map(({ kind, text }, turn) => ({
    kind,
    words: searchWordsOf(text).length,
    floorMs: samples.floor[turn] ?? Number.NaN,
    oursMs: samples.ours[turn] ?? Number.NaN,
  }));
  const size = sizeOf(counter.store);
  station.close();
  rmSync(folder, { recursive: true, force: true });
  const among = `find among ${accountCount} accounts`;
  return [
    rowOf(
      `${among} by one word`,
      asked.filter(({ words }) => words === 1),
      size,
    ),
    rowOf(
      `${among} by two words`,
      asked.filter(({ words }) => words > 1),
      null,
    ),
  ];
}

interface Asked {
  readonly kind: string;
  readonly floorMs: number;
  readonly oursMs: number;
}

function rowOf(work: string, asked: readonly Asked[], more: string | null): BenchRow {
  const floor = asked.map(({ floorMs }) => floorMs);
  const ours = asked.map(({ oursMs }) => oursMs);
  const p50 = `p50 ${threeDigits(percentile(ours, 50))} against ${threeDigits(percentile(floor, 50))}`;
  return atMost(
    {
      work: `${work} (${asked.length} texts)`,
      floor: 'LIKE over the same fields',
      figure: 'p99',
      floorMs: percentile(floor, 99),
      oursMs: percentile(ours, 99),
      note: [p50, `slowest: ${slowestKind(asked)}`, ...(more === null ? [] : [more])].join('; '),
    },
    1 / 50,
  );
}

/** The middle one of the times that each text took. */
function middleOf(rounds: readonly (readonly number[])[]): number[] {
  return (rounds[0] ?? []).map((_, turn) =>
    percentile(
      rounds.map((round) => round[turn] ?? Number.NaN),
      50,
    ),
  );
}

/** The floor's two questions: the first twenty, and all account numbers. */
function likeSearch({ sqlite }: Store) {
  const conditions = (words: readonly string[]) =>
    words.map(() => "s.lines like '%' || ? || '%'").join(' and ');
  const prepared = new Map<
    number,
    { first: Statement<string[], unknown>; all: Statement<string[], string> }
  >();
  const statementsFor = (words: readonly string[]) => {
    let statements = prepared.get(words.length);
    if (statements === undefined) {
      const where = conditions(words);
      statements = {
        first: sqlite
          .prepare<string[]>(`select s.account_id from account_search s where ${where} limit ${mostHits}`)
          .raw(),
        all: sqlite
          .prepare<string[], string>(
            `select a.account_no from account_search s join account a on a.id = s.account_id where ${where}`,
          )
          .pluck(),
      };
      prepared.set(words.length, statements);
    }
    return statements;
  };
  return {
    first(text: string): void {
      const words = searchWordsOf(text);
      statementsFor(words).first.all(...words);
    },
    all(text: string): ReadonlySet<string> {
      const words = searchWordsOf(text);
      return new Set(statementsFor(words).all.all(...words));
    },
  };
}

function checkHits(text: string, found: readonly string[], expected: ReadonlySet<string>): void {
  invariant(
    found.every((accountNo) => expected.has(accountNo)),
    `“${text}” finds what it should not`,
  );
  invariant(new Set(found).size === found.length, `“${text}” finds an account twice`);
  invariant(
    found.length === Math.min(mostHits, expected.size),
    `“${text}” finds ${found.length} of ${expected.size}`,
  );
}

function slowestKind(asked: readonly Asked[]): string {
  const worst = [...Map.groupBy(asked, ({ kind }) => kind)]
    .map(([kind, all]) => ({
      kind,
      ms: percentile(
        all.map(({ oursMs }) => oursMs),
        99,
      ),
    }))
    .sort((one, other) => other.ms - one.ms)[0];
  return worst === undefined ? 'none' : `${worst.kind}, ${threeDigits(worst.ms)}`;
}

/** How much the search index takes beside the rows it finds. */
function sizeOf({ sqlite }: Store): string {
  const bytesOf = sqlite
    .prepare<[string], number>('select coalesce(sum(pgsize), 0) from dbstat where name = ?')
    .pluck();
  const sum = (tables: readonly string[]) =>
    tables.reduce((bytes, table) => bytes + (bytesOf.get(table) ?? 0), 0);
  const index = sum(['account_suffix']);
  const rows = sum(['account', 'customer', 'service_point', 'meter', 'meter_installation', 'account_search']);
  return `index ${Math.round(index / 1e6)} MB, ${threeDigits(index / rows)} × the rows`;
}
