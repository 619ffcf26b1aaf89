import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { day } from '../../../db/domain/kernel/calendar.ts';
import { fen } from '../../../db/domain/kernel/money.ts';
import { ok } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook, nextEntryNo } from '../../../db/local/daybook.ts';
import { postToJournal } from '../../../db/local/journal.ts';
import { digestPostedRows, postedTables } from '../../../db/local/posted-rows.ts';
import { openTestStation, valueOf } from '../../support/station.ts';
import { addMeteredAccounts } from '../../support/metered-account.ts';

/** Everything that JSON writers might disagree about. */
const awkward = '"\\/\b\f\n\r\t\u0001\u001f\u007f\u0085\u2028\u2029 𠮷䶮㛃 é 👨‍👩‍👧 ​';

describe('the digest of posted rows', () => {
  it('is SHA-256 over `table` + JSON.stringify(row) + newline, in the order of the keys, whatever the texts hold', () => {
    const station = openTestStation({ now: '2026-11-22T09:00' });
    const { store } = station;
    addMeteredAccounts(station, [{ accountNo: '6204200001' }, { accountNo: '6204200002' }]);
    const actor = station.as('meter_reader');
    const entryNo = valueOf(
      store.write(() => {
        const daybookNo = nextEntryNo(store);
        const insert = store.sqlite.prepare(
          `insert into reading (id, register_id, account_id, period_month, version, kind, dial_wh, source, reason, recorded_by, recorded_at, daybook_no)
           values (?, ?, ?, '2026-11', 1, 'actual', ?, 'keyboard', ?, ?, ?, ?)`,
        );
        insert.run(
          9_000,
          2,
          2,
          Number.MAX_SAFE_INTEGER,
          awkward,
          actor.personId,
          station.clock.now(),
          daybookNo,
        );
        insert.run(70, 1, 1, 0, null, actor.personId, station.clock.now(), daybookNo);
        postToJournal(store, {
          kind: 'float',
          businessDay: day('2026-11-22'),
          daybookNo,
          sides: [
            { ledgerAccount: 'drawer', amountFen: fen(5) },
            { ledgerAccount: 'change_fund', amountFen: fen(-5) },
          ],
        });
        return ok(
          appendToDaybook(store, {
            kind: 'readings_recorded',
            recordedAt: station.clock.now(),
            businessDay: day('2026-11-22'),
            actor,
            payload: {},
          }).entryNo,
        );
      }),
    );
    expect(digestPostedRows(store, entryNo)).toBe(digestByHand(store.sqlite, entryNo));
  });

  function digestByHand(
    sqlite: ReturnType<typeof openTestStation>['store']['sqlite'],
    entryNo: number,
  ): string {
    const hash = createHash('sha256');
    let rows = 0;
    for (const { table, columns, parent } of postedTables) {
      const named = columns
        .split(', ')
        .map((column) => `t.${column}`)
        .join(', ');
      const text =
        parent === null
          ? `select ${named} from ${table} t where t.daybook_no = ? order by 1`
          : `select ${named} from ${parent.table} p join ${table} t on t.${parent.key} = p.id where p.daybook_no = ? order by 1, 2`;
      for (const row of sqlite.prepare(text).raw().all(entryNo)) {
        rows += 1;
        hash.update(`${table}${JSON.stringify(row)}\n`);
      }
    }
    expect(rows).toBe(5);
    return hash.digest('hex');
  }
});
