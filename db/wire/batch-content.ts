import { z } from 'zod';
import { parseDay } from '../domain/kernel/calendar.ts';
import { invariant } from '../domain/kernel/invariant.ts';
import { canonicalText, readCanonicalText } from './canonical-json.ts';
import type { UnchainedEntry } from './daybook-piece.ts';
import { leaveOut, putBack } from './left-out.ts';
import { ColumnMismatch, columnShape, readColumn, type ReadingBudget, writeColumn } from './value-columns.ts';

/** More entries than any batch holds; a sealed batch is far smaller. */
export const mostEntries = 100_000;

/** More values than all columns of a batch hold together. */
const mostValues = 4_000_000;

/** Index and length, in turn: "the first actor 12 times, the second 3 times". */
const runsShape = z.array(z.int().min(0)).max(mostEntries * 2);

/** Payloads of one kind with the same keys, key by key. `keys: null`: the texts as they are. */
const formShape = z.strictObject({
  kind: z.string().min(1).max(64),
  keys: z.array(z.string()).nullable(),
  columns: z.array(columnShape),
  leftOut: z.boolean(),
});

const contentShape = z.strictObject({
  format: z.literal(1),
  count: z.int().min(1).max(mostEntries),
  recordedAt: columnShape,
  days: z.array(z.string().refine((text) => parseDay(text) !== null)),
  dayRuns: runsShape,
  actors: z.array(z.tuple([z.int(), z.string()])),
  actorRuns: runsShape,
  forms: z.array(formShape),
  formRuns: runsShape,
  /** The entries' rows hashes, 32 bytes each, in base64url. */
  rowsHashes: z.string(),
});

/** The inside of a batch: its entries column by column, without what the receiver computes again (numbers, hashes). */
type BatchContent = z.infer<typeof contentShape>;

/** Writes entries as the canonical JSON text of a batch's inside. */
export function writeBatchContent(entries: readonly UnchainedEntry[]): string {
  invariant(entries.length >= 1 && entries.length <= mostEntries, 'a batch of no or too many entries');
  const days = new Numbering<string>(String);
  const actors = new Numbering<[number, string]>(JSON.stringify);
  const forms = new Map<
    string,
    { index: number; form: Omit<BatchContent['forms'][number], 'columns'>; rows: unknown[][] }
  >();
  const formOf = entries.map((entry) => {
    const { keys, values, leftOut } = splitPayload(entry);
    const name = JSON.stringify([entry.kind, keys, leftOut]);
    let known = forms.get(name);
    if (known === undefined) {
      known = { index: forms.size, form: { kind: entry.kind, keys, leftOut }, rows: [] };
      forms.set(name, known);
    }
    known.rows.push(values);
    return known.index;
  });
  const content: BatchContent = {
    format: 1,
    count: entries.length,
    recordedAt: writeColumn(entries.map((entry) => entry.recordedAt)),
    dayRuns: writeRuns(entries.map((entry) => days.numberOf(entry.businessDay))),
    days: days.values,
    actorRuns: writeRuns(entries.map((entry) => actors.numberOf([entry.actorId, entry.actorName]))),
    actors: actors.values,
    forms: [...forms.values()].map(({ form, rows }) => ({
      ...form,
      columns: (rows[0] as unknown[]).map((_, column) => writeColumn(rows.map((row) => row[column]))),
    })),
    formRuns: writeRuns(formOf),
    rowsHashes: Buffer.from(entries.map((entry) => entry.rowsHash).join(''), 'hex').toString('base64url'),
  };
  return canonicalText(content);
}

/** Reads a batch's inside; null when it is not one of this format. */
export function readBatchContent(text: string): UnchainedEntry[] | null {
  const raw = readCanonicalText(text);
  const parsed = contentShape.safeParse(raw?.value);
  if (!parsed.success) return null;
  try {
    return entriesOf(parsed.data);
  } catch (error) {
    if (error instanceof ColumnMismatch) return null;
    throw error;
  }
}

