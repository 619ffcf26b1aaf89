/** The month's own bill; or what an adjustment posted: the reversal of a bill, the bill in its place, a charge of its own. */
export type BillKind = 'regular' | 'reversal' | 'rebill' | 'charge';
