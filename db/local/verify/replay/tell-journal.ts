import { comparer } from '../finding.ts';
import type { PostedRow } from '../posted-rows-of.ts';
import { addTo, type BookState } from './book-state.ts';
import type { Scene } from './entry-scene.ts';

/** A movement: on the entry's day, of a kind that the entry may have. */
export function tellJournalEntry(scene: Scene, row: PostedRow): void {
  const [id, businessDay, kind] = row as [number, string, string];
  comparer(scene.report, 'journal', 'journal_entry', id)(
    'business_day',
    businessDay,
    scene.entry.businessDay,
    'daybook_entry',
  );
  scene.journal.set(id, { kind, sumFen: 0 });
}

/** Places where every fen is a till's, a bill's or an account's. */
const placesOfSomebody: ReadonlySet<string> = new Set(['drawer', 'receivable', 'prepayment']);

/** One side of a movement: it moves what the rows of the entry said it must, and names whose money it is. */
export function tellJournalLine(state: BookState, scene: Scene, row: PostedRow): void {
  const [entryId, lineNo, place, accountId, billId, cashSessionId, amountFen] = row as [
    number,
    number,
    string,
    number | null,
    number | null,
    number | null,
    number,
  ];
  const journal = scene.journal.get(entryId);
  if (journal !== undefined) journal.sumFen += amountFen;
  const owner = place === 'drawer' ? cashSessionId : place === 'receivable' ? billId : accountId;
  if (owner === null && placesOfSomebody.has(place)) {
    scene.report('journal', 'missing', 'journal_line', `${entryId}/${lineNo}`, {
      by: `journal_line.${place}`,
    });
    return;
  }
  if (place === 'drawer') moveDrawer(state, scene, owner as number, amountFen);
  else if (place === 'receivable') {
    addTo(scene.movement.receivable, owner as number, -amountFen);
    const compare = comparer(scene.report, 'receivables', 'journal_line', `${entryId}/${lineNo}`);
    compare('account_id', accountId, scene.billAccounts.get(owner as number) ?? null, `bill ${owner}`);
  } else if (place === 'prepayment') {
    addTo(state.prepaid, owner as number, -amountFen);
    // An opening tells of each account only here; its sum is compared with the file that it came from.
    if (journal?.kind !== 'opening') addTo(scene.movement.prepayment, owner as number, -amountFen);
  } else addTo(scene.movement.others, place, -amountFen);
}

function moveDrawer(state: BookState, scene: Scene, cashSessionId: number, amountFen: number): void {
  addTo(scene.movement.drawer, cashSessionId, -amountFen);
  const till = state.tills.get(cashSessionId);
  if (till !== undefined) till.drawerFen += amountFen;
}

/** After the rows: every movement sums to zero, and nothing was moved that the rows do not speak of. */
export function closeJournal(scene: Scene): void {
  for (const [id, { sumFen }] of scene.journal) {
    if (sumFen !== 0) scene.report('journal', 'out_of_balance', 'journal_entry', id, { sumFen });
  }
  const { drawer, receivable, prepayment, others } = scene.movement;
  if (drawer.size + receivable.size + prepayment.size + others.size === 0) return;
  const differs = (
    check: 'tills' | 'receivables' | 'prepayments' | 'journal',
    place: string,
    restFen: number,
  ): void =>
    scene.report(check, 'movement_differs', 'daybook_entry', scene.entry.entryNo, {
      place,
      restFen,
      kind: scene.entry.kind,
    });
  for (const [cashSessionId, rest] of drawer) differs('tills', `drawer, cash_session ${cashSessionId}`, rest);
  for (const [billId, rest] of receivable) differs('receivables', `receivable, bill ${billId}`, rest);
  for (const [accountId, rest] of prepayment)
    differs('prepayments', `prepayment, account ${accountId}`, rest);
  for (const [place, rest] of others) differs('journal', place, rest);
}