function entriesOf(content: BatchContent): UnchainedEntry[] {
  const { count } = content;
  const budget = { left: mostValues };
  const recordedAt = readColumn(content.recordedAt, count, budget);
  const days = readRuns(content.dayRuns, content.days, count);
  const actors = readRuns(content.actorRuns, content.actors, count);
  const forms = readRuns(content.formRuns, content.forms, count);
  const sizes = new Map<BatchContent['forms'][number], number>();
  for (const form of forms) sizes.set(form, (sizes.get(form) ?? 0) + 1);
  const payloads = new Map(content.forms.map((form) => [form, readForm(form, sizes.get(form) ?? 0, budget)]));
  const rowsHashes = Buffer.from(content.rowsHashes, 'base64url');
  if (rowsHashes.length !== count * 32) throw new ColumnMismatch('rows hashes');
  return forms.map((form, index) => {
    const at = recordedAt[index];
    if (!Number.isSafeInteger(at)) throw new ColumnMismatch('times');
    const [actorId, actorName] = actors[index] as [number, string];
    return {
      recordedAt: at as number,
      businessDay: days[index] as string,
      kind: form.kind,
      actorId,
      actorName,
      payload: payloads.get(form)?.next().value as string,
      rowsHash: rowsHashes.subarray(index * 32, (index + 1) * 32).toString('hex'),
    };
  });
}

function splitPayload(entry: UnchainedEntry): { keys: string[] | null; values: unknown[]; leftOut: boolean } {
  const value = readCanonicalText(entry.payload)?.value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { keys: null, values: [entry.payload], leftOut: false };
  }
  const shorter = leaveOut(entry.kind, value as Record<string, unknown>);
  const kept = shorter ?? (value as Record<string, unknown>);
  const keys = Object.keys(kept);
  return { keys, values: keys.map((key) => kept[key]), leftOut: shorter !== null };
}

/** The payload texts of a form, in order. */
function readForm(
  form: BatchContent['forms'][number],
  count: number,
  budget: ReadingBudget,
): ArrayIterator<string> {
  const columns = form.columns.map((column) => readColumn(column, count, budget));
  if (form.keys === null) {
    const texts = columns.length === 1 ? (columns[0] as unknown[]) : [];
    if (texts.length !== count || !texts.every((text) => typeof text === 'string'))
      throw new ColumnMismatch('texts');
    return (texts as string[]).values();
  }
  const keys = form.keys;
  if (keys.length !== columns.length || new Set(keys).size !== keys.length) throw new ColumnMismatch('keys');
  const texts = Array.from({ length: count }, (_, row) => {
    const kept = Object.fromEntries(keys.map((key, column) => [key, columns[column]?.[row]]));
    const payload = form.leftOut ? putBack(form.kind, kept) : kept;
    if (payload === null) throw new ColumnMismatch('left out');
    return canonicalText(payload);
  });
  return texts.values();
}

/** Gives each different value a number, in the order of first sight. */
class Numbering<T> {
  readonly values: T[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #nameOf: (value: T) => string;

  constructor(nameOf: (value: T) => string) {
    this.#nameOf = nameOf;
  }

  numberOf(value: T): number {
    const name = this.#nameOf(value);
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.values.push(value) - 1;
      this.#numbers.set(name, number);
    }
    return number;
  }
}

function writeRuns(indexes: readonly number[]): number[] {
  const runs: number[] = [];
  for (const index of indexes) {
    if (runs.at(-2) === index) runs[runs.length - 1] = (runs.at(-1) as number) + 1;
    else runs.push(index, 1);
  }
  return runs;
}

function readRuns<T>(runs: readonly number[], values: readonly T[], count: number): T[] {
  const all: T[] = [];
  for (let at = 0; at < runs.length; at += 2) {
    const index = runs[at] as number;
    const length = runs[at + 1] ?? 0;
    if (index >= values.length || length < 1 || all.length + length > count) throw new ColumnMismatch('runs');
    for (let many = 0; many < length; many += 1) all.push(values[index] as T);
  }
  if (all.length !== count) throw new ColumnMismatch('runs');
  return all;
}
