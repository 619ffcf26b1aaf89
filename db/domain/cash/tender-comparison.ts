import { noFen, type Fen } from '../kernel/money.ts';
import { otherTenderKinds, type OtherTenderKind } from '../payments/tender-kind.ts';

/** Papers of one kind of tender that is not cash: cheques, terminal slips, code payments. Fen. */
export interface TenderPapers {
  readonly kind: OtherTenderKind;
  readonly pieces: number;
  readonly amountFen: Fen;
}

/** What a till counted of a kind beside what it took. Fen. */
export interface TenderComparison {
  readonly kind: OtherTenderKind;
  readonly countedPieces: number;
  readonly countedFen: Fen;
  readonly bookedPieces: number;
  readonly bookedFen: Fen;
}

/** Puts what was counted beside what was booked, kind by kind; kinds of which there is neither are left out. */
export function compareTenders(
  counted: readonly TenderPapers[],
  booked: readonly TenderPapers[],
): TenderComparison[] {
  return otherTenderKinds.flatMap((kind) => {
    const seen = counted.find((papers) => papers.kind === kind);
    const taken = booked.find((papers) => papers.kind === kind);
    if ((seen?.pieces ?? 0) + (seen?.amountFen ?? 0) + (taken?.pieces ?? 0) === 0) return [];
    return [
      {
        kind,
        countedPieces: seen?.pieces ?? 0,
        countedFen: seen?.amountFen ?? noFen,
        bookedPieces: taken?.pieces ?? 0,
        bookedFen: taken?.amountFen ?? noFen,
      },
    ];
  });
}

/** Whether the papers are there that were booked, by number and sum. */
export function isTenderEven(one: TenderComparison): boolean {
  return one.countedPieces === one.bookedPieces && one.countedFen === one.bookedFen;
}
