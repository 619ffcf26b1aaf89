import { describe, expect, it } from 'vitest';
import { checkBatches } from '../../../../db/local/verify/check-batches.ts';
import { chainStart, hashOfPieceEntry, type PieceEntry } from '../../../../db/wire/daybook-piece.ts';
import { publicKeyText } from '../../../../db/wire/signature.ts';
import { getStationSigningKey } from '../../../../electron/services/keyring/station-key.ts';
import { sealBatch } from '../../../../electron/sync/seal-batch.ts';
import { openSigningStation, recordDay } from '../../../support/county.ts';
import { type TestStation, valueOf } from '../../../support/station.ts';

function sealedStation(): TestStation {
  const station = openSigningStation();
  station.store.sqlite
    .prepare(
      "insert into county_link (id, url, county_key, station_key, enrolled_at) values (1, 'http://127.0.0.1:9', ?, ?, 0)",
    )
    .run(publicKeyText(getStationSigningKey(station)), publicKeyText(getStationSigningKey(station)));
  recordDay(station, { payments: 3 });
  valueOf(sealBatch(station, station.as('fee_accountant')));
  return station;
}

function findingsOf(station: TestStation): string[] {
  const found: string[] = [];
  checkBatches(station.store, (check, problem, table, key) =>
    found.push(`${check} ${problem} ${table} ${key}`),
  );
  return found;
}

/** What somebody with the file and much patience does: one entry retold, and every hash after it made to fit. */
function rewriteChain(station: TestStation): void {
  const { sqlite } = station.store;
  sqlite.exec('drop trigger daybook_entry_is_never_changed');
  const entries = sqlite
    .prepare(
      `select entry_no as entryNo, recorded_at as recordedAt, business_day as businessDay, kind, actor_id as actorId,
         actor_name as actorName, payload, rows_hash as rowsHash from daybook_entry order by entry_no`,
    )
    .all() as Omit<PieceEntry, 'previousHash' | 'hash'>[];
  const change = sqlite.prepare(
    'update daybook_entry set actor_name = ?, previous_hash = ?, hash = ? where entry_no = ?',
  );
  let previousHash = chainStart;
  for (const entry of entries) {
    const retold = { ...entry, actorName: entry.entryNo === 2 ? '别人' : entry.actorName, previousHash };
    previousHash = hashOfPieceEntry(retold);
    change.run(retold.actorName, retold.previousHash, previousHash, entry.entryNo);
  }
}

describe('the batches that left the station', () => {
  it('agree with an untouched daybook', () => {
    expect(findingsOf(sealedStation())).toEqual([]);
  });

  it('give away a chain that was written anew from end to end', () => {
    const station = sealedStation();
    rewriteChain(station);
    expect(findingsOf(station)).toEqual(['chain differs daybook_entry 4']);
  });

  it('give away a foreign signature and a made-up ack', () => {
    const station = sealedStation();
    const { sqlite } = station.store;
    sqlite.exec("update sync_batch set ack = '{}'");
    expect(findingsOf(station)).toEqual(['chain unreadable sync_batch 1']);
    sqlite
      .prepare('update county_link set station_key = ?')
      .run(publicKeyText(getStationSigningKey(sealedStation())));
    expect(findingsOf(station)).toEqual(['chain unreadable sync_batch 1', 'chain unreadable sync_batch 1']);
  });
});
