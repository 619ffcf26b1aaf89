import type { Messages } from '../index.ts';

export const dayClose: Messages['dayClose'] = {
  title: 'Day close',
  daysLabel: 'Business days',
  daysEmpty: 'The day close brings receipts, diary, tenders and book of a day to one figure.',
  daysEmptyStep: 'There is no business day yet; one appears once a cashier opens a till.',
  countFirst: 'Your drawer of that day is not counted yet. The sums are shown after the count.',
  toTill: 'Go to Till',
  open: 'Open',
  closed: 'Closed',
  sums: { receipts: 'Receipts', diary: 'Diary', tenders: 'Tenders', journal: 'Book', counted: 'Counted' },
  sumHints: {
    receipts: 'On receipts not void',
    diary: 'Payment by payment',
    tenders: 'Cash received',
    journal: 'Booked into drawers',
    counted: 'Less float and over/short',
  },
  receiptCount: (count, voids) =>
    `${count} ${count === 1 ? 'slip' : 'slips'}${voids === 0 ? '' : `, ${voids} void`}`,
  waitForTills: 'Tills still open',
  agrees: 'Agrees',
  off: (difference) => `Off by ${difference}`,
  why: {
    receipts: 'Receipts and diary differ.',
    diary:
      'The diary differs from the receipts: one payment and its receipt do not match. Take no more money; "Books" will name it.',
    tenders:
      'The tenders differ from the receipts: the cash of one payment does not match. "Books" will name it.',
    journal:
      'The book differs from the receipts: one payment was not booked into the drawer in full. "Books" will name it.',
    counted: 'Counted cash differs from the receipts: a count was not booked in full. Check in "Books".',
  },
  toBooks: 'Check in Books',
  hindrances: {
    cash_sessions_still_open: (names) => `Tills still open: ${names}. Count and close them first.`,
    business_day_empty: 'No till was open that day; there is nothing to close.',
    sums_differ: 'The sums differ; the day cannot be closed.',
    already_closed: (name, at) => `Closed by ${name}, ${at}.`,
  },
  ready: 'All sums agree; the day can be closed.',
  sessionsTitle: 'Till sessions',
  sessionsLabel: 'Sessions of the day',
  cashier: 'Cashier',
  payments: 'Payments',
  collected: 'Collected',
  counted: 'Counted',
  difference: 'Over / short',
  states: { open: 'Open', counted: 'Counted', closed: 'Closed' },
  showSlip: 'Closing slip',
  slipTitle: 'Closing slip',
  print: 'Print',
  printed: 'The closing slip is printed.',
  close: 'Close the day',
  closeSure: (day) =>
    `After that nothing can be taken or voided for ${day}. F9 once more to close, Esc to go back.`,
  closing: 'Closing…',
  closedNow: (day) => `${day} is closed.`,
  chain: 'Daybook check',
  unprinted: (count) => `${count} paid receipts are not printed yet; see "Receipts".`,
  noRight: 'The fee accountant or the station head closes the day.',
};
