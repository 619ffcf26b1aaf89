import type { SupplyPage } from '../../../electron/contract/supply.ts';
import type { Messages } from '../../messages/index.ts';
import { kiloText } from './typed-values.ts';

/** A fact of the account that decides its bills, by name. */
export interface AccountFact {
  readonly name: string;
  readonly text: string;
}

/** Class, voltage, capacity, household, welfare and the last billed day, in words. */
export function accountFacts(messages: Messages, page: SupplyPage): AccountFact[] {
  const { supply: words, names } = messages;
  const { voltageV, contractCapacityW, householdSize, welfare } = page;
  return [
    { name: words.customerClass, text: names.classes[page.customerClass] },
    { name: words.voltage, text: voltageV === null ? words.unknown : voltageWords(messages, voltageV) },
    {
      name: words.capacity,
      text: contractCapacityW === null ? words.unknown : words.kw(kiloText(contractCapacityW)),
    },
    ...(householdSize === null && page.customerClass !== 'residential'
      ? []
      : [
          {
            name: words.household,
            text: householdSize === null ? words.unknown : words.persons(householdSize),
          },
        ]),
    ...(welfare === null ? [] : [{ name: words.welfare, text: names.welfare[welfare] }]),
    { name: words.billedUntil, text: page.billedUntil ?? words.neverBilled },
  ];
}

function voltageWords(messages: Messages, volts: number): string {
  const { supply: words } = messages;
  return volts < 1_000 ? words.volts(String(volts)) : words.kilovolts(kiloText(volts));
}
