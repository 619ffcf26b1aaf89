import { expect, it } from 'vitest';
import { bookChecks } from '../../db/domain/cash/book-check.ts';
import { month } from '../../db/domain/kernel/calendar.ts';
import { proveBooks } from '../../db/local/verify/verify-store.ts';
import { issueBills } from '../../electron/services/bills/issue-bills.ts';
import { listDrafts } from '../../electron/services/bills/list-drafts.ts';
import { listDaybook } from '../../electron/services/daybook/list-daybook.ts';
import { listErrors } from '../../electron/services/errors/list-errors.ts';
import { openBilledStation } from '../support/billed-station.ts';
import { computeWaiting, giveBack, pass, readDial } from '../support/returned-bills.ts';
import { stationTime, type TestStation, valueOf } from '../support/station.ts';

const november = month('2026-11');

function findings(station: TestStation): string[] {
  const proof = proveBooks(station.store);
  for (let step = proof.next(); ; step = proof.next()) {
    if (!step.done) continue;
    const { findings } = step.value;
    return bookChecks.flatMap((check) =>
      findings.of(check).map(({ table, problem }) => `${table} ${problem}`),
    );
  }
}

const oneDecimal = {
  misread: 0,
  missed: 0,
  multiplier: 0,
  decimal: 1,
  estimate: 0,
  parameter: 0,
  computation: 0,
  other: 0,
};

/** The newest entries of the daybook, the newest first. */
function newestEntries(station: TestStation, count: number) {
  const entries = valueOf(listDaybook(station, station.as('station_head'), { beforeEntryNo: null }));
  return entries
    .slice(0, count)
    .map(({ kind, actorName, payload }) => ({ kind, actorName, payload: JSON.parse(payload) as unknown }));
}

it('auditor returns one → its author mends → it passes → issue: the book says who, what, when found, when mended', async () => {
  const station = await openBilledStation({
    accounts: [
      { accountNo: '6204200001', name: '王秀英' },
      { accountNo: '6204200002', name: '多坝沟商店', customerClass: 'commercial' },
    ],
    months: ['2026-10'],
  });
  const [wang, shop] = station.accounts;
  const reader = station.as('meter_reader', 2);
  const auditor = station.as('auditor');
  if (wang === undefined || shop === undefined) throw new Error('no accounts');

  station.clock.to('2026-11-21T10:00');
  readDial(station, wang, november, 2_200, reader);
  readDial(station, shop, november, 1_220, reader);
  station.clock.to('2026-11-22T09:00');
  const [wangDraft, shopDraft] = await computeWaiting(station, november);
  station.clock.to('2026-11-22T14:00');
  valueOf(giveBack(station, wangDraft?.draftId ?? 0, 'reader', 'decimal', '示数多了一位'));
  pass(station, shopDraft === undefined ? [] : [shopDraft]);
  expect(newestEntries(station, 1)).toEqual([
    {
      kind: 'bill_returned',
      actorName: auditor.fullName,
      payload: {
        errorId: 1,
        accountNo: '6204200001',
        month: '2026-11',
        errorKind: 'decimal',
        author: reader.fullName,
        authorId: reader.personId,
        reason: '示数多了一位',
      },
    },
  ]);
  expect(valueOf(listDrafts(station, auditor, { month: november, state: 'returned' }))).toMatchObject([
    { accountNo: '6204200001', returnReason: '示数多了一位', returnKind: 'decimal' },
  ]);

  // Read anew: the bill is another one, and still says what was wrong with the one before.
  station.clock.to('2026-11-23T10:00');
  readDial(station, wang, november, 1_220, reader);
  station.clock.to('2026-11-23T16:00');
  const again = await computeWaiting(station, november);
  expect(again).toMatchObject([
    { accountNo: '6204200001', returnReason: '示数多了一位', returnKind: 'decimal' },
  ]);
  expect(valueOf(listErrors(station, auditor, { from: november, to: november })).counts).toEqual([
    {
      authorId: reader.personId,
      authorName: reader.fullName,
      errors: 1,
      mended: 0,
      byKind: oneDecimal,
      repeated: 0,
      assessedFen: 200_00,
    },
  ]);
  station.clock.to('2026-11-23T16:30');
  expect(pass(station, again)).toBe(1);
  expect(newestEntries(station, 1)).toEqual([
    {
      kind: 'errors_mended',
      actorName: auditor.fullName,
      payload: { errors: [['6204200001', '2026-11', 1, reader.personId]] },
    },
  ]);
  station.clock.to('2026-11-24T09:00');
  valueOf(issueBills(station, station.as('billing_supervisor'), { month: november, jobId: station.newId() }));

  expect(valueOf(listErrors(station, auditor, { from: november, to: november }))).toEqual({
    errors: [
      {
        errorId: 1,
        month: '2026-11',
        accountNo: '6204200001',
        name: '王秀英',
        kind: 'decimal',
        description: '示数多了一位',
        authorId: reader.personId,
        authorName: reader.fullName,
        foundByName: auditor.fullName,
        foundAt: stationTime('2026-11-22T14:00'),
        mendedByName: reader.fullName,
        mendedAt: stationTime('2026-11-23T16:30'),
      },
    ],
    counts: [
      {
        authorId: reader.personId,
        authorName: reader.fullName,
        errors: 1,
        mended: 1,
        byKind: oneDecimal,
        repeated: 0,
        assessedFen: 200_00,
      },
    ],
  });
  expect(findings(station)).toEqual([]);
});
