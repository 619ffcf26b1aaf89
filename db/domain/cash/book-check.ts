/**
 * What the proof of the books proves, in the order it reports: first the file, then the chain, then the money (product.md: "The
 * books can be proven at any time by one command").
 */
export const bookChecks = [
  /** SQLite's own check of pages, rows and indexes. */
  'file',
  /** Tables, unique indexes and protecting triggers are those that this program makes. */
  'schema',
  /** Every row that another one names is there. */
  'references',
  /** The daybook is numbered without gaps and each entry hangs on the one before. */
  'chain',
  /** The rows that an entry sealed are the rows that stand there now. */
  'posted_rows',
  /** Every movement sums to zero. */
  'journal',
  /** A bill is the sum of its lines, and its movement. */
  'bills',
  /** What is owed is what was billed and not paid, bill by bill. */
  'receivables',
  /** What is paid ahead is what the journal says, account by account. */
  'prepayments',
  /** A payment is its tenders, its allocations, its receipt and its movement. */
  'payments',
  /** Receipt numbers run without gaps or doubles through their books, and the check codes hold. */
  'receipts',
  /** Drawers are what was moved into them, and closings what was counted. */
  'tills',
  /** Closed days are the sum of their tills. */
  'days',
] as const;

/** One thing that is proven. */
export type BookCheck = (typeof bookChecks)[number];
