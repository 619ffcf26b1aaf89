import { termsOn } from '../../../db/domain/billing/supply-terms.ts';
import { type Day, stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import { formatKwh, formatMultiplier } from '../../../db/domain/kernel/energy.ts';
import type { ExportCell, ExportTable } from '../../../electron/contract/exports.ts';
import type { MeterRow, RegisterRow, SupplyPage } from '../../../electron/contract/supply.ts';
import type { Messages } from '../../messages/index.ts';
import { accountFacts } from './account-facts.ts';
import { dialUnit } from './dial-words.ts';
import { termsCells, termsInWords, termsTitles } from './terms-words.ts';

/** The longest cell that the border takes. */
const mostCell = 1_000;

/** 计费档案 on paper: who, the tariff, the terms in force on a day, the meters with their dials, and every change. */
export function supplySheet(messages: Messages, page: SupplyPage, onDay: Day): ExportTable {
  const { supply: words } = messages;
  const now = termsInWords(messages, termsOn(page.terms.toReversed(), onDay), page);
  const rows: string[][] = [
    [words.title, words.accountNo, page.accountNo],
    ['', words.name, page.name],
    ['', words.address, page.address],
    ...accountFacts(messages, page).map(({ name, text }) => ['', name, text]),
    [words.termsNow, words.todaysTariff, page.tariffLabel ?? words.noTariff],
    ...now.map((item) => ['', item.name, item.words]),
    ...page.meters.flatMap((meter) => meterRows(messages, meter)),
    ...page.terms.flatMap((version) => [
      [
        words.version(version.version),
        words.from(version.effectiveFrom),
        words.recorded(version.recordedByName, stationTimeAt(version.recordedAt)),
      ],
      ['', words.reason, version.reason],
      ...termsInWords(messages, version.terms, page).map((item) => ['', item.name, item.words]),
    ]),
  ];
  return {
    fileNameHint: words.sheetName(page.accountNo, page.name),
    columns: [words.section, words.item, words.content].map((title) => ({ title, kind: 'text' as const })),
    rows,
  };
}

function meterRows(messages: Messages, meter: MeterRow): string[][] {
  const { supply: words, names } = messages;
  const about = [
    meter.kind,
    words.digits(meter.digits),
    words.multiplier(formatMultiplier(meter.multiplierMilli)),
    words.hung(meter.installedOn, meter.removedOn),
  ];
  return [
    [words.meters, meter.meterNo, about.filter((text) => text !== '').join(' · ')],
    ...meter.registers.map((register) => [
      '',
      names.registers[register.kind],
      register.dialWh === null
        ? words.noDial
        : [formatKwh(register.dialWh), dialUnit(messages, register.kind), register.readOn ?? '']
            .join(' ')
            .trim(),
    ]),
  ];
}

/** Every version of the terms as a list, the newest first. */
export function versionsTable(messages: Messages, page: SupplyPage): ExportTable {
  const { supply: words } = messages;
  return {
    fileNameHint: words.versionsName(page.accountNo, page.name),
    columns: [
      { title: words.versionNo, kind: 'count' },
      { title: words.effectiveFrom, kind: 'day' },
      ...termsTitles(messages).map((title) => ({ title, kind: 'text' as const })),
      { title: words.reason, kind: 'text' },
      { title: words.recordedBy, kind: 'text' },
      { title: words.recordedAt, kind: 'text' },
    ],
    rows: page.terms.map((version): ExportCell[] => [
      version.version,
      version.effectiveFrom,
      ...termsCells(messages, version.terms, page).map((text) => text.slice(0, mostCell)),
      version.reason,
      version.recordedByName,
      stationTimeAt(version.recordedAt),
    ]),
  };
}

/** Every register of every meter as a list, those that hang first. */
export function metersTable(messages: Messages, page: SupplyPage): ExportTable {
  const { supply: words } = messages;
  const row = (meter: MeterRow, register: RegisterRow | null): ExportCell[] => [
    meter.meterNo,
    meter.kind,
    meter.digits,
    formatMultiplier(meter.multiplierMilli),
    meter.installedOn,
    meter.removedOn,
    register === null ? '' : messages.names.registers[register.kind],
    register?.dialWh ?? null,
    register?.readOn ?? null,
  ];
  return {
    fileNameHint: words.metersName(page.accountNo, page.name),
    columns: [
      { title: words.meterNo, kind: 'text' },
      { title: words.meterKind, kind: 'text' },
      { title: words.meterDigits, kind: 'count' },
      { title: words.meterMultiplier, kind: 'text' },
      { title: words.installedOn, kind: 'day' },
      { title: words.removedOn, kind: 'day' },
      { title: words.register, kind: 'text' },
      { title: words.lastDialKwh, kind: 'energy_wh' },
      { title: words.readOn, kind: 'day' },
    ],
    rows: page.meters.flatMap((meter) =>
      meter.registers.length === 0
        ? [row(meter, null)]
        : meter.registers.map((register) => row(meter, register)),
    ),
  };
}
