import { join } from 'node:path';
import type { ClosingSlip } from '../../electron/contract/cash.ts';
import { parseYuan } from '../../db/domain/kernel/money.ts';
import type {} from '../../renderer/api/counter-api.ts';
import type { Role } from '../../db/domain/access/roles.ts';
import type { Clerk } from './clerk.ts';

/** Where the day takes place and what it works with. */
export interface DayParts {
  readonly clerk: Clerk;
  readonly accountsFile: string;
  readonly readingsFile: string;
  readonly countyUrl: string;
  readonly enrolmentCode: string;
  /** The name of a real print queue; null when this machine has none: then papers are only saved. */
  readonly printer: string | null;
  /** Where the receipt and the closing slip are saved. */
  readonly folder: string;
  /** Called when something worth a look is on the screen. */
  readonly look: (name: string) => Promise<void>;
}

/** What the day came to, as the screens said it. */
export interface DayFacts {
  readonly imported: string;
  readonly issued: string;
  readonly receiptNo: string;
  readonly due: string;
  readonly change: string;
  /** How many payments were taken, the voided one among them. */
  readonly taken: number;
  readonly expected: string;
  readonly counted: string;
  readonly difference: string;
  readonly chainHead: string;
}

/** The people of the day's station besides its administrator, one for each role that the day needs. */
export const people: readonly {
  readonly fullName: string;
  readonly loginName: string;
  readonly role: Role;
}[] = [
  { fullName: '马建国', loginName: 'majianguo', role: 'billing_supervisor' },
  { fullName: '李抄表', loginName: 'lichaobiao', role: 'meter_reader' },
  { fullName: '赵核算', loginName: 'zhaohesuan', role: 'biller' },
  { fullName: '钱审核', loginName: 'qianshenhe', role: 'auditor' },
  { fullName: '张秀英', loginName: 'zhangxiuying', role: 'cashier' },
  { fullName: '孙实收', loginName: 'sunshishou', role: 'fee_accountant' },
  { fullName: '王所长', loginName: 'wangsuozhang', role: 'station_head' },
];

/** Everybody's password in the day's throw-away station. */
export const password = 'tour-2026-station';
const administrator = '周管理';

/** Plays one whole counter day on an empty PC, from the first start to the county's answer, by keyboard wherever a clerk would. */
export async function playCounterDay(parts: DayParts): Promise<DayFacts> {
  await setUpStation(parts);
  const imported = await importAccounts(parts);
  await importReadings(parts);
  const issued = await makeBills(parts);
  const payment = await collect(parts);
  await voidOne(parts);
  const till = await closeTill(parts, payment.drawerFen);
  await closeDay(parts);
  await proveBooks(parts);
  const { receiptNo, due, change, taken } = payment;
  return { imported, issued, receiptNo, due, change, taken, ...till };
}

async function setUpStation({ clerk, look, printer, countyUrl, enrolmentCode }: DayParts): Promise<void> {
  await clerk.read('first-start');
  await look('first-start');
  await clerk.press('set-up-station');
  for (const [field, text] of Object.entries({
    code: 'HLW01',
    name: '红柳湾供电所',
    countyName: '阿克塞县供电公司',
    fullName: administrator,
    loginName: 'zhouguanli',
    password,
    passwordAgain: password,
  })) {
    await clerk.fill(`setup-${field}`, text);
  }
  await clerk.press('setup-create');
  await clerk.read('recovery-code');
  await look('recovery-code');
  await clerk.press('recovery-written-down');
  await clerk.becomes(administrator, password);
  await clerk.goTo('people');
  for (const person of people) {
    await clerk.press('add-person');
    await clerk.fill('person-full-name', person.fullName);
    await clerk.fill('person-login-name', person.loginName);
    await clerk.fill('person-password', password);
    await clerk.press(`role-${person.role}`);
    await clerk.key('F9');
    await clerk.page.getByTestId('people-rows').getByText(person.fullName).waitFor();
  }
  await look('people');
  await clerk.goTo('settings');
  if (printer !== null) await clerk.page.getByText(printer, { exact: true }).click();
  await clerk.fill('county-url', countyUrl);
  await clerk.fill('county-code', enrolmentCode);
  await clerk.press('county-enrol');
  await clerk.page.getByText(countyUrl).waitFor();
  await look('settings');
}

