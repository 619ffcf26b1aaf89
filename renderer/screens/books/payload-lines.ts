import { formatReceiptNo } from '../../../db/domain/payments/receipt-no.ts';

/** What a cell of an entry's contents is, so that the page can write it in the reader's language. A dial is in Wh, varh or W. */
export interface PayloadCell {
  readonly kind: 'text' | 'money_fen' | 'energy_wh' | 'dial' | 'flag' | 'word';
  readonly value: string | number | boolean | null;
}

/** One line of an entry's contents: its name, and one row of cells for each thing it lists; `more` were left out. */
export interface PayloadLine {
  readonly key: string;
  readonly items: readonly (readonly PayloadCell[])[];
  readonly more: number;
}

/** What a listed thing is made of, where it is a row of bare values. */
type Tuple = readonly PayloadCell['kind'][];

interface Form {
  /** The short names of the entry and what they stand for: a batch crosses a thin line (db/domain/payments/payment-payload.ts). */
  readonly names?: Readonly<Record<string, string>>;
  readonly tuples?: Readonly<Record<string, Tuple>>;
}

const forms: Readonly<Record<string, Form>> = {
  payment_taken: {
    names: {
      a: 'accountNo',
      b: 'bills',
      c: 'collectedFen',
      r: 'receiptNo',
      s: 'cashSessionId',
      u: 'prepaymentUsedFen',
      p: 'prepaymentAddedFen',
      t: 'otherTenders',
    },
    tuples: { bills: ['text', 'money_fen', 'money_fen'], otherTenders: ['word', 'money_fen', 'text'] },
  },
  payment_voided: {
    names: {
      a: 'accountNo',
      c: 'collectedFen',
      r: 'receiptNo',
      s: 'cashSessionId',
      q: 'requestedBy',
      w: 'reason',
    },
  },
  void_requested: { names: { a: 'accountNo', r: 'receiptNo', s: 'cashSessionId', w: 'reason' } },
  void_declined: {
    names: { a: 'accountNo', r: 'receiptNo', s: 'cashSessionId', q: 'requestedBy', w: 'reason' },
  },
  receipt_reprinted: { names: { r: 'receiptNo', y: 'copyNo' } },
  receipt_book_received: { names: { k: 'bookId', f: 'firstReceiptNo', l: 'lastReceiptNo' } },
  cash_session_opened: { names: { s: 'cashSessionId', f: 'floatFen' } },
  till_counted: {
    names: { s: 'cashSessionId', n: 'countedFen', t: 'papers' },
    tuples: { papers: ['word', 'text', 'money_fen'] },
  },
  till_closed: {
    names: {
      s: 'cashSessionId',
      e: 'expectedFen',
      n: 'countedFen',
      m: 'paymentCount',
      v: 'voidCount',
      w: 'differenceReason',
    },
  },
  day_closed: {
    names: {
      t: 'sessionCount',
      m: 'paymentCount',
      v: 'voidCount',
      c: 'collectedFen',
      n: 'countedFen',
      d: 'differenceFen',
    },
  },
  payment_reversed: {
    names: {
      a: 'accountNo',
      r: 'receiptNo',
      c: 'collectedFen',
      f: 'refundFen',
      q: 'requestedBy',
      w: 'reason',
    },
  },
  refund_paid: {
    names: { a: 'accountNo', r: 'receiptNo', c: 'amountFen', m: 'paidFrom', v: 'voucherNo' },
  },
  tenders_cleared: {
    names: { t: 'otherTenders' },
    tuples: { otherTenders: ['text', 'text', 'word', 'money_fen', 'text', 'text'] },
  },
  tender_bounced: {
    names: {
      a: 'accountNo',
      r: 'receiptNo',
      k: 'tenderKind',
      c: 'amountFen',
      x: 'reference',
      b: 'bills',
      p: 'prepaymentUsedFen',
      w: 'reason',
    },
    tuples: { bills: ['text', 'money_fen', 'money_fen'] },
  },
  bills_issued: { tuples: { bills: ['text', 'energy_wh', 'money_fen'] } },
  errors_mended: { tuples: { errors: ['text', 'text', 'text', 'text'] } },
  adjustment_proposed: { names: { a: 'adjustmentId', n: 'accountNo', w: 'reason' } },
  adjustment_decided: { names: { a: 'adjustmentId', n: 'accountNo', ok: 'isApproved', w: 'reason' } },
  meter_exchanged: { tuples: { lastDials: ['word', 'dial'], firstDials: ['word', 'dial'] } },
  readings_recorded: { tuples: { readings: ['text', 'word', 'energy_wh', 'word', 'text'] } },
};

