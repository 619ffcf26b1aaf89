import { beforeEach, describe, expect, it } from 'vitest';
import { plainTerms } from '../../../../db/domain/billing/supply-terms.ts';
import { day, type Month, month } from '../../../../db/domain/kernel/calendar.ts';
import { channelNames } from '../../../../electron/contract/index.ts';
import { computeBills } from '../../../../electron/services/bills/compute-bills.ts';
import { issueBills } from '../../../../electron/services/bills/issue-bills.ts';
import { listDrafts } from '../../../../electron/services/bills/list-drafts.ts';
import { passBills } from '../../../../electron/services/bills/pass-bills.ts';
import { returnBill } from '../../../../electron/services/bills/return-bill.ts';
import { getAuthors } from '../../../../electron/services/errors/get-authors.ts';
import { listErrors } from '../../../../electron/services/errors/list-errors.ts';
import { lockPeriod } from '../../../../electron/services/periods/lock-period.ts';
import { explainReading } from '../../../../electron/services/readings/explain-reading.ts';
import { getStatus } from '../../../../electron/services/status/get-status.ts';
import { recordTerms } from '../../../../electron/services/supply/record-terms.ts';
import { type BilledStation, openBilledStation } from '../../../support/billed-station.ts';
import { computeWaiting, giveBack, pass, readDial } from '../../../support/returned-bills.ts';
import { refusalOf, valueOf } from '../../../support/station.ts';

const november = month('2026-11');
const months = { from: november, to: november };

let station: BilledStation;

/** Three households billed for October and read for November. */
beforeEach(async () => {
  station = await openBilledStation({
    accounts: [1, 2, 3].map((no) => ({ accountNo: `620420000${no}`, name: `户${no}` })),
    months: ['2026-10'],
  });
  station.clock.to('2026-11-21T10:00');
  for (const account of station.accounts) readDial(station, account, november, 1_200);
});

const errorsOf = (who: Parameters<BilledStation['as']>[0] = 'auditor') =>
  valueOf(listErrors(station, station.as(who), months)).errors;
const readAnew = (which: number, kwh = 1_195) => {
  const account = station.accounts[which];
  if (account !== undefined) readDial(station, account, november, kwh);
};
const kindsOfBook = () =>
  station.store.sqlite.prepare('select kind from daybook_entry order by entry_no desc').pluck().all();

describe('returning a bill', () => {
  it('names whose work it rests on: who read, who computed, who changed the terms since the last bill', async () => {
    valueOf(
      recordTerms(station, station.as('billing_supervisor'), {
        accountNo: '6204200002',
        effectiveFrom: day('2026-11-01'),
        terms: { ...plainTerms, tariffCode: 'residential_low_tou' },
        reason: '客户申请',
      }),
    );
    const drafts = await computeWaiting(station, november);
    expect(drafts.map(({ accountNo }) => accountNo)).toEqual(['6204200001', '6204200003']);
    const draftId = drafts[0]?.draftId ?? 0;
    const [reader, biller] = [station.as('meter_reader').fullName, station.as('biller').fullName];
    expect(valueOf(getAuthors(station, station.as('auditor'), { draftId }))).toEqual({
      reader,
      biller,
      terms: null,
    });
    expect(refusalOf(giveBack(station, draftId, 'terms', 'parameter'))).toEqual({
      code: 'error_author_unknown',
      facts: { accountNo: '6204200001', author: 'terms' },
    });
    expect(errorsOf()).toEqual([]);
    expect(refusalOf(getAuthors(station, station.as('auditor'), { draftId: 999 })).code).toBe(
      'bill_not_computed',
    );
    expect(refusalOf(getAuthors(station, station.as('biller'), { draftId })).code).toBe('right_missing');
  });

  it('enters the one who changed the terms', async () => {
    const supervisor = station.as('billing_supervisor');
    valueOf(
      recordTerms(station, supervisor, {
        accountNo: '6204200003',
        effectiveFrom: day('2026-11-01'),
        terms: { ...plainTerms, severalPersonsFrom: november },
        reason: '人口变动',
      }),
    );
    const draft = (await computeWaiting(station, november)).find(
      ({ accountNo }) => accountNo === '6204200003',
    );
    expect(draft?.isFirstAfterChange).toBe(true);
    valueOf(giveBack(station, draft?.draftId ?? 0, 'terms', 'parameter', '没有户口簿'));
    expect(errorsOf()).toMatchObject([
      { kind: 'parameter', authorName: supervisor.fullName, description: '没有户口簿', mendedAt: null },
    ]);
  });

  it('is refused twice for one computation, and leaves no second error', async () => {
    const [draft] = await computeWaiting(station, november);
    const draftId = draft?.draftId ?? 0;
    valueOf(giveBack(station, draftId, 'reader'));
    expect(refusalOf(giveBack(station, draftId, 'reader')).code).toBe('bill_not_computed');
    expect(refusalOf(giveBack(station, 999, 'reader')).code).toBe('bill_not_computed');
    expect(errorsOf()).toHaveLength(1);
  });

  it('is refused to who did the work, whoever is named as the author', async () => {
    const [draft] = await computeWaiting(station, november);
    const input = { draftId: draft?.draftId ?? 0, kind: 'other', reason: '自审' } as const;
    const biller = { ...station.as('biller'), roles: ['biller', 'auditor'] } as const;
    const reader = { ...station.as('meter_reader'), roles: ['meter_reader', 'auditor'] } as const;
    expect(refusalOf(returnBill(station, biller, { ...input, author: 'reader' })).facts).toMatchObject({
      didBefore: 'compute',
    });
    expect(refusalOf(returnBill(station, reader, { ...input, author: 'biller' })).facts).toMatchObject({
      didBefore: 'read',
    });
    expect(refusalOf(returnBill(station, station.as('biller'), { ...input, author: 'reader' })).code).toBe(
      'right_missing',
    );
    expect(errorsOf()).toEqual([]);
  });
});

