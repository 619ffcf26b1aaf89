import type { Day } from '../../../domain/kernel/calendar.ts';
import { prepared, type Store } from '../../store.ts';
import { comparer } from '../finding.ts';
import type { PostedRow } from '../posted-rows-of.ts';
import { addTo, type BookState, type OpenDay } from './book-state.ts';
import type { Scene } from './entry-scene.ts';

interface SessionRow {
  readonly cashierId: number;
  readonly businessDay: Day;
  readonly floatFen: number;
  readonly openedAt: number;
}

const queries = prepared((_db, sqlite) => ({
  session: sqlite.prepare<[number], SessionRow>(`
    select cashier_id as cashierId, business_day as businessDay, float_fen as floatFen, opened_at as openedAt
    from cash_session where id = ?`),
}));

/** A till was opened, as its entry tells: the session's row says the same, and the float lies in its drawer. */
export function tellOpening(store: Store, state: BookState, scene: Scene): void {
  const { entry, payload } = scene;
  const cashSessionId = Number(payload.s);
  const floatFen = Number(payload.f);
  const session = queries(store).session.get(cashSessionId);
  if (session === undefined) {
    scene.report('tills', 'missing', 'cash_session', cashSessionId, { by: `daybook_entry ${entry.entryNo}` });
  } else {
    const compare = comparer(scene.report, 'tills', 'cash_session', cashSessionId);
    compare('cashier_id', session.cashierId, entry.actorId, 'daybook_entry');
    compare('business_day', session.businessDay, entry.businessDay, 'daybook_entry');
    compare('float_fen', session.floatFen, floatFen, 'daybook_entry');
    compare('opened_at', session.openedAt, entry.recordedAt, 'daybook_entry');
  }
  if (state.closedDays.has(entry.businessDay)) {
    scene.report('days', 'unexpected', 'cash_session', cashSessionId, {
      by: `day_closing ${entry.businessDay}`,
    });
  }
  state.tills.set(cashSessionId, {
    businessDay: entry.businessDay,
    cashierId: entry.actorId,
    floatFen,
    drawerFen: 0,
    payments: 0,
    voids: 0,
    takenFen: 0,
    voidedFen: 0,
    firstReceipt: null,
    lastReceipt: null,
    countedFen: null,
  });
  addTo(scene.movement.drawer, cashSessionId, floatFen);
  addTo(scene.movement.others, 'change_fund', -floatFen);
}

/** The blind count: the sum of its pieces. */
export function tellCount(state: BookState, scene: Scene, row: PostedRow): void {
  const [cashSessionId, denominations, countedFen] = row as [number, string, number];
  const compare = comparer(scene.report, 'tills', 'cash_count', cashSessionId);
  compare('counted_fen', countedFen, sumOfPieces(denominations), 'cash_count.denominations');
  compare('counted_fen', countedFen, Number(scene.payload.n), 'daybook_entry');
  const till = state.tills.get(cashSessionId);
  if (till === undefined)
    scene.report('tills', 'unexpected', 'cash_count', cashSessionId, { by: `cash_session ${cashSessionId}` });
  else {
    compare('cash_session_id', till.cashierId, scene.entry.actorId, 'daybook_entry');
    till.countedFen = countedFen;
  }
}

function sumOfPieces(denominations: string): number | null {
  try {
    const pieces = JSON.parse(denominations) as { valueFen: number; count: number }[];
    return pieces.reduce((sum, { valueFen, count }) => sum + valueFen * count, 0);
  } catch {
    return null;
  }
}

/** Papers counted with the drawer: of a till that is counted, as the daybook told of them. */
export function tellTenderCount(state: BookState, scene: Scene, row: PostedRow): void {
  const [id, cashSessionId, kind, pieces, amountFen] = row as [number, number, string, number, number];
  const compare = comparer(scene.report, 'tills', 'tender_count', id);
  compare('cash_session_id', cashSessionId, Number(scene.payload.s), 'daybook_entry');
  const told = ((scene.payload.t ?? []) as [string, number, number][]).find(([other]) => other === kind);
  compare('pieces', pieces, told?.[1] ?? 0, 'daybook_entry');
  compare('amount_fen', amountFen, told?.[2] ?? 0, 'daybook_entry');
  if (!state.tills.has(cashSessionId))
    scene.report('tills', 'unexpected', 'tender_count', id, { by: `cash_session ${cashSessionId}` });
}

