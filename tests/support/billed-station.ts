import { join } from 'node:path';
import type { Fen } from '../../db/domain/kernel/money.ts';
import { day, month } from '../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../db/domain/kernel/energy.ts';
import { getAccount } from '../../electron/services/accounts/get-account.ts';
import { computeBills } from '../../electron/services/bills/compute-bills.ts';
import { issueBills } from '../../electron/services/bills/issue-bills.ts';
import { listDrafts } from '../../electron/services/bills/list-drafts.ts';
import { passBills } from '../../electron/services/bills/pass-bills.ts';
import { takePayment } from '../../electron/services/payments/take-payment.ts';
import { acceptPolicyPack } from '../../electron/services/policy/accept-policy-pack.ts';
import { recordReading } from '../../electron/services/readings/record-reading.ts';
import { addReceiptBook } from '../../electron/services/receipts/add-receipt-book.ts';
import type { Actor, Counter } from '../../electron/services/counter.ts';
import type { TakenPayment } from '../../electron/contract/payments.ts';
import type { OtherTender } from '../../db/domain/payments/other-tender.ts';
import type { Result } from '../../db/domain/kernel/result.ts';
import { addMeteredAccounts, type AddedAccount, type MeteredAccount } from './metered-account.ts';
import { shippedPackText } from './packs.ts';
import { openTestStation, type TestStation, valueOf } from './station.ts';

/** Where the packs of the program are. */
export const policyFolder = join(import.meta.dirname, '../../db/policy');

/** A station whose accounts have issued bills to pay, made through the real services. */
export interface BilledStation extends TestStation {
  readonly accounts: readonly AddedAccount[];
}

/**
 * Opens a station with accounts whose bills of these months are issued (100 kWh a month: 51.00 yuan for a household) and a book of
 * receipts 0012801 to 0012900. The clock stands where the last issue left it: on the 24th of the last month, 09:00.
 */
export async function openBilledStation(
  options: {
    readonly accounts?: readonly MeteredAccount[];
    readonly months?: readonly string[];
    readonly receipts?: readonly [string, string];
  } = {},
): Promise<BilledStation> {
  const months = options.months ?? ['2026-10', '2026-11'];
  const station = openTestStation({ now: `${months[0]}-01T09:00` });
  valueOf(acceptPolicyPack(station, station.as('billing_supervisor'), { text: shippedPackText('gansu') }));
  const wanted = options.accounts ?? [{ accountNo: '6204200017', name: '王秀英' }];
  const accounts = addMeteredAccounts(
    station,
    wanted.map((account) => ({ openingMonth: '2026-01', ...account })),
  );
  for (const [index, text] of months.entries()) await billMonth(station, accounts, wanted, text, index + 1);
  const [firstNo, lastNo] = options.receipts ?? ['0012801', '0012900'];
  valueOf(addReceiptBook(station, station.as('billing_supervisor'), { firstNo, lastNo }));
  return { ...station, accounts };
}

async function billMonth(
  station: TestStation,
  accounts: readonly AddedAccount[],
  wanted: readonly MeteredAccount[],
  text: string,
  howMany: number,
): Promise<void> {
  station.clock.to(`${text}-21T09:00`);
  accounts.forEach(({ registerId }, index) => {
    const opening = wanted[index]?.openingKwh ?? 1000;
    valueOf(
      recordReading(station, station.as('meter_reader'), {
        registerId,
        month: month(text),
        kind: 'actual',
        readOn: day(`${text}-21`),
        dialWh: wattHours((opening + 100 * howMany) * 1000),
        reason: null,
      }),
    );
  });
  station.clock.to(`${text}-24T09:00`);
  const jobId = station.newId();
  valueOf(await computeBills(station, station.as('biller'), { month: month(text), jobId }));
  const drafts = valueOf(
    listDrafts(station, station.as('auditor'), { month: month(text), state: 'waiting' }),
  );
  const draftIds = drafts.map((draft) => draft.draftId);
  valueOf(passBills(station, station.as('auditor'), { draftIds }));
  valueOf(issueBills(station, station.as('billing_supervisor'), { month: month(text), jobId }));
}

/** What a clerk does for one customer: looks at the page and takes what it shows; money in fen. */
export function payAtCounter(
  counter: Counter,
  cashier: Actor,
  accountNo: string,
  wish: {
    readonly months?: number;
    readonly usePrepaymentFen?: number;
    readonly addPrepaymentFen?: number;
    readonly cashGivenFen?: number;
    readonly otherTenders?: readonly OtherTender[];
    readonly requestKey?: string;
  } = {},
): Result<TakenPayment> {
  const page = valueOf(getAccount(counter, cashier, { accountNo }));
  const chosen = page.openItems.slice(0, wish.months ?? page.openItems.length);
  const dueFen = chosen.reduce((sum, item) => sum + item.outstandingFen + item.lateFeeFen, 0);
  const used = wish.usePrepaymentFen ?? 0;
  const added = wish.addPrepaymentFen ?? 0;
  const otherFen = (wish.otherTenders ?? []).reduce((sum, tender) => sum + tender.amountFen, 0);
  return takePayment(counter, cashier, {
    requestKey: wish.requestKey ?? counter.newId(),
    accountNo,
    billIds: chosen.map((item) => item.billId),
    expectedDueFen: dueFen as Fen,
    usePrepaymentFen: used as Fen,
    addPrepaymentFen: added as Fen,
    cashGivenFen: (wish.cashGivenFen ?? Math.max(0, dueFen - used + added - otherFen)) as Fen,
    ...(wish.otherTenders === undefined ? {} : { otherTenders: [...wish.otherTenders] }),
  });
}