/** What a reader looks for first, whatever the order of the entry; anything else follows, hashes and inner numbers last. */
const firstKeys = [
  'accountNo',
  'fullName',
  'name',
  'receiptNo',
  'firstReceiptNo',
  'lastReceiptNo',
  'collectedFen',
  'readings',
  'month',
  'sumFen',
  'floatFen',
  'countedFen',
  'expectedFen',
  'accepted',
  'lines',
  'rows',
  'prepaidFen',
];
const lastKeys = /hash|sha256|key$|id$/i;

function placeOf({ key }: PayloadLine): number {
  if (lastKeys.test(key)) return firstKeys.length + 1;
  const index = firstKeys.indexOf(key);
  return index < 0 ? firstKeys.length : index;
}

/** Values under these names are codes of words. */
const wordKeys: ReadonlySet<string> = new Set([
  'roles',
  'changed',
  'fault',
  'errorKind',
  'workKind',
  'outcome',
  'tenderKind',
  'paidFrom',
]);

/** Of a long list the page shows so many. */
const shownItems = 12;

/** Lays an entry's contents out for reading: known short names in full, money and energy marked, long lists cut. Never throws. */
export function payloadLines(kind: string, payload: string): readonly PayloadLine[] {
  const content = readJson(payload);
  if (content === null) return [line('', [[{ kind: 'text', value: payload }]])];
  const lines = linesOf(content, Object.hasOwn(forms, kind) ? (forms[kind] ?? {}) : {});
  return lines.toSorted((a, b) => placeOf(a) - placeOf(b));
}

function readJson(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const content: unknown = JSON.parse(text);
    return isRecord(content) ? content : null;
  } catch {
    return null;
  }
}

function linesOf(content: Readonly<Record<string, unknown>>, form: Form): PayloadLine[] {
  return Object.entries(content).flatMap(([name, value]): PayloadLine[] => {
    const key = (Object.hasOwn(form.names ?? {}, name) ? form.names?.[name] : undefined) ?? name;
    if (isRecord(value)) return linesOf(value, {});
    if (!Array.isArray(value)) return [line(key, [[cellOf(key, value)]])];
    const items = value.slice(0, shownItems).map((item) => itemOf(key, item, form.tuples?.[key]));
    return [{ key, items, more: value.length - items.length }];
  });
}

function itemOf(key: string, item: unknown, tuple: Tuple | undefined): readonly PayloadCell[] {
  if (!Array.isArray(item)) return [cellOf(key, item)];
  return item.map((value, index) => {
    const plain = plainOf(value);
    const kind = tuple?.[index] ?? 'text';
    return { kind: plain === null ? 'text' : kind, value: plain };
  });
}

function cellOf(key: string, value: unknown): PayloadCell {
  const plain = plainOf(value);
  if (typeof plain === 'boolean') return { kind: 'flag', value: plain };
  if (typeof plain === 'number') {
    if (/fen$/i.test(key)) return { kind: 'money_fen', value: plain };
    if (/wh$/i.test(key)) return { kind: 'energy_wh', value: plain };
    if (/receiptNo$/i.test(key) && plain >= 0) return { kind: 'text', value: formatReceiptNo(plain) };
    return { kind: 'text', value: String(plain) };
  }
  return { kind: wordKeys.has(key) ? 'word' : 'text', value: plain };
}

/** A plain value; anything else as JSON. Numbers that no amount could be are text, so that nothing throws while it is shown. */
function plainOf(value: unknown): PayloadCell['value'] {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : String(value);
  return JSON.stringify(value);
}

function line(key: string, items: readonly (readonly PayloadCell[])[]): PayloadLine {
  return { key, items, more: 0 };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
