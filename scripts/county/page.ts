import { stationTimeAt } from '../../db/domain/kernel/calendar.ts';
import { fen, formatYuanGrouped } from '../../db/domain/kernel/money.ts';
import type { StationDay, StationOverview } from '../../db/county/list-stations.ts';
import { pageStyle } from './page-style.ts';
import { type PageLanguage, pageWords, type PageWords } from './page-words.ts';

/** What the page shows. */
export interface PageContent {
  readonly countyName: string;
  readonly engine: 'postgresql' | 'pglite';
  readonly stations: readonly StationOverview[];
  readonly now: number;
}

/** Writes the county's page: one section a station, its days newest first, its sums below. Works without a script. */
export function renderPage(content: PageContent, language: PageLanguage): string {
  const words = pageWords(language);
  const { countyName, engine, stations, now } = content;
  const other = language === 'en' ? 'zh' : 'en';
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(`${countyName} · ${words.title}`)}</title>
<style>${pageStyle}</style>
</head>
<body>
<header>
<h1>${escapeHtml(countyName)}</h1>
<p>${words.title} · ${stations.length} ${words.stations} · ${words.asOf} ${stationTimeAt(now)}</p>
<a href="?lang=${other}" hreflang="${other}" lang="${other}">${words.otherLanguage}</a>
</header>
<main>
${engine === 'pglite' ? `<p class="note">${words.trialStore}</p>` : ''}
${stations.length === 0 ? emptyPage(words) : stations.map((station) => stationSection(station, words)).join('\n')}
</main>
</body>
</html>
`;
}

function emptyPage(words: PageWords): string {
  return `<section><p class="empty">${words.noStations}<br>${words.noStationsHint}</p></section>`;
}

function stationSection(station: StationOverview, words: PageWords): string {
  return `<section id="${escapeHtml(station.code)}">
<header>
<h2>${escapeHtml(station.name)} <span class="quiet">${escapeHtml(station.code)}</span></h2>
<p>${words.lastContact} ${stationTimeAt(station.lastContactAt)} · ${words.entries(station.lastEntryNo)}</p>
</header>
${station.days.length === 0 ? `<p class="empty">${words.noDays}</p>` : dayTable(station, words)}
</section>`;
}

function dayTable({ days, sums }: StationOverview, words: PageWords): string {
  const heads = [
    words.day,
    words.payments,
    words.voids,
    words.collected,
    words.counted,
    words.difference,
    words.billsIssued,
    words.billsIssuedSum,
    words.state,
  ];
  const totals = [
    `${words.total} · ${words.days(sums.dayCount)}`,
    count(sums.paymentCount),
    count(sums.voidCount),
    money(sums.collectedFen),
    '',
    '',
    count(sums.billsIssued),
    money(sums.billsIssuedFen),
    '',
  ];
  return `<div class="scroll"><table>
<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>
<tbody>
${days.map((day) => dayRow(day, words)).join('\n')}
</tbody>
<tfoot><tr>${totals.map((cell) => `<td>${cell}</td>`).join('')}</tr></tfoot>
</table></div>`;
}

function dayRow(day: StationDay, words: PageWords): string {
  const cells = [
    day.businessDay,
    count(day.paymentCount),
    count(day.voidCount),
    money(day.collectedFen),
    day.countedFen === null ? '<span class="quiet">—</span>' : money(day.countedFen),
    difference(day.differenceFen),
    count(day.billsIssued),
    money(day.billsIssuedFen),
    dayState(day, words),
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function dayState(day: StationDay, words: PageWords): string {
  const state = day.isClosed
    ? `<span class="done">✓ ${words.closed}</span>`
    : `<span class="owed">${words.open}</span>`;
  const disagrees = day.isAgreed === false ? ` <span class="wrong">${words.disagrees}</span>` : '';
  const unread = day.unreadCount === 0 ? '' : ` <span class="owed">${words.unread(day.unreadCount)}</span>`;
  return state + disagrees + unread;
}

function difference(differenceFen: number | null): string {
  if (differenceFen === null) return '<span class="quiet">—</span>';
  return differenceFen === 0
    ? money(0)
    : `<span class="wrong">${differenceFen > 0 ? '+' : ''}${money(differenceFen)}</span>`;
}

function money(amountFen: number): string {
  return formatYuanGrouped(fen(amountFen));
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}

/** Nothing that a station sends becomes markup. */
function escapeHtml(text: string): string {
  const names: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => names[character] ?? character);
}