describe('a returned bill', () => {
  const compute = () =>
    computeBills(station, station.as('biller'), { month: november, jobId: station.newId() });

  it('that nobody changed does not go back to the auditor, and goes once its reader has given a word', async () => {
    const drafts = await computeWaiting(station, november);
    pass(station, drafts.slice(1));
    valueOf(giveBack(station, drafts[0]?.draftId ?? 0, 'reader'));
    const refused = refusalOf(await compute());
    expect(refused).toMatchObject({
      code: 'nothing_to_compute',
      facts: { month: november, returned_unchanged: 1 },
    });
    expect(
      valueOf(listDrafts(station, station.as('auditor'), { month: november, state: 'returned' })),
    ).toHaveLength(1);
    valueOf(
      explainReading(station, station.as('meter_reader'), {
        registerId: station.accounts[0]?.registerId ?? 0,
        month: november,
        reason: '现场复核，示数无误',
        isRollOver: false,
      }),
    );
    const outcome = valueOf(await compute());
    expect([outcome.computed, outcome.leftAside.returned_unchanged]).toEqual([1, 0]);
  });

  it('stays with whoever changed the terms until the terms are changed', async () => {
    const supervisor = station.as('billing_supervisor');
    const change = (severalPersonsFrom: Month | null) =>
      recordTerms(station, supervisor, {
        accountNo: '6204200003',
        effectiveFrom: day('2026-11-01'),
        terms: { ...plainTerms, severalPersonsFrom },
        reason: '人口变动',
      });
    valueOf(change(november));
    const draft = (await computeWaiting(station, november)).find(
      ({ accountNo }) => accountNo === '6204200003',
    );
    valueOf(giveBack(station, draft?.draftId ?? 0, 'terms', 'parameter', '没有户口簿'));
    expect(valueOf(await compute()).leftAside.returned_unchanged).toBe(1);
    valueOf(change(null));
    expect(valueOf(await compute()).leftAside.returned_unchanged).toBe(0);
    expect(valueOf(listDrafts(station, supervisor, { month: november, state: 'waiting' }))).toHaveLength(3);
  });

  it('that the biller erred in is computed anew at once', async () => {
    const [draft] = await computeWaiting(station, november);
    valueOf(giveBack(station, draft?.draftId ?? 0, 'biller', 'computation'));
    expect(valueOf(await compute()).leftAside.returned_unchanged).toBe(0);
    expect(
      valueOf(listDrafts(station, station.as('auditor'), { month: november, state: 'returned' })),
    ).toEqual([]);
  });
});

describe('mending', () => {
  it('happens when the bill passes, by who put it right; a pass without errors leaves no entry', async () => {
    const drafts = await computeWaiting(station, november);
    const [one, two, three] = drafts;
    valueOf(giveBack(station, one?.draftId ?? 0, 'reader'));
    valueOf(giveBack(station, two?.draftId ?? 0, 'biller', 'computation'));
    const before = kindsOfBook();
    pass(station, three === undefined ? [] : [three]);
    expect(kindsOfBook()).toEqual(before);

    const other = station.as('meter_reader', 2);
    if (station.accounts[0] !== undefined) readDial(station, station.accounts[0], november, 1_190, other);
    const again = await computeWaiting(station, november, station.as('biller', 2));
    expect(errorsOf().every(({ mendedAt }) => mendedAt === null)).toBe(true);
    expect(pass(station, again)).toBe(2);
    expect(kindsOfBook()[0]).toBe('errors_mended');
    expect(errorsOf().map(({ accountNo, mendedByName }) => [accountNo, mendedByName])).toEqual([
      ['6204200002', station.as('biller', 2).fullName],
      ['6204200001', other.fullName],
    ]);
    // Passed again: nothing is left to mend.
    pass(station, again);
    expect(kindsOfBook().filter((kind) => kind === 'errors_mended')).toHaveLength(1);
  });

  it('leaves no trace when the pass is refused', async () => {
    const [draft] = await computeWaiting(station, november);
    valueOf(giveBack(station, draft?.draftId ?? 0, 'reader'));
    readAnew(0);
    const again = await computeWaiting(station, november);
    const draftIds = [...again.map(({ draftId }) => draftId), 999];
    expect(refusalOf(passBills(station, station.as('auditor'), { draftIds })).code).toBe('bill_not_computed');
    expect(errorsOf()).toMatchObject([{ mendedAt: null }]);
    expect(kindsOfBook()[0]).toBe('readings_recorded');
  });

  it('mends both errors of a bill that came back twice', async () => {
    for (const kind of ['misread', 'decimal'] as const) {
      const [draft] = await computeWaiting(station, november);
      expect(draft?.returnKind).toBe(kind === 'misread' ? null : 'misread');
      valueOf(giveBack(station, draft?.draftId ?? 0, 'reader', kind));
      readAnew(0, kind === 'misread' ? 1_195 : 1_190);
    }
    pass(station, await computeWaiting(station, november));
    expect(errorsOf().map(({ kind, mendedAt }) => [kind, mendedAt !== null])).toEqual([
      ['decimal', true],
      ['misread', true],
    ]);
  });
});

