/** What a new station is called and starts with. */
export interface StationWish {
  readonly code: string;
  readonly name: string;
  readonly countyName: string;
  /** The first and last number of its first receipt book. */
  readonly receipts: { readonly firstNo: string; readonly lastNo: string };
  /** The password of every person; null: one is made. */
  readonly password: string | null;
}

/** The station that is made when nothing else was asked for. */
export const usualStation: StationWish = {
  code: 'HLW01',
  name: '红柳湾供电所',
  countyName: '阿克塞县供电公司',
  receipts: { firstNo: '0000001', lastNo: '0010000' },
  password: null,
};
