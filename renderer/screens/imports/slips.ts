import type { ImportContacts } from '../../../electron/contract/imports.ts';

/** A contact slip that a file of readings asks for. */
export interface Slip {
  readonly key: string;
  readonly kind: 'meter_without_card' | 'card_without_meter';
  /** Where the file has the meter; null for an account without a line. */
  readonly line: number | null;
  readonly accountNo: string;
  readonly name: string;
  readonly address: string;
  readonly routeCode: string;
  readonly meterNo: string;
}

/** The contact slips that a file asks for: meters that nobody has a card of first, then accounts that no line speaks of. */
export function slipsOf({ metersWithoutCard, cardsWithoutMeter }: ImportContacts): readonly Slip[] {
  return [
    ...metersWithoutCard.map(
      ({ line, meterNo, accountNo }): Slip => ({
        key: `meter ${meterNo}`,
        kind: 'meter_without_card',
        line,
        accountNo,
        name: '',
        address: '',
        routeCode: '',
        meterNo,
      }),
    ),
    ...cardsWithoutMeter.map(
      (card): Slip => ({
        ...card,
        key: `card ${card.accountNo} ${card.meterNo}`,
        kind: 'card_without_meter',
        line: null,
      }),
    ),
  ];
}