async function importAccounts({ clerk, look, accountsFile }: DayParts): Promise<string> {
  await clerk.becomes('马建国', password);
  await clerk.goTo('receipts');
  await clerk.press('receipts-tab-books');
  await clerk.fill('book-first', '0012801');
  await clerk.fill('book-last', '0013800');
  await clerk.press('add-book');
  await clerk.page.getByTestId('receipt-books').getByText('0013800').waitFor();
  await clerk.goTo('imports');
  await clerk.read('choose-file');
  await look('import-empty');
  await clerk.willChoose(accountsFile);
  await clerk.key('F2');
  await clerk.read('import-encoding');
  await look('import-preview');
  await clerk.key('F9');
  const rows = await clerk.read('count-accepted');
  await look('import-outcome');
  return rows;
}

async function importReadings({ clerk, look, readingsFile }: DayParts): Promise<void> {
  await clerk.becomes('李抄表', password);
  await clerk.goTo('imports');
  await clerk.read('choose-file');
  await clerk.willChoose(readingsFile);
  await clerk.key('F2');
  await clerk.read('import-encoding');
  await clerk.key('F9');
  await clerk.read('count-lines');
  await look('readings-outcome');
  await clerk.goTo('readings');
  await clerk.read('reading-grid');
  await look('readings-grid');
}

async function makeBills({ clerk, look }: DayParts): Promise<string> {
  await clerk.becomes('赵核算', password);
  await clerk.goTo('billing');
  await clerk.read('compute');
  await clerk.key('F8');
  await clerk.read('left-aside');
  await look('bills-computed');
  await clerk.becomes('钱审核', password);
  await clerk.goTo('audit');
  await clerk.read('audit-name');
  await look('audit');
  await clerk.key('F9');
  await clerk.read('audit-name');
  await clerk.key('F4');
  await clerk.read('pass-plain-question');
  await clerk.key('F4');
  await look('audit-pass-plain');
  await clerk.press('pass-plain-yes');
  await clerk.page.getByTestId('pass-plain-question').waitFor({ state: 'hidden' });
  await clerk.becomes('赵核算', password);
  await clerk.goTo('billing');
  await clerk.read('issue');
  await clerk.key('F9');
  await clerk.read('issue-question');
  // Enter neither issues nor goes back: it says which keys do.
  await clerk.key('Enter');
  await clerk.read('issue-keys');
  await look('bills-issue');
  await clerk.press('issue-yes');
  await clerk.page.getByTestId('issue-question').waitFor({ state: 'hidden' });
  await look('bills-issued');
  return clerk.read('issued-news');
}

/** Till opened with two hundred yuan; four customers; the first one's payment is voided later in the day. */
async function collect({
  clerk,
  look,
  folder,
  printer,
}: DayParts): Promise<
  Pick<DayFacts, 'receiptNo' | 'due' | 'change' | 'taken'> & { readonly drawerFen: number }
> {
  await clerk.becomes('张秀英', password);
  await clerk.goTo('till');
  await clerk.read('open-till-form');
  await look('till-closed');
  await clerk.fill('float', '200');
  await clerk.key('F9');
  await clerk.read('collect-screen');
  await look('collect-empty');
  const dues: number[] = [];
  for (const said of ['w', '和平村', '6204']) dues.push(await payFirstOwed(clerk, said));
  const { page } = clerk;
  await openFirstOwed(clerk, 'l');
  await look('collect-account');
  await clerk.key('F5');
  await clerk.read('bill-explanation');
  await look('collect-explain');
  await clerk.key('Escape');
  const due = await clerk.read('due');
  await clerk.fill('cash-given', notesFor(due));
  const change = await clerk.read('change');
  await look('collect-cash');
  await clerk.key('F9');
  const done = await clerk.read('done-line');
  await page
    .getByTestId('done-line')
    .filter({ hasText: printer === null ? /\d{7}/ : /已打印/ })
    .waitFor();
  await look('collect-done');
  const receiptNo = /\b(\d{7,})\b/.exec(done)?.[1] ?? '';
  await clerk.goTo('receipts');
  await clerk.fill('receipt-filter', receiptNo);
  await page.getByTestId('receipt-rows').getByText(receiptNo).first().click();
  await clerk.read('receipt-detail');
  await look('receipt');
  await clerk.willSaveTo(join(folder, 'receipt.pdf'));
  await clerk.key('F8');
  await page.getByText('receipt.pdf').waitFor();
  // What lies in the drawer at the end: the float and the payments, but for the first, which is voided and paid back.
  const drawerFen = 200_00 + dues.slice(1).reduce((sum, fen) => sum + fen, fenOf(due));
  return { receiptNo, due, change, taken: dues.length + 1, drawerFen };
}

/** Yuan as the screen writes them, in fen. */
function fenOf(yuan: string): number {
  const amount = parseYuan(yuan);
  if (amount === null) throw new Error(`not an amount on the screen: ${yuan}`);
  return amount;
}

/** What a customer hands over for an amount in yuan: the next full hundred. */
function notesFor(due: string): string {
  return String((Math.floor(fenOf(due) / 100_00) + 1) * 100);
}

