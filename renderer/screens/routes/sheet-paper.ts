import type { Day, Month } from '../../../db/domain/kernel/calendar.ts';
import { formatKwh, formatMultiplier, type WattHours } from '../../../db/domain/kernel/energy.ts';
import type { ExportTable } from '../../../electron/contract/exports.ts';
import type { RouteOfMonth, SheetLine } from '../../../electron/contract/routes.ts';
import type { RuledSheet } from '../../components/ruled-paper.tsx';
import { type Messages, messagesOf } from '../../messages/index.ts';
import { routePaper } from '../../messages/route-paper.ts';

/** Whose paper it is, and of which day. */
export interface SheetHead {
  readonly station: string;
  readonly isDemo: boolean;
  readonly printedOn: Day;
}

const kwh = (energy: WattHours | null): string => (energy === null ? '' : formatKwh(energy));

/** 抄表清单: the paper that a reader walks with, one line a register, with blanks for the dial and what was seen. */
export function sheetPaper(
  month: Month,
  route: RouteOfMonth,
  lines: readonly SheetLine[],
  head: SheetHead,
): RuledSheet {
  const words = routePaper;
  const { registers } = messagesOf['zh-CN'].names;
  const numbers = placesOf(lines);
  return {
    title: `${head.station} ${words.sheetTitle}`,
    training: head.isDemo ? words.training : null,
    page: words.page,
    columns: [
      { title: words.no, widthMm: 10, isFigure: true },
      { title: words.accountNo, widthMm: 24 },
      { title: words.name, widthMm: 40 },
      { title: words.address, widthMm: 46 },
      { title: words.meterNo, widthMm: 29 },
      { title: words.multiplier, widthMm: 13, isFigure: true },
      { title: words.register, widthMm: 15 },
      { title: words.lastDial, widthMm: 20, isFigure: true },
      { title: words.usual, widthMm: 18, isFigure: true },
      { title: words.thisDial, widthMm: 28 },
      { title: words.remarks, widthMm: 34 },
    ],
    sections: [
      {
        head: [
          words.route(route.code, route.name),
          words.month(month),
          words.days(route.days.firstDay, route.days.lastDay),
          words.reader(route.readerName),
          words.meters(new Set(lines.map(({ meterNo }) => meterNo)).size),
          words.printedOn(head.printedOn),
        ],
        rows: lines.map((line, index) => {
          // A meter's further registers stand under its first, without its name once more.
          const isSame =
            lines[index - 1]?.meterNo === line.meterNo && lines[index - 1]?.accountNo === line.accountNo;
          return [
            isSame ? '' : String(numbers[index] ?? ''),
            isSame ? '' : line.accountNo,
            isSame ? '' : line.name,
            isSame ? '' : line.address,
            isSame ? '' : line.meterNo,
            formatMultiplier(line.multiplierMilli),
            registers[line.register],
            kwh(line.lastDialWh),
            kwh(line.usualUseWh),
            '',
            '',
          ];
        }),
      },
    ],
    foot: [words.signIssuedTo, words.signIssuedBy, words.signReturnedBy, words.signTakenBy],
  };
}

/** The number of each line: that of its place on the walk, or counted on where a place has none. */
function placesOf(lines: readonly SheetLine[]): readonly number[] {
  let last = 0;
  return lines.map(({ walkOrder }) => {
    last = walkOrder ?? last + 1;
    return last;
  });
}

/** The same as a workbook, in the clerk's language. */
export function sheetTable(
  messages: Messages,
  month: Month,
  route: RouteOfMonth,
  lines: readonly SheetLine[],
): ExportTable {
  const words = messages.routes;
  const numbers = placesOf(lines);
  return {
    fileNameHint: words.sheetName(month, route.code),
    columns: [
      { title: words.order, kind: 'count' },
      { title: words.accountNo, kind: 'text' },
      { title: words.customer, kind: 'text' },
      { title: words.address, kind: 'text' },
      { title: words.meterNo, kind: 'text' },
      { title: words.multiplier, kind: 'multiplier_milli' },
      { title: words.register, kind: 'text' },
      { title: words.lastReadOn, kind: 'day' },
      { title: words.lastDial, kind: 'energy_wh' },
      { title: words.usual, kind: 'energy_wh' },
      { title: words.thisDial, kind: 'text' },
      { title: words.remarks, kind: 'text' },
    ],
    rows: lines.map((line, index) => [
      numbers[index] ?? null,
      line.accountNo,
      line.name,
      line.address,
      line.meterNo,
      line.multiplierMilli,
      messages.names.registers[line.register],
      line.lastReadOn,
      line.lastDialWh,
      line.usualUseWh,
      null,
      null,
    ]),
  };
}
