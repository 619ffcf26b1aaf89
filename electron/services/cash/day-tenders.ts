import type { Day } from '../../../db/domain/kernel/calendar.ts';
import { addFen, noFen, subtractFen, type Fen } from '../../../db/domain/kernel/money.ts';
import { placeOfTender, tenderKinds } from '../../../db/domain/payments/tender-kind.ts';
import { dayQueries } from '../../../db/local/queries/cash.ts';
import type { Store } from '../../../db/local/store.ts';
import type { DayTender } from '../../contract/cash.ts';

/**
 * The sums of a day by kind of tender, each from its own rows: receipts by what is printed on them, tenders, journal, and what the
 * tills counted (seed 001 电费3.5: cash and cheques against slips and diary). Cash is always told, another kind where there was any.
 * Fen; `countedCashFen` null until every till is closed.
 */
export function readDayTenders(
  store: Store,
  businessDay: Day,
  receiptsFen: Fen,
  countedCashFen: Fen | null,
): DayTender[] {
  const queries = dayQueries(store);
  const printed = queries.printedTenders.all(businessDay);
  const taken = queries.tenders.all(businessDay);
  const moved = queries.journalTakings.all(businessDay);
  const counted = queries.countedTenders.all(businessDay);
  const printedCashFen = subtractFen(receiptsFen, addFen(...printed.map(({ amountFen }) => amountFen)));
  return tenderKinds.flatMap((kind): DayTender[] => {
    const tender = taken.find((sum) => sum.kind === kind);
    const papers = counted.find((sum) => sum.kind === kind);
    const onPaper = printed.find((sum) => sum.kind === kind);
    const inJournal = moved.find((sum) => sum.place === placeOfTender(kind));
    const isCash = kind === 'cash';
    if (!isCash && [tender, papers, onPaper, inJournal].every((sum) => (sum?.amountFen ?? noFen) === noFen))
      return [];
    const isCounted = countedCashFen !== null;
    return [
      {
        kind,
        receiptsFen: isCash ? printedCashFen : (onPaper?.amountFen ?? noFen),
        tendersFen: tender?.amountFen ?? noFen,
        journalFen: inJournal?.amountFen ?? noFen,
        countedFen: isCash ? countedCashFen : isCounted ? (papers?.amountFen ?? noFen) : null,
        pieces: tender?.pieces ?? 0,
        countedPieces: isCash || !isCounted ? null : (papers?.pieces ?? 0),
      },
    ];
  });
}
