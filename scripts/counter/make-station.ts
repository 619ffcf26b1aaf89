import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Role, roles } from '../../db/domain/access/roles.ts';
import { ok, type Result } from '../../db/domain/kernel/result.ts';
import type { ReceiptBookRow } from '../../electron/contract/payments.ts';
import type { Actor, Counter } from '../../electron/services/counter.ts';
import { createCounter } from '../../electron/services/open-counter.ts';
import { addPerson } from '../../electron/services/people/add-person.ts';
import { addReceiptBook } from '../../electron/services/receipts/add-receipt-book.ts';
import { setUpStation } from '../../electron/services/setup/set-up-station.ts';
import { zhCN } from '../../renderer/messages/zh-CN/index.ts';
import { Refused, valueOf } from './output.ts';
import { policyFolder } from './paths.ts';
import { keepPassword, placeAt, removeStation } from './station-files.ts';
import type { StationWish } from './usual-station.ts';

/** A station as it was made; password and recovery code are told this once. */
export interface MadeStation {
  readonly store: string;
  readonly station: { readonly code: string; readonly name: string; readonly countyName: string };
  readonly password: string;
  readonly recoveryCode: string;
  readonly people: readonly {
    readonly loginName: string;
    readonly fullName: string;
    readonly roles: readonly Role[];
  }[];
  readonly receiptBook: ReceiptBookRow;
}

/**
 * Makes a station by the very services of the first start: set up by its administrator, who then enters one person for each other
 * role; the billing supervisor takes the receipt book. Refuses already_set_up where a store is; a refused one leaves no file.
 */
export async function makeStation(storePath: string, wish: StationWish): Promise<MadeStation> {
  const password = wish.password ?? makePassword();
  const { value, recoveryCode } = await makeStore(storePath, password, (counter) =>
    foundAndStaff(counter, wish, password),
  );
  const { code, name, countyName } = wish;
  return { store: storePath, station: { code, name, countyName }, password, recoveryCode, ...value };
}

/** Makes a store and lets it be filled; keeps the password beside it, and leaves no file of a store that was not finished. */
export async function makeStore<T>(
  storePath: string,
  password: string,
  fill: (counter: Counter) => Promise<Result<T>>,
): Promise<{ readonly value: T; readonly recoveryCode: string }> {
  if (existsSync(storePath)) throw new Refused({ code: 'already_set_up', facts: {} });
  mkdirSync(dirname(storePath), { recursive: true });
  try {
    const { counter, recoveryCode } = createCounter(placeAt(storePath));
    try {
      const value = valueOf(await fill(counter));
      keepPassword(storePath, password);
      return { value, recoveryCode };
    } finally {
      counter.store.close();
    }
  } catch (error) {
    removeStation(storePath);
    throw error;
  }
}

async function foundAndStaff(
  counter: Counter,
  wish: StationWish,
  password: string,
): Promise<Result<Pick<MadeStation, 'people' | 'receiptBook'>>> {
  const { code, name, countyName } = wish;
  const administrator = valueOf(
    await setUpStation(counter, {
      code,
      name,
      countyName,
      administrator: personOf('administrator', password),
      policyFolder,
    }),
  );
  const people: Actor[] = [administrator];
  for (const role of roles.filter((other) => other !== 'administrator')) {
    people.push(
      valueOf(await addPerson(counter, administrator, { ...personOf(role, password), roles: [role] })),
    );
  }
  const supervisor = people.find((person) => person.roles.includes('billing_supervisor')) as Actor;
  const receiptBook = valueOf(addReceiptBook(counter, supervisor, wish.receipts));
  return ok({
    people: people.map(({ loginName, fullName, roles: held }) => ({ loginName, fullName, roles: held })),
    receiptBook,
  });
}

/** Whoever holds a role in a station made for trying: called after the role, as is their sign-in name. */
function personOf(role: Role, password: string) {
  return { loginName: role, fullName: zhCN.names.roles[role], password };
}

/** A password of sixteen letters and digits that are not mistaken for each other (80 bits). */
function makePassword(): string {
  const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';
  return Array.from(randomBytes(16), (byte) => alphabet[byte % 32])
    .join('')
    .replace(/.{4}(?=.)/g, '$&-');
}