/** Types what the customer says, picks the first who owes something, takes the money, and is ready for the next. */
async function payFirstOwed(clerk: Clerk, said: string): Promise<number> {
  await openFirstOwed(clerk, said);
  const due = await clerk.read('due');
  const done = clerk.page.getByTestId('done-line');
  const before = (await done.isVisible()) ? await done.innerText() : '';
  await clerk.fill('cash-given', notesFor(due));
  await clerk.key('F9');
  await clerk.page.waitForFunction((last) => {
    const line = document.querySelector<HTMLElement>('[data-testid="done-line"]');
    return line !== null && line.innerText !== last && /已打印|未打印/.test(line.innerText);
  }, before);
  return fenOf(due);
}

async function openFirstOwed(clerk: Clerk, said: string): Promise<void> {
  await clerk.key('F2');
  await clerk.fill('collect-search', said);
  await clerk.page
    .getByTestId('collect-hit')
    .filter({ hasText: /\d\.\d\d/ })
    .first()
    .click();
  await clerk.read('account-name');
  await clerk.page
    .getByTestId('due')
    .filter({ hasNotText: /^0\.00$/ })
    .waitFor();
}

async function voidOne({ clerk, look }: DayParts): Promise<void> {
  await clerk.goTo('receipts');
  await clerk.fill('receipt-filter', '0012801');
  await clerk.page.getByTestId('receipt-rows').getByText('0012801').first().click();
  await clerk.read('receipt-detail');
  await clerk.key('F6');
  await clerk.fill('void-reason', '客户要求改用预存，金额收错');
  await look('void-request');
  await clerk.key('F9');
  await clerk.page.getByTestId('void-request').waitFor({ state: 'hidden' });
  await clerk.becomes('王所长', password);
  await clerk.goTo('approvals');
  await clerk.read('void-request-detail');
  await look('approval');
  await clerk.press('approve');
  await clerk.page.getByTestId('void-request-detail').waitFor({ state: 'hidden' });
}

/** The blind count, ten fen short for the sake of the reason that it asks for. */
async function closeTill(
  { clerk, look, folder }: DayParts,
  drawerFen: number,
): Promise<Pick<DayFacts, 'expected' | 'counted' | 'difference' | 'chainHead'>> {
  await clerk.becomes('张秀英', password);
  await clerk.goTo('till');
  await clerk.read('count-form');
  let restFen = drawerFen - 10;
  for (const valueFen of [100_00, 50_00, 20_00, 10_00, 5_00, 1_00, 50, 10]) {
    const pieces = Math.floor(restFen / valueFen);
    restFen -= pieces * valueFen;
    if (pieces > 0) await clerk.fill(`count-${valueFen}`, String(pieces));
  }
  if (restFen > 0) await clerk.fill('count-1', String(restFen));
  await look('till-count');
  await clerk.key('F9');
  await clerk.read('commit-sure');
  await clerk.key('F9');
  await clerk.read('count-result');
  const [counted, expected, difference] = [
    await clerk.read('counted'),
    await clerk.read('expected'),
    await clerk.read('difference'),
  ];
  await clerk.fill('difference-reason', '找零时少收一角');
  await look('till-difference');
  await clerk.key('F9');
  await clerk.read('till-closed');
  await look('till-closing-slip');
  const chainHead = (await clerk.read('chain-head')).replace(/\s/g, '');
  await clerk.willSaveTo(join(folder, 'closing-slip.pdf'));
  await clerk.page.evaluate(async () => {
    const slip = await window.counter.call('cash/get-closing-slip', { cashSessionId: 1 });
    if (!slip.ok) throw new Error('no closing slip');
    await window.counter.call('printing/save-pdf', { printJobId: (slip.value as ClosingSlip).printJobId });
  });
  return { counted, expected, difference, chainHead };
}

async function closeDay({ clerk, look }: DayParts): Promise<void> {
  await clerk.becomes('孙实收', password);
  await clerk.goTo('dayClose');
  await clerk.read('day-sessions');
  await look('day-close');
  await clerk.key('F9');
  await clerk.read('close-day-sure');
  await clerk.key('F9');
  await clerk.page.getByTestId('close-day-sure').waitFor({ state: 'hidden' });
  await look('day-closed');
  await clerk.goTo('county');
  await clerk.read('county-screen');
  await clerk.page.getByTestId('county-pending').waitFor();
  await look('county');
}

async function proveBooks({ clerk, look }: DayParts): Promise<void> {
  await clerk.goTo('books');
  await clerk.read('books-screen');
  await clerk.key('F9');
  await clerk.page.getByTestId('verify-sound').waitFor();
  await look('books');
}
