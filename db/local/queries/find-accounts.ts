import type { Statement } from 'better-sqlite3';
import { fieldsRankedFor, isWide, markOf, spotOf, suffixLength } from '../../domain/accounts/search-terms.ts';
import { prepared, type Store } from '../store.ts';

/** A range [word, word + highest character) holds every suffix that begins with the word. */
const above = '\u{10ffff}';

/** A word with fewer rows than this is ranked over all of them; a more frequent one first by where it begins a field. */
const frequentFrom = 64;

/** Words with more rows than this are all the same when the rarest is chosen. */
const countedUpTo = 2_000;

/** One row of the index that begins with the word. */
interface Row {
  readonly accountId: number;
  readonly spot: number;
  readonly suffix: string;
}

const statements = prepared((_db, sqlite) => {
  const range = 's.suffix >= ? and s.suffix < ?';
  const walks = new Map<string, Statement<(string | number)[], Row>>();
  return {
    /** The rows of a range, of those accounts in whose lines the further words stand. */
    walk(furtherWords: readonly string[]): Statement<(string | number)[], Row> {
      const checks = furtherWords
        .map((word) => ` and instr(${isWide(word) ? 't.wide_lines' : 't.lines'}, ?) > 0`)
        .join('');
      let walk = walks.get(checks);
      if (walk === undefined) {
        const lines = checks === '' ? '' : ' cross join account_search t on t.account_id = s.account_id';
        walk = sqlite.prepare(
          `select s.account_id as accountId, s.spot, s.suffix from account_suffix s${lines} where ${range}${checks} limit ?`,
        );
        walks.set(checks, walk);
      }
      return walk;
    },
    count: sqlite
      .prepare<[string, string, number], number>(
        `select count(*) from (select 1 from account_suffix s where ${range} limit ?)`,
      )
      .pluck(),
  };
});

/**
 * The ids of the accounts in which every (normalised) word occurs, each account once, best match first, at most `limit`.
 * One word is a walk along one range of `account_suffix`. Several are first tried as one ("和平村 3组 12号" stands so in the address); then
 * the rarest is walked and the others are looked for in each account's lines.
 */
export function findAccountIds(store: Store, words: readonly string[], limit: number): number[] {
  const [first] = words;
  if (first === undefined) return [];
  if (words.length === 1) return walkRanked(first, walkOf(store, first, []), false, limit);
  const together = findAccountIds(store, [words.join('')], limit);
  if (together.length === limit) return together;
  const rarest = rarestOf(store, first, words);
  const further = words.filter((word) => word !== rarest.word);
  const apart = walkRanked(rarest.word, walkOf(store, rarest.word, further), rarest.isFrequent, limit);
  return [...new Set([...together, ...apart])].slice(0, limit);
}

type Walk = (mark: string, limit: number) => Row[];

/** The accounts of a walk, best first: of a rare word all rows are ranked, of a frequent one the beginnings of fields come first. */
function walkRanked(word: string, walk: Walk, isFrequent: boolean, limit: number): number[] {
  let rows = isFrequent ? [] : walk('', frequentFrom);
  if (!isFrequent && rows.length < frequentFrom) return ranked(word, rows).slice(0, limit);
  const found = new Set<number>();
  for (const field of fieldsRankedFor(word)) {
    for (const { accountId } of walk(markOf(field), limit)) found.add(accountId);
    if (found.size >= limit) return [...found].slice(0, limit);
  }
  for (let asked = frequentFrom; ; asked *= 8) {
    if (rows.length < asked) rows = walk('', asked);
    for (const accountId of ranked(word, rows)) found.add(accountId);
    if (found.size >= limit || rows.length < asked) return [...found].slice(0, limit);
  }
}

/** Walks the stored suffixes that begin with the word (after a field's mark, if any) in accounts where the further words stand too. */
function walkOf(store: Store, word: string, furtherWords: readonly string[]): Walk {
  const prefix = storedPrefixOf(word);
  const looked = prefix === word ? furtherWords : [word, ...furtherWords];
  const statement = statements(store).walk(looked);
  return (mark, limit) => statement.all(mark + prefix, mark + prefix + above, ...looked, limit);
}

function storedPrefixOf(word: string): string {
  return word.length <= suffixLength ? word : [...word].slice(0, suffixLength).join('');
}

/** Accounts of the rows, once each: by field, beginnings first, then values that end with the word, then the order of the index. */
function ranked(word: string, rows: readonly Row[]): number[] {
  const rankOfSpot = new Map<number, number>();
  fieldsRankedFor(word).forEach((field, index) => {
    rankOfSpot.set(spotOf(field, true), index * 4 + 1);
    rankOfSpot.set(spotOf(field, false), index * 4 + 3);
  });
  const rankOf = ({ spot, suffix }: Row) => (rankOfSpot.get(spot) ?? 0) - (suffix === word ? 1 : 0);
  const sorted = [...rows].sort((a, b) => rankOf(a) - rankOf(b));
  return [...new Set(sorted.map(({ accountId }) => accountId))];
}

function rarestOf(
  store: Store,
  first: string,
  words: readonly string[],
): { word: string; isFrequent: boolean } {
  const { count } = statements(store);
  let rarest = { word: first, rows: countedUpTo + 1 };
  for (const word of words) {
    const prefix = storedPrefixOf(word);
    const rows = count.get(prefix, prefix + above, rarest.rows) ?? 0;
    if (rows < rarest.rows) rarest = { word, rows };
  }
  return { word: rarest.word, isFrequent: rarest.rows >= frequentFrom };
}
