import { parseDay, type Day } from '../kernel/calendar.ts';

const spellings = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})\.?$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]$/,
  /^(\d{4})(\d{2})(\d{2})$/,
] as const;

/**
 * Reads a day as station files write it, year first: 2014-09-01, 2014/9/1, 2014.9.1, 2014年9月1日, 20140901, each with a time of day behind it
 * or without. Null when there is no such day (20191301, 安装日期不详). The text is already cleaned by `normaliseFigures`.
 */
export function parseLegacyDay(text: string): Day | null {
  const withoutTime = text.replace(/[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/, '');
  for (const spelling of spellings) {
    const match = spelling.exec(withoutTime);
    if (match) return parseDay(`${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}`);
  }
  return null;
}
