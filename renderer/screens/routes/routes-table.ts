import type { Month } from '../../../db/domain/kernel/calendar.ts';
import { stationDayAt } from '../../../db/domain/kernel/calendar.ts';
import type { ExportTable } from '../../../electron/contract/exports.ts';
import type { OutputOf } from '../../../electron/contract/index.ts';
import type { MissedMeter, RouteCount, RouteOfMonth, RouteSheet } from '../../../electron/contract/routes.ts';
import type { Messages } from '../../messages/index.ts';

type Words = Messages['routes'];

/** Where a month's sheet is, in words. */
export function sheetWords(words: Words, sheet: RouteSheet | null): string {
  if (sheet === null) return words.sheetNone;
  const { returned } = sheet;
  return returned === null
    ? words.sheetOut(sheet.issuedToName, stationDayAt(sheet.issuedAt).slice(5))
    : words.sheetBack(returned.read, sheet.meters);
}

/** The routes of a month as a list to take out, with the sum under them. */
export function routesTable(messages: Messages, month: Month, list: OutputOf<'routes/list'>): ExportTable {
  const words = messages.routes;
  const counts = ({ meters, read, missed, late, rates }: RouteCount) => [
    meters,
    read,
    missed,
    late,
    rates.lighting,
    rates.power,
    rates.all,
  ];
  const others: readonly (readonly [string, RouteCount])[] = [
    ...(list.without === null ? [] : [[words.without, list.without] as const]),
    [words.all, list.total],
  ];
  return {
    fileNameHint: words.routesName(month),
    columns: [
      { title: words.code, kind: 'text' },
      { title: words.name, kind: 'text' },
      { title: words.reader, kind: 'text' },
      { title: words.days, kind: 'text' },
      { title: words.meters, kind: 'count' },
      { title: words.read, kind: 'count' },
      { title: words.missed, kind: 'count' },
      { title: words.late, kind: 'count' },
      { title: `${words.rate} ${words.lighting}`, kind: 'percent_hundredths' },
      { title: `${words.rate} ${words.power}`, kind: 'percent_hundredths' },
      { title: words.rate, kind: 'percent_hundredths' },
      { title: words.sheet, kind: 'text' },
    ],
    rows: [
      ...list.routes.map((route: RouteOfMonth) => [
        route.code,
        route.name,
        route.readerName,
        words.daysOf(route.days.firstDay, route.days.lastDay),
        ...counts(route),
        sheetWords(words, route.sheet),
      ]),
      ...others.map(([name, count]) => [name, null, null, null, ...counts(count), null]),
    ],
  };
}

/** What is wrong at a meter: missed or late, and what was found instead of a dial. */
export function missedWords(words: Words, { timing, look }: MissedMeter): string {
  return look === null ? words.timings[timing] : `${words.timings[timing]} ${words.looks[look]}`;
}

/** What was not read as a list to take out. */
export function missedTable(messages: Messages, month: Month, meters: readonly MissedMeter[]): ExportTable {
  const words = messages.routes;
  return {
    fileNameHint: words.missedName(month),
    columns: [
      { title: words.route, kind: 'text' },
      { title: words.order, kind: 'count' },
      { title: words.accountNo, kind: 'text' },
      { title: words.customer, kind: 'text' },
      { title: words.address, kind: 'text' },
      { title: words.meterNo, kind: 'text' },
      { title: words.what, kind: 'text' },
      { title: words.readOn, kind: 'day' },
      { title: words.reader, kind: 'text' },
    ],
    rows: meters.map((meter) => [
      meter.routeCode ?? words.without,
      meter.walkOrder,
      meter.accountNo,
      meter.name,
      meter.address,
      meter.meterNo,
      missedWords(words, meter),
      meter.readOn,
      meter.readerName,
    ]),
  };
}
