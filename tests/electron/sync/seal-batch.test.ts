import { describe, expect, it } from 'vitest';
import { ok } from '../../../db/domain/kernel/result.ts';
import { isSealedBy, openBatchEnvelope, readBatchEnvelope } from '../../../db/wire/batch-envelope.ts';
import { publicKeyText } from '../../../db/wire/signature.ts';
import { getStationSigningKey } from '../../../electron/services/keyring/station-key.ts';
import { sealBatch } from '../../../electron/sync/seal-batch.ts';
import { openSigningStation, record, recordDay } from '../../support/county.ts';
import { openTestStation, refusalOf, type TestStation, valueOf } from '../../support/station.ts';

function enrolled(): TestStation {
  const station = openSigningStation();
  station.store.sqlite
    .prepare(
      "insert into county_link (id, url, county_key, station_key, enrolled_at) values (1, 'http://127.0.0.1:9', 'c', 's', 0)",
    )
    .run();
  return station;
}

function batches(station: TestStation) {
  return station.store.sqlite
    .prepare('select batch_no, first_entry_no, last_entry_no, envelope, ack from sync_batch order by 1')
    .all() as {
    batch_no: number;
    first_entry_no: number;
    last_entry_no: number;
    envelope: Buffer;
    ack: string | null;
  }[];
}

describe('sealing a batch', () => {
  it('refuses by its rules, in their order', () => {
    const station = openSigningStation();
    for (const role of ['cashier', 'biller', 'administrator', 'county_office'] as const) {
      expect(refusalOf(sealBatch(station, station.as(role))).code).toBe('right_missing');
    }
    expect(refusalOf(sealBatch(openTestStation({ isSetUp: false }), station.as('fee_accountant'))).code).toBe(
      'not_set_up',
    );
    expect(refusalOf(sealBatch(station, station.as('fee_accountant'))).code).toBe('county_not_enrolled');
    const empty = enrolled();
    expect(refusalOf(sealBatch(empty, empty.as('fee_accountant'))).code).toBe('batch_empty');
    recordDay(empty, { payments: 1 });
    valueOf(sealBatch(empty, empty.as('fee_accountant')));
    expect(refusalOf(sealBatch(empty, empty.as('fee_accountant'))).code).toBe('batch_empty');
  });

  it('takes every entry exactly once, however often and by whomever it is asked for', () => {
    const station = enrolled();
    recordDay(station, { payments: 10 });
    valueOf(sealBatch(station, station.as('fee_accountant')));
    recordDay(station, { payments: 5 });
    valueOf(sealBatch(station, station.as('station_head')));
    const all = batches(station);
    expect(all.map((one) => [one.batch_no, one.first_entry_no, one.last_entry_no])).toEqual([
      [1, 1, 11],
      [2, 12, 17],
    ]);
    const entries = all.flatMap(({ envelope }) => {
      const read = readBatchEnvelope(envelope);
      expect(read && isSealedBy(publicKeyText(getStationSigningKey(station)), read.header)).toBe(true);
      return (read && openBatchEnvelope(read)) ?? [];
    });
    expect(entries).toEqual(
      station.store.sqlite
        .prepare(
          `select entry_no as entryNo, recorded_at as recordedAt, business_day as businessDay, kind, actor_id as actorId, actor_name as actorName,
        payload, rows_hash as rowsHash, previous_hash as previousHash, hash from daybook_entry order by 1`,
        )
        .all(),
    );
  });

  it('makes several batches of very many entries, and of very long ones', () => {
    const station = enrolled();
    recordDay(station, { payments: 5_200 });
    expect(
      valueOf(sealBatch(station, station.as('fee_accountant'))).map((one) => [one.batchNo, one.firstEntryNo]),
    ).toEqual([
      [1, 1],
      [2, 5_001],
    ]);
    valueOf(
      station.store.write(() => {
        for (let count = 0; count < 3; count += 1)
          record(station, 'bills_issued', { count: 0, sumFen: 0, long: 'x'.repeat(3_000_000) });
        return ok(null);
      }),
    );
    expect(
      valueOf(sealBatch(station, station.as('fee_accountant'))).map(
        (one) => one.lastEntryNo - one.firstEntryNo + 1,
      ),
    ).toEqual([1, 1, 1]);
  });
});
