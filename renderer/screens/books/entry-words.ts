import { formatKwh, wattHours } from '../../../db/domain/kernel/energy.ts';
import { fen, formatYuanGrouped } from '../../../db/domain/kernel/money.ts';
import type { DaybookRow } from '../../../electron/contract/county.ts';
import type { Messages } from '../../messages/index.ts';
import { type PayloadCell, payloadLines } from './payload-lines.ts';

/** What kind of act an entry tells of; a kind without a word yet shows its code. */
export function kindWord(messages: Messages, kind: string): string {
  return messages.books.kinds[kind] ?? kind;
}

/** What a line of an entry's contents is called; a name without a word yet shows itself. */
export function keyWord(messages: Messages, key: string): string {
  return messages.books.keys[key] ?? codeWord(messages, key) ?? key;
}

/** A cell of an entry's contents as text. */
export function cellWord(messages: Messages, { kind, value }: PayloadCell): string {
  if (value === null || value === '') return messages.books.empty;
  if (typeof value === 'boolean') return value ? messages.books.yes : messages.books.no;
  if (typeof value === 'number') {
    if (kind === 'money_fen') return `${formatYuanGrouped(fen(value))} ${messages.app.yuan}`;
    if (kind === 'dial') return formatKwh(wattHours(value));
    if (kind === 'energy_wh') return `${formatKwh(wattHours(value))} ${messages.app.kwh}`;
    return String(value);
  }
  return kind === 'word' ? (codeWord(messages, value) ?? value) : value;
}

/** A word that the program knows by code: a role, a kind of reading, a finding, a register, one of the terms, a fault, a finding of an import. */
function codeWord({ names, imports, books, adjustments }: Messages, code: string): string | undefined {
  const known: readonly Readonly<Record<string, string>>[] = [
    names.roles,
    names.readingKinds,
    names.findings,
    names.classes,
    imports.counts,
    imports.codeNames,
    names.registers,
    names.errorKinds,
    names.workOrderKinds,
    names.workOrderStates,
    names.tenders,
    names.refundPlaces,
    books.terms,
  ];
  const faults: Readonly<Record<string, { readonly name: string }>> = adjustments.faults;
  return (
    known.find((words) => Object.hasOwn(words, code))?.[code] ??
    (Object.hasOwn(faults, code) ? faults[code]?.name : undefined)
  );
}

const summarisedLines = 4;

/** An entry's contents in one line: its first plain values, and how many a list has. */
export function entrySummary(messages: Messages, entry: Pick<DaybookRow, 'kind' | 'payload'>): string {
  return payloadLines(entry.kind, entry.payload)
    .filter(({ key }) => !/hash|sha256|key$|id$/i.test(key))
    .slice(0, summarisedLines)
    .map(({ key, items, more }) => {
      const [only] = items;
      const text =
        items.length === 1 && more === 0 && only !== undefined
          ? only.map((cell) => cellWord(messages, cell)).join(' ')
          : messages.books.listCount(items.length + more);
      return `${keyWord(messages, key)} ${text}`;
    })
    .join(' · ');
}