describe('a returned bill that a lock drops', () => {
  it('leaves its error open until the next bill, which counts that month, passes', async () => {
    const drafts = await computeWaiting(station, november);
    pass(station, drafts.slice(1));
    valueOf(giveBack(station, drafts[0]?.draftId ?? 0, 'reader'));
    const head = station.as('billing_supervisor');
    valueOf(issueBills(station, head, { month: november, jobId: station.newId() }));
    expect(valueOf(lockPeriod(station, head, { month: november })).droppedDrafts).toBe(1);
    expect(errorsOf()).toMatchObject([{ mendedAt: null }]);

    const december = month('2026-12');
    station.clock.to('2026-12-21T10:00');
    if (station.accounts[0] !== undefined) readDial(station, station.accounts[0], december, 1_300);
    const [draft] = await computeWaiting(station, december);
    expect(draft).toMatchObject({ accountNo: '6204200001', returnKind: 'misread' });
    pass(station, draft === undefined ? [] : [draft]);
    expect(errorsOf()).toMatchObject([{ mendedByName: station.as('meter_reader').fullName }]);
  });
});

describe('the error book', () => {
  it('counts by person, most first; a reader sees their own and how many wait', async () => {
    const second = station.as('meter_reader', 2);
    const shop = station.accounts[2];
    if (shop !== undefined) readDial(station, shop, november, 1_210, second);
    const drafts = await computeWaiting(station, november);
    for (const draft of drafts) valueOf(giveBack(station, draft.draftId, 'reader'));
    readAnew(0);
    pass(station, await computeWaiting(station, november));
    const first = station.as('meter_reader');
    const counts = [
      { authorId: first.personId, authorName: first.fullName, errors: 2, mended: 1, assessedFen: 400_00 },
      { authorId: second.personId, authorName: second.fullName, errors: 1, mended: 0, assessedFen: 200_00 },
    ];
    for (const role of ['auditor', 'biller', 'station_head', 'billing_supervisor'] as const)
      expect(valueOf(listErrors(station, station.as(role), months)).counts).toMatchObject(counts);
    expect(valueOf(listErrors(station, second, months)).counts).toMatchObject(counts.slice(1));
    expect(valueOf(listErrors(station, first, months)).counts[0]?.byKind).toMatchObject({
      misread: 2,
      other: 0,
    });
    expect(errorsOf('meter_reader').map(({ authorId }) => authorId)).toEqual([
      first.personId,
      first.personId,
    ]);
    expect(errorsOf('metering_keeper')).toEqual([]);
    expect(valueOf(getStatus(station, first)).waiting.errors).toBe(1);
    expect(valueOf(getStatus(station, station.as('auditor'))).waiting.errors).toBe(0);
    expect(refusalOf(listErrors(station, station.as('administrator'), months)).code).toBe('right_missing');
    const october = { from: month('2026-10'), to: month('2026-10') };
    expect(valueOf(listErrors(station, station.as('auditor'), october))).toEqual({ errors: [], counts: [] });
  });

  it('is edited by nobody: no call for it, and the tables refuse', async () => {
    expect(channelNames.filter((name) => name.startsWith('errors/')).toSorted()).toEqual([
      'errors/get-authors',
      'errors/list',
    ]);
    const [draft] = await computeWaiting(station, november);
    valueOf(giveBack(station, draft?.draftId ?? 0, 'reader'));
    readAnew(0);
    pass(station, await computeWaiting(station, november));
    for (const edit of [
      "update error_entry set kind = 'other'",
      'delete from error_entry',
      'update error_mending set mended_at = 0',
      'delete from error_mending',
    ])
      expect(() => station.store.sqlite.exec(edit), edit).toThrow(/posted: error_/);
  });
});
