import { type Fen, formatYuanGrouped, parseYuan } from '../../../db/domain/kernel/money.ts';
import type { ColumnKind, ExportCell } from '../../../electron/contract/exports.ts';

/** A column of an answer's table. */
export interface ToldColumn {
  readonly title: string;
  readonly kind: ColumnKind;
  /** A figure that is no money: quantities, prices, rates. */
  readonly isFigure?: boolean;
}

/** A table of an answer, as it is shown, exported and printed. */
export interface ToldTable {
  readonly columns: readonly ToldColumn[];
  readonly rows: readonly (readonly ExportCell[])[];
}

/** The figure that was asked for, in large type. */
export interface ToldFigure {
  readonly label: string;
  /** Money is grouped and has two decimals; other figures are text as they are. */
  readonly text: string;
  readonly unit?: string;
  readonly tone?: 'done' | 'wrong';
  /** Long words (an amount in characters) take less large type. */
  readonly isWords?: boolean;
}

/** What is told of an answer: the figure, further facts, its lines, and its working in words. */
export interface ToldAnswer {
  readonly figure: ToldFigure;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly table: ToldTable | null;
  readonly working: readonly { readonly heading: string | null; readonly sentences: readonly string[] }[];
}

/** The calculator's yuan as fen; null for what is no amount. */
export function fenOf(text: string | null): Fen | null {
  return text === null ? null : parseYuan(text);
}

/** The calculator's yuan as people read them: thousands apart; text that is no amount stays. */
export function yuanOf(text: string | null): string {
  const amount = fenOf(text);
  return amount === null ? (text ?? '') : formatYuanGrouped(amount);
}

/** Yuan without their sign. */
export function plainYuan(text: string | null): string {
  return yuanOf(text === null ? null : text.replace(/^-/, ''));
}
