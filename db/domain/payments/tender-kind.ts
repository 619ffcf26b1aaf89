import type { LedgerAccount } from '../cash/ledger-account.ts';

/** 收款方式: how money comes to a counter. A kind is never renamed or re-used: years of tenders name it. */
export const tenderKinds = [
  'cash',
  'cheque',
  'transfer',
  'card',
  'wechat',
  'alipay',
  'unionpay_code',
  'ecny',
] as const;

/** One way of paying. */
export type TenderKind = (typeof tenderKinds)[number];

/** Every way but cash: the money is not in the drawer, and not in the bank before somebody says so. */
export type OtherTenderKind = Exclude<TenderKind, 'cash'>;

/** The ways of paying but cash, in the order in which they are offered and counted. */
export const otherTenderKinds = tenderKinds.filter((kind): kind is OtherTenderKind => kind !== 'cash');

/** Where the money of a tender is until it is confirmed: the drawer, or on its way to the bank. Every kind has a place of its own. */
const places: Readonly<Record<TenderKind, LedgerAccount>> = {
  cash: 'drawer',
  cheque: 'cheques_in_clearing',
  transfer: 'transfers_in_transit',
  card: 'cards_in_transit',
  wechat: 'wechat_in_transit',
  alipay: 'alipay_in_transit',
  unionpay_code: 'unionpay_in_transit',
  ecny: 'ecny_in_transit',
};

/** The place of the journal that a tender's money goes to when it is taken. */
export function placeOfTender(kind: TenderKind): LedgerAccount {
  return places[kind];
}

/** The kind of tender whose money goes to a place; null where no tender's does. */
export function tenderOfPlace(place: string): TenderKind | null {
  return tenderKinds.find((kind) => places[kind] === place) ?? null;
}
