import type { CustomerClass } from '../../db/domain/accounts/customer-class.ts';
import { ok } from '../../db/domain/kernel/result.ts';
import { indexAccount } from '../../db/local/queries/search.ts';
import type { TestStation } from './station.ts';

/** An account as a test writes it down; what is left out is made up. */
export interface TestAccount {
  readonly accountNo: string;
  readonly name: string;
  readonly phone?: string | null;
  readonly meterNo?: string | null;
  readonly village?: string;
  readonly address?: string;
  readonly customerClass?: CustomerClass;
  readonly idNumber?: string;
}

/** Puts accounts with customer, service point, meter and search lines straight into the store; answers their ids in order. */
export function insertAccounts(station: TestStation, accounts: readonly TestAccount[]): number[] {
  const { sqlite } = station.store;
  const accountIds: number[] = [];
  station.store.write(() => {
    for (const account of accounts) accountIds.push(insertOne(station, account));
    return ok(null);
  });
  return accountIds;

  function insertOne(at: TestStation, account: TestAccount): number {
    const sealed = account.idNumber === undefined ? null : at.keyring.seal(Buffer.from(account.idNumber));
    const customerId = sqlite
      .prepare('insert into customer (name, phone, id_number_sealed, id_number_masked) values (?, ?, ?, ?)')
      .run(
        account.name,
        account.phone ?? null,
        sealed,
        sealed === null ? null : '620924********0017',
      ).lastInsertRowid;
    const accountId = sqlite
      .prepare('insert into account (account_no, customer_id, customer_class) values (?, ?, ?)')
      .run(account.accountNo, customerId, account.customerClass ?? 'residential').lastInsertRowid;
    const village = account.village ?? '和平村';
    const pointId = sqlite
      .prepare('insert into service_point (account_id, address, village) values (?, ?, ?)')
      .run(accountId, account.address ?? `${village}1组1号`, village).lastInsertRowid;
    if (account.meterNo !== undefined && account.meterNo !== null) {
      const meterId = sqlite
        .prepare("insert into meter (meter_no, kind, digits) values (?, '单相智能', 6)")
        .run(account.meterNo).lastInsertRowid;
      sqlite
        .prepare(
          'insert into meter_installation (meter_id, service_point_id, multiplier_milli) values (?, ?, 1000)',
        )
        .run(meterId, pointId);
      sqlite.prepare("insert into register (meter_id, kind) values (?, 'total')").run(meterId);
    }
    indexAccount(at.store, Number(accountId));
    return Number(accountId);
  }
}