/** A till closed: what was moved into the drawer was expected, what was counted left it, the difference is on its own account. */
export function tellClosing(state: BookState, scene: Scene, row: PostedRow): void {
  const [
    cashSessionId,
    businessDay,
    payments,
    voids,
    firstNo,
    lastNo,
    floatFen,
    takenFen,
    voidedFen,
    expectedFen,
    countedFen,
  ] = row as [
    number,
    string,
    number,
    number,
    string | null,
    string | null,
    number,
    number,
    number,
    number,
    number,
  ];
  const [differenceFen, reason] = row.slice(11) as [number, string | null];
  const compare = comparer(scene.report, 'tills', 'till_closing', cashSessionId);
  const till = state.tills.get(cashSessionId);
  compare('difference_fen', differenceFen, countedFen - expectedFen, 'till_closing.counted_fen');
  if (differenceFen !== 0 && reason === null) {
    scene.report('tills', 'missing', 'till_closing', cashSessionId, { by: 'till_closing.difference_reason' });
  }
  if (till === undefined)
    scene.report('tills', 'unexpected', 'till_closing', cashSessionId, {
      by: `cash_session ${cashSessionId}`,
    });
  else {
    compare('business_day', businessDay, till.businessDay, 'cash_session');
    compare('float_fen', floatFen, till.floatFen, 'cash_session');
    compare('payment_count', payments, till.payments, 'payment');
    compare('void_count', voids, till.voids, 'payment_void');
    compare('taken_fen', takenFen, till.takenFen, 'payment');
    compare('voided_fen', voidedFen, till.voidedFen, 'payment_void');
    compare('expected_fen', expectedFen, till.drawerFen, 'journal_line');
    compare('counted_fen', countedFen, till.countedFen, 'cash_count');
    compare('first_receipt_no', firstNo === null ? null : Number(firstNo), till.firstReceipt, 'receipt');
    compare('last_receipt_no', lastNo === null ? null : Number(lastNo), till.lastReceipt, 'receipt');
  }
  addTo(scene.movement.drawer, cashSessionId, -expectedFen);
  const toChangeFund = Math.min(floatFen, countedFen);
  addTo(scene.movement.others, 'over_short', expectedFen - countedFen);
  addTo(scene.movement.others, 'change_fund', toChangeFund);
  addTo(scene.movement.others, 'safe', countedFen - toChangeFund);
  addToDay(state, businessDay, {
    payments,
    voids,
    collectedFen: takenFen - voidedFen,
    countedFen,
    differenceFen,
    tills: 1,
  });
}

function addToDay(state: BookState, businessDay: string, till: OpenDay): void {
  const day = state.days.get(businessDay);
  if (day === undefined) {
    state.days.set(businessDay, { ...till });
    return;
  }
  day.tills += till.tills;
  day.payments += till.payments;
  day.voids += till.voids;
  day.collectedFen += till.collectedFen;
  day.countedFen += till.countedFen;
  day.differenceFen += till.differenceFen;
}

/** A day closed: the sum of its tills, all of them closed, by somebody who held none of them. */
export function tellDayClosing(state: BookState, scene: Scene, row: PostedRow): void {
  const [businessDay, tills, payments, voids, collectedFen, countedFen, differenceFen, closedBy] = row as [
    string,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const compare = comparer(scene.report, 'days', 'day_closing', businessDay);
  const day = state.days.get(businessDay) ?? {
    tills: 0,
    payments: 0,
    voids: 0,
    collectedFen: 0,
    countedFen: 0,
    differenceFen: 0,
  };
  compare('session_count', tills, day.tills, 'till_closing');
  compare('payment_count', payments, day.payments, 'till_closing');
  compare('void_count', voids, day.voids, 'till_closing');
  compare('collected_fen', collectedFen, day.collectedFen, 'till_closing');
  compare('counted_fen', countedFen, day.countedFen, 'till_closing');
  compare('difference_fen', differenceFen, day.differenceFen, 'till_closing');
  compare('closed_by', closedBy, scene.entry.actorId, 'daybook_entry');
  compare('business_day', businessDay, scene.entry.businessDay, 'daybook_entry');
  for (const [cashSessionId, till] of state.tills) {
    if (till.businessDay !== businessDay) continue;
    scene.report('days', 'unexpected', 'day_closing', businessDay, { by: `cash_session ${cashSessionId}` });
  }
  state.days.delete(businessDay);
  state.closedDays.add(businessDay);
}

/** After the rows of a closing: the till leaves the books, its drawer empty. */
export function closeTill(state: BookState, scene: Scene): void {
  if (scene.entry.kind !== 'till_closed') return;
  const cashSessionId = Number(scene.payload.s);
  const till = state.tills.get(cashSessionId);
  if (till === undefined) return;
  comparer(scene.report, 'tills', 'cash_session', cashSessionId)('drawer', till.drawerFen, 0, 'journal_line');
  state.tills.delete(cashSessionId);
  state.closedTills.add(cashSessionId);
}
