import { denominations, type DenominationCount } from '../../../../db/domain/cash/denominations.ts';
import type { Day } from '../../../../db/domain/kernel/calendar.ts';
import { addFen, type Fen, fen, minFen, noFen, subtractFen } from '../../../../db/domain/kernel/money.ts';
import { ok, type Result } from '../../../../db/domain/kernel/result.ts';
import { getAccount } from '../../accounts/get-account.ts';
import { closeDay } from '../../cash/close-day.ts';
import { closeTill } from '../../cash/close-till.ts';
import { commitCount } from '../../cash/commit-count.ts';
import { openCashSession } from '../../cash/open-cash-session.ts';
import type { Actor, Counter } from '../../counter.ts';
import { decideVoid } from '../../payments/decide-void.ts';
import { requestVoid } from '../../payments/request-void.ts';
import { takePayment } from '../../payments/take-payment.ts';
import { finishPrintJob } from '../../printing/finish-print-job.ts';
import type { DemoClock } from './demo-clock.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Who is at the demo's counter. */
export interface CounterStaff {
  readonly cashier: Actor;
  readonly feeAccountant: Actor;
  readonly stationHead: Actor;
}

const floatFen = fen(20_000);
const printer = '收据打印机';
const minutesOpen = 8 * 60;

/** Steps that only a bug refuses: the first refusal ends the day and is handed on. */
class DayStopped extends Error {
  readonly refused: Result<never>;

  constructor(refused: Result<never>) {
    super('a step of the demo was refused');
    this.refused = refused;
  }
}

function done<T>(result: Result<T>): T {
  if (!result.ok) throw new DayStopped(result);
  return result.value;
}

/**
 * One business day at the counter through the real services: till opened, whoever comes pays what is owed, papers printed, now and then a
 * mistake undone by the head, drawer counted (seldom a little short), till and day closed. A day on which nobody owes
 * anything is not opened.
 */
export function runCounterDay(
  counter: Counter,
  clock: DemoClock,
  staff: CounterStaff,
  today: { readonly day: Day; readonly coming: readonly string[]; readonly random: SeededRandom },
): Result<{ readonly payments: number }> {
  const { day, random } = today;
  clock.to(day, 8, 30);
  const owing = today.coming.filter((accountNo) => owes(counter, staff.cashier, accountNo));
  if (owing.length === 0) return ok({ payments: 0 });
  try {
    done(openCashSession(counter, staff.cashier, { floatFen }));
    let drawerFen: Fen = floatFen;
    owing.forEach((accountNo, index) => {
      clock.to(day, 8, 40 + Math.floor((index * minutesOpen) / owing.length), random.below(50));
      const paid = takeFrom(counter, staff.cashier, accountNo, random);
      if (paid === null) return;
      drawerFen = addFen(drawerFen, paid.collectedFen);
      if (random.below(150) === 0) {
        undo(counter, staff, paid.receiptNo);
        drawerFen = addFen(
          subtractFen(drawerFen, paid.collectedFen),
          takeFrom(counter, staff.cashier, accountNo, random)?.collectedFen ?? noFen,
        );
      }
    });
    closeUp(counter, clock, staff, day, drawerFen, random);
    return ok({ payments: owing.length });
  } catch (error) {
    if (error instanceof DayStopped) return error.refused;
    throw error;
  }
}

function owes(counter: Counter, cashier: Actor, accountNo: string): boolean {
  const account = getAccount(counter, cashier, { accountNo });
  return account.ok && account.value.openItems.length > 0;
}

function takeFrom(
  counter: Counter,
  cashier: Actor,
  accountNo: string,
  random: SeededRandom,
): { readonly receiptNo: string; readonly collectedFen: Fen } | null {
  const account = done(getAccount(counter, cashier, { accountNo }));
  if (account.openItems.length === 0) return null;
  const dueFen = addFen(...account.openItems.map((item) => addFen(item.outstandingFen, item.lateFeeFen)));
  const usePrepaymentFen = minFen(account.prepaymentFen, dueFen);
  const addPrepaymentFen = random.below(25) === 0 ? fen(random.pick([2_000, 5_000, 10_000])) : noFen;
  const neededFen = addFen(subtractFen(dueFen, usePrepaymentFen), addPrepaymentFen);
  const { receipt, printJobId } = done(
    takePayment(counter, cashier, {
      requestKey: counter.newId(),
      accountNo,
      billIds: account.openItems.map((item) => item.billId),
      expectedDueFen: dueFen,
      usePrepaymentFen,
      addPrepaymentFen,
      cashGivenFen: handedOver(neededFen, random),
    }),
  );
  done(finishPrintJob(counter, cashier, { printJobId, printer, trouble: null }));
  return receipt;
}

/** What a customer lays on the counter: the exact sum, or the next round one. */
function handedOver(neededFen: Fen, random: SeededRandom): Fen {
  const step = random.pick([1, 500, 1_000, 5_000, 10_000]);
  return fen(Math.ceil(neededFen / step) * step);
}

function undo(counter: Counter, staff: CounterStaff, receiptNo: string): void {
  const { requestId } = done(
    requestVoid(counter, staff.cashier, { receiptNo, reason: '户号看错，重新收取' }),
  );
  done(decideVoid(counter, staff.stationHead, { requestId, isApproved: true }));
}

function closeUp(
  counter: Counter,
  clock: DemoClock,
  staff: CounterStaff,
  day: Day,
  drawerFen: Fen,
  random: SeededRandom,
): void {
  const isShort = random.below(12) === 0;
  clock.to(day, 17, 2);
  done(
    commitCount(counter, staff.cashier, {
      denominations: piecesOf(isShort ? subtractFen(drawerFen, fen(50)) : drawerFen),
    }),
  );
  clock.to(day, 17, 9);
  const slip = done(
    closeTill(counter, staff.cashier, { differenceReason: isShort ? '找零差错，短款 0.50 元' : null }),
  );
  done(finishPrintJob(counter, staff.cashier, { printJobId: slip.printJobId, printer, trouble: null }));
  clock.to(day, 17, 30);
  done(closeDay(counter, staff.feeAccountant, { businessDay: day }));
}

function piecesOf(sumFen: Fen): DenominationCount[] {
  let left: number = sumFen;
  return denominations.map((valueFen) => {
    const count = Math.floor(left / valueFen);
    left -= count * valueFen;
    return { valueFen, count };
  });
}
