import { z } from 'zod';

/**
 * A list of JSON values of one meaning (all amounts, all account numbers …) in the spelling that compresses best: `=` a constant,
 * `i` whole numbers, `p` whole numbers of so many digits in one string, `d` the first number and the differences, `n` text that
 * ends in so many digits behind a common beginning, `t` lists place by place after their lengths, `v` the values as they are.
 */
export type Column =
  | readonly ['=', unknown]
  | readonly ['i', readonly number[]]
  | readonly ['p', number, string]
  | readonly ['d', number, Column]
  | readonly ['n', string, number, string]
  | readonly ['t', Column, readonly Column[]]
  | readonly ['v', readonly unknown[]];

/** Lists longer than this stay as they are: a column for each place would not pay. */
const longestList = 16;

/** How deep lists inside lists are taken apart. */
const deepest = 3;

/** Text of more digits than this is no number of anything. */
const widest = 40;

/** The shape of a column; how many values it must hold is checked when it is read. */
export const columnShape = z.custom<Column>((value) => isColumn(value, 0));

function isColumn(value: unknown, depth: number): boolean {
  if (!Array.isArray(value) || depth > deepest + 1) return false;
  const [kind, first, second, third] = value as unknown[];
  switch (kind) {
    case '=':
      return value.length === 2;
    case 'i':
      return value.length === 2 && Array.isArray(first) && first.every((one) => Number.isSafeInteger(one));
    case 'v':
      return value.length === 2 && Array.isArray(first);
    case 'p':
      return value.length === 3 && isWidth(first) && isDigits(second);
    case 'd':
      return value.length === 3 && Number.isSafeInteger(first) && isColumn(second, depth + 1);
    case 'n':
      return value.length === 4 && typeof first === 'string' && isWidth(second) && isDigits(third);
    case 't':
      return (
        value.length === 3 &&
        isColumn(first, depth + 1) &&
        Array.isArray(second) &&
        second.length <= longestList &&
        second.every((place) => isColumn(place, depth + 1))
      );
    default:
      return false;
  }
}

function isWidth(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= widest;
}

function isDigits(value: unknown): boolean {
  return typeof value === 'string' && /^\d*$/.test(value);
}

/** Writes a list of JSON values as a column. */
export function writeColumn(values: readonly unknown[], depth = 0): Column {
  const first = values[0];
  if (first === undefined) return ['v', []];
  if (values.every((value) => value === first) && typeof first !== 'object') return ['=', first];
  if (values.every((value) => Number.isSafeInteger(value))) return writeIntegers(values as number[]);
  if (values.every((value) => typeof value === 'string')) return writeDigits(values as string[]);
  if (depth < deepest && values.every((value) => Array.isArray(value) && value.length <= longestList)) {
    return writeLists(values as unknown[][], depth);
  }
  return ['v', values];
}

function writeIntegers(values: readonly number[]): Column {
  const plain = writePlainIntegers(values);
  const [first = 0, ...rest] = values;
  const differences = rest.map((value, index) => value - (values[index] ?? 0));
  if (differences.length < 2 || !differences.every((value) => Number.isSafeInteger(value))) return plain;
  const column: Column = ['d', first, writePlainIntegers(differences)];
  return lengthOf(column) < lengthOf(plain) ? column : plain;
}

function writePlainIntegers(values: readonly number[]): Column {
  if (values.every((value) => value === values[0])) return ['=', values[0]];
  const width = String(values.reduce((most, value) => Math.max(most, value), 0)).length;
  const list: Column = ['i', values];
  if (values.some((value) => value < 0)) return list;
  const padded: Column = ['p', width, values.map((value) => String(value).padStart(width, '0')).join('')];
  return lengthOf(padded) < lengthOf(list) ? padded : list;
}

function lengthOf(column: Column): number {
  return JSON.stringify(column).length;
}

/** Account numbers and their like: text of one length that ends in digits. The common beginning is written once. */
function writeDigits(values: readonly string[]): Column {
  const [first = ''] = values;
  if (!values.every((value) => value.length === first.length)) return ['v', values];
  let shared = 0;
  while (shared < first.length && values.every((value) => value[shared] === first[shared])) shared += 1;
  const width = first.length - shared;
  if (width > widest || !values.every((value) => /^\d+$/.test(value.slice(shared)))) return ['v', values];
  return ['n', first.slice(0, shared), width, values.map((value) => value.slice(shared)).join('')];
}

function writeLists(values: readonly (readonly unknown[])[], depth: number): Column {
  const longest = values.reduce((most, value) => Math.max(most, value.length), 0);
  const places = Array.from({ length: longest }, (_, place) =>
    writeColumn(
      values.filter((value) => value.length > place).map((value) => value[place]),
      depth + 1,
    ),
  );
  return ['t', writeColumn(values.map((value) => value.length)), places];
}

/** What a column says does not fit how many values it must hold. */
export class ColumnMismatch extends Error {
  override readonly name = 'ColumnMismatch';
}

/** How many values may still be read: a few bytes can claim very many. */
export interface ReadingBudget {
  left: number;
}

/** Reads a column back as exactly so many values; throws ColumnMismatch when it holds more, fewer or other ones. */
export function readColumn(column: Column, count: number, budget: ReadingBudget): unknown[] {
  budget.left -= count;
  if (budget.left < 0) throw new ColumnMismatch('too many values');
  switch (column[0]) {
    case '=':
      return new Array<unknown>(count).fill(column[1]);
    case 'i':
    case 'v':
      return exactly([...column[1]], count);
    case 'p':
      return splitDigits(column[2], column[1], count).map(Number);
    case 'd':
      return count === 0 ? [] : sumUp(column[1], readColumn(column[2], count - 1, budget));
    case 'n':
      return splitDigits(column[3], column[2], count).map((digits) => column[1] + digits);
    case 't':
      return readLists(column[1], column[2], count, budget);
  }
}

function sumUp(first: number, differences: readonly unknown[]): number[] {
  let sum = first;
  const rest = differences.map((difference) => {
    sum += Number(difference);
    if (!Number.isSafeInteger(sum)) throw new ColumnMismatch('not a whole number');
    return sum;
  });
  return [first, ...rest];
}

function splitDigits(digits: string, width: number, count: number): string[] {
  if (digits.length !== count * width) throw new ColumnMismatch('digits');
  return Array.from({ length: count }, (_, index) => digits.slice(index * width, (index + 1) * width));
}

function readLists(
  lengthColumn: Column,
  places: readonly Column[],
  count: number,
  budget: ReadingBudget,
): unknown[] {
  const lengths = readColumn(lengthColumn, count, budget);
  if (
    !lengths.every(
      (length) => Number.isSafeInteger(length) && Number(length) >= 0 && Number(length) <= places.length,
    )
  ) {
    throw new ColumnMismatch('lengths');
  }
  const lists = lengths.map((): unknown[] => []);
  places.forEach((place, index) => {
    const reached = lists.filter((_, list) => Number(lengths[list]) > index);
    const values = readColumn(place, reached.length, budget);
    reached.forEach((list, at) => {
      list.push(values[at]);
    });
  });
  return lists;
}

function exactly(values: unknown[], count: number): unknown[] {
  if (values.length !== count) throw new ColumnMismatch('count');
  return values;
}
