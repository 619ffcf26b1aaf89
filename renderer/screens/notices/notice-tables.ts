import type { Month } from '../../../db/domain/kernel/calendar.ts';
import type { ExportTable } from '../../../electron/contract/exports.ts';
import type { BillNotice } from '../../../electron/contract/notices.ts';
import { commonMultiplierOf, dialsText, mainDialOf } from '../../components/dials-text.ts';
import type { Messages } from '../../messages/index.ts';
import { noticePaper } from '../../messages/notice-paper.ts';
import { type PublicList, publicSum } from './public-sheet.tsx';

/** The longest name of a file and a sheet that the border takes. */
const longestHint = 80;

/** Notices as a list to take out, one row a household, in the clerk's language. */
export function noticesTable(
  messages: Messages,
  month: Month,
  place: string,
  notices: readonly BillNotice[],
): ExportTable {
  const words = messages.notices;
  return {
    fileNameHint: words.noticesName(month, place).slice(0, longestHint),
    columns: [
      { title: words.accountNo, kind: 'text' },
      { title: words.name, kind: 'text' },
      { title: words.address, kind: 'text' },
      { title: words.tariff, kind: 'text' },
      { title: words.lastDial, kind: 'energy_wh' },
      { title: words.dial, kind: 'energy_wh' },
      { title: words.multiplier, kind: 'multiplier_milli' },
      { title: words.dials, kind: 'text' },
      { title: words.readingKind, kind: 'text' },
      { title: words.energy, kind: 'energy_wh' },
      { title: words.amount, kind: 'money_fen' },
      { title: words.outstanding, kind: 'money_fen' },
      { title: words.arrears, kind: 'money_fen' },
      { title: words.prepayment, kind: 'money_fen' },
      { title: words.dueOn, kind: 'day' },
    ],
    rows: notices.map((notice) => [
      notice.accountNo,
      notice.name,
      notice.address,
      notice.tariffLabel,
      mainDialOf(notice.dials)?.lastDialWh ?? null,
      mainDialOf(notice.dials)?.dialWh ?? null,
      commonMultiplierOf(notice.dials),
      dialsText(messages, notice.dials),
      notice.dials.some((dial) => dial.isEstimated) ? words.estimated : null,
      notice.energyWh,
      notice.amountFen,
      notice.outstandingFen,
      notice.arrearsFen,
      notice.prepaymentFen,
      notice.dueOn,
    ]),
  };
}

/** The village list as a workbook, with its sum: a paper for the village, in Chinese like the sheet. */
export function publicTable(month: Month, village: string, list: PublicList): ExportTable {
  const words = noticePaper;
  const sum = publicSum(list);
  const number = list.showsAccountNo;
  return {
    fileNameHint: words.publicTitle(village, words.month(month)).slice(0, longestHint),
    columns: [
      { title: words.no, kind: 'count' },
      ...(number ? [{ title: words.accountNo, kind: 'text' as const }] : []),
      { title: words.name, kind: 'text' },
      { title: words.tariffKind, kind: 'text' },
      { title: words.energy, kind: 'energy_wh' },
      { title: words.averagePrice, kind: 'price_nanoyuan' },
      { title: words.charged, kind: 'money_fen' },
    ],
    rows: [
      ...list.rows.map((row, index) => [
        index + 1,
        ...(number ? [row.accountNo] : []),
        row.maskedName,
        row.tariffLabel,
        row.energyWh,
        row.averageNanoyuan,
        row.amountFen,
      ]),
      [
        null,
        ...(number ? [null] : []),
        `${words.sum} ${words.households(list.rows.length)}`,
        null,
        sum.energyWh,
        sum.averageNanoyuan,
        sum.amountFen,
      ],
    ],
  };
}
