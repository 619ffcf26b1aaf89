import type { ExportTable } from '../../../electron/contract/exports.ts';
import { fenOf, type ToldAnswer } from './told-answer.ts';

/** The lines of an answer as a list that leaves the program, the figure asked for under them; null when it has no lines. */
export function answerTable(title: string, told: ToldAnswer | null): ExportTable | null {
  if (told === null || told.table === null) return null;
  const { columns, rows } = told.table;
  const { figure } = told;
  const isSum = columns.at(-1)?.kind === 'money_fen';
  const sumFen = fenOf(figure.text.replaceAll(',', ''));
  const sum = columns.map((_, index) =>
    index === 0 ? figure.label : index === columns.length - 1 ? sumFen : null,
  );
  return {
    fileNameHint: title,
    columns: columns.map(({ title: name, kind }) => ({ title: name, kind })),
    rows: isSum && sumFen !== null ? [...rows, sum] : rows,
  };
}
