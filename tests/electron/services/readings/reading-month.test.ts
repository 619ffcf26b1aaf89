import { describe, expect, it } from 'vitest';
import { day, month } from '../../../../db/domain/kernel/calendar.ts';
import { wattHours } from '../../../../db/domain/kernel/energy.ts';
import { passBills } from '../../../../electron/services/bills/pass-bills.ts';
import { addAttachment } from '../../../../electron/services/readings/add-attachment.ts';
import { estimateReading } from '../../../../electron/services/readings/estimate-reading.ts';
import { explainReading } from '../../../../electron/services/readings/explain-reading.ts';
import { getAttachment } from '../../../../electron/services/readings/get-attachment.ts';
import { getReadingHistory } from '../../../../electron/services/readings/get-reading-history.ts';
import { listAttachments } from '../../../../electron/services/readings/list-attachments.ts';
import { listMonthNotes } from '../../../../electron/services/readings/list-month-notes.ts';
import { listSecondLooks } from '../../../../electron/services/readings/list-second-looks.ts';
import { recordReading } from '../../../../electron/services/readings/record-reading.ts';
import { recordSecondLook } from '../../../../electron/services/readings/record-second-look.ts';
import { recordSite } from '../../../../electron/services/readings/record-site.ts';
import { openBilledStation } from '../../../support/billed-station.ts';
import { addMeteredAccounts, type MeteredAccount } from '../../../support/metered-account.ts';
import { computeWaiting, readDial } from '../../../support/returned-bills.ts';
import { openTestStation, refusalOf, type TestStation, valueOf } from '../../../support/station.ts';

const november = month('2026-11');
const readOn = day('2026-11-21');

function openWith(account: Partial<MeteredAccount> = {}) {
  const station = openTestStation({ now: '2026-11-21T09:00' });
  const [added] = addMeteredAccounts(station, [
    { accountNo: '1', openingKwh: 1000, usualKwh: 120, ...account },
  ]);
  return { station, registerId: added?.registerId ?? 0 };
}

function read(station: TestStation, registerId: number, kwh: number, correction: string | null = null) {
  return recordReading(station, station.as('meter_reader'), {
    registerId,
    month: november,
    kind: 'actual',
    readOn,
    dialWh: wattHours(kwh * 1000),
    reason: null,
    correction,
  });
}

const nothingSeen = {
  month: november,
  readOn,
  anomaly: null,
  seals: null,
  sealsAreWhole: null,
  customerWasPresent: null,
  note: null,
  seenMeterNo: null,
  follow: 'none',
} as const;

const orders = (station: TestStation) =>
  station.store.sqlite.prepare('select kind, meter_no as meterNo from work_order order by id').all();

describe('a changed reading', () => {
  it('asks why, keeps the old one, and tells every version', () => {
    const { station, registerId } = openWith();
    valueOf(read(station, registerId, 1120));
    expect(refusalOf(read(station, registerId, 1112)).code).toBe('correction_reason_missing');
    valueOf(read(station, registerId, 1112, '数字输反'));
    const { versions } = valueOf(
      getReadingHistory(station, station.as('auditor'), { registerId, month: november }),
    );
    expect(versions.map(({ dialWh, correction, source }) => [dialWh, correction, source])).toEqual([
      [1_120_000, null, 'keyboard'],
      [1_112_000, '数字输反', 'keyboard'],
    ]);
    expect(versions[1]?.recordedByName).not.toBe('');
  });
});

describe('recordSite', () => {
  const site = (station: TestStation, registerId: number, over: object) =>
    recordSite(station, station.as('meter_reader'), { ...nothingSeen, registerId, ...over });

  it('keeps seals and presence without touching the reading', () => {
    const { station, registerId } = openWith();
    valueOf(read(station, registerId, 1120));
    const seen = { seals: 'A1 A2', sealsAreWhole: true, customerWasPresent: true };
    expect(valueOf(site(station, registerId, seen))).toMatchObject({ rows: [], workOrderNos: [] });
    expect(valueOf(listMonthNotes(station, station.as('biller'), { month: november }))).toEqual([
      { accountNo: '1', anomaly: null, wasPresent: true, attachments: 0 },
    ]);
    const { siteRecords } = valueOf(
      getReadingHistory(station, station.as('auditor'), { registerId, month: november }),
    );
    expect(siteRecords).toMatchObject([seen]);
  });

  it('opens the fault order and estimates with it', () => {
    const { station, registerId } = openWith();
    const burnt = { anomaly: 'burnt', follow: 'order_and_estimate' };
    const { rows, workOrderNos } = valueOf(site(station, registerId, burnt));
    expect(workOrderNos).toEqual([1]);
    expect(rows[0]).toMatchObject({ kind: 'estimated', dialWh: 1_120_000 });
    expect(orders(station)).toEqual([{ kind: 'meter_fault', meterNo: null }]);
  });

  it('leaves the month faulty where nothing tells what to estimate, and says why', () => {
    const { station, registerId } = openWith({ usualKwh: null });
    const stopped = { anomaly: 'stopped', follow: 'order_and_estimate' };
    const answer = valueOf(site(station, registerId, stopped));
    expect(answer.estimateRefused).toBe('estimate_without_history');
    expect(answer.rows[0]).toMatchObject({ kind: 'fault', reason: '表停走' });
  });

  it('leaves a dial that was read when the meter failed afterwards', () => {
    const { station, registerId } = openWith();
    valueOf(read(station, registerId, 1120));
    const stopped = { anomaly: 'stopped', follow: 'order_and_estimate' };
    expect(valueOf(site(station, registerId, stopped))).toMatchObject({
      rows: [],
      workOrderNos: [1],
      estimateRefused: 'estimate_not_needed',
    });
    const asked = { registerId, month: november };
    expect(valueOf(getReadingHistory(station, station.as('auditor'), asked)).versions).toHaveLength(1);
  });

  it('takes no day that is still to come', () => {
    const { station, registerId } = openWith();
    const tomorrow = { anomaly: 'meter_differs', note: '不是这块', readOn: day('2026-11-22') };
    expect(refusalOf(site(station, registerId, tomorrow)).code).toBe('day_in_future');
  });

  it('keeps a meter of another number out and asks on contact slips', () => {
    const { station, registerId } = openWith();
    valueOf(read(station, registerId, 1120));
    const differs = { anomaly: 'meter_differs', note: '现场是 BK77', seenMeterNo: 'BK77' };
    const { rows, workOrderNos } = valueOf(site(station, registerId, differs));
    expect(rows[0]).toMatchObject({ kind: 'fault', reason: '表号不符：现场是 BK77' });
    expect(workOrderNos).toEqual([1, 2]);
    expect(orders(station)).toEqual([
      { kind: 'card_without_meter', meterNo: null },
      { kind: 'meter_without_card', meterNo: 'BK77' },
    ]);
  });

  it('refuses what says nothing, and a breach without a word', () => {
    const { station, registerId } = openWith();
    expect(refusalOf(site(station, registerId, {})).code).toBe('site_record_empty');
    expect(refusalOf(site(station, registerId, { anomaly: 'breach' })).code).toBe('site_note_missing');
  });
});

describe('the second look', () => {
  const look = (
    station: TestStation,
    registerId: number,
    kwh: number,
    by = station.as('billing_supervisor'),
  ) => recordSecondLook(station, by, { registerId, month: november, readOn, dialWh: wattHours(kwh * 1000) });
  const list = (station: TestStation) =>
    valueOf(listSecondLooks(station, station.as('billing_supervisor'), { month: november }));

  it('is blind, by another person, and is settled when one of the two is corrected', () => {
    const { station, registerId } = openWith({ customerClass: 'large_industry' });
    expect(refusalOf(look(station, registerId, 1125)).code).toBe('second_look_too_early');
    valueOf(read(station, registerId, 1120));
    expect(list(station)).toMatchObject([{ isRead: true, first: null, second: null, differs: false }]);
    expect(refusalOf(look(station, registerId, 1125, station.as('meter_reader'))).code).toBe(
      'same_person_forbidden',
    );
    expect(valueOf(look(station, registerId, 1125))).toMatchObject({
      differs: true,
      first: { dialWh: 1_120_000 },
      second: { dialWh: 1_125_000 },
    });
    valueOf(read(station, registerId, 1125, '看错一位'));
    expect(list(station)).toMatchObject([{ differs: false }]);
  });

  it('leaves the first look to who took it', () => {
    const { station, registerId } = openWith({ customerClass: 'large_industry' });
    valueOf(read(station, registerId, 1120));
    valueOf(look(station, registerId, 1125, station.as('meter_reader', 2)));
    const again = recordReading(station, station.as('meter_reader', 2), {
      registerId,
      month: november,
      kind: 'actual',
      readOn,
      dialWh: wattHours(1_125_000),
      reason: null,
      correction: '以我的为准',
    });
    expect(refusalOf(again).code).toBe('same_person_forbidden');
  });

  it('leaves the first look to who took it also by a word, an estimate and what was seen', () => {
    const { station, registerId } = openWith({ customerClass: 'large_industry' });
    valueOf(read(station, registerId, 1120));
    const second = station.as('meter_reader', 2);
    valueOf(look(station, registerId, 1125, second));
    const word = { registerId, month: november, reason: '已核', isRollOver: false };
    expect(refusalOf(explainReading(station, second, word)).code).toBe('same_person_forbidden');
    const seen = { ...nothingSeen, registerId, anomaly: 'meter_differs', note: '不是这块' } as const;
    expect(refusalOf(recordSite(station, second, seen)).code).toBe('same_person_forbidden');
    const locked = { registerId, month: november, kind: 'locked', readOn, dialWh: null } as const;
    const aside = { ...locked, reason: null, correction: '其实没进门' };
    valueOf(recordReading(station, station.as('meter_reader'), aside));
    const faulty = { registerId, month: november, cause: 'fault', readOn } as const;
    expect(refusalOf(estimateReading(station, second, faulty)).code).toBe('same_person_forbidden');
  });

  it('is not for who took the first, though a colleague put a word to it', () => {
    const { station, registerId } = openWith({ customerClass: 'large_industry' });
    valueOf(read(station, registerId, 1120));
    const word = { registerId, month: november, reason: '已核', isRollOver: false };
    valueOf(explainReading(station, station.as('meter_reader', 2), word));
    expect(refusalOf(look(station, registerId, 1120, station.as('meter_reader'))).code).toBe(
      'same_person_forbidden',
    );
  });

  it('waits for a dial that was really read: an estimate is none', () => {
    const { station, registerId } = openWith({ customerClass: 'large_industry' });
    const faulty = { registerId, month: november, cause: 'fault', readOn } as const;
    valueOf(estimateReading(station, station.as('meter_reader'), faulty));
    expect(list(station)).toMatchObject([{ isRead: false }]);
    expect(refusalOf(look(station, registerId, 1120)).code).toBe('second_look_too_early');
  });

  it('bars its reader from the audit of a bill that covers its month, also when a later month bills it', async () => {
    const station = await openBilledStation({ accounts: [{ accountNo: '6204200017' }] });
    station.clock.to('2027-01-21T09:00');
    const [account] = station.accounts;
    station.store.sqlite
      .prepare(
        `insert into second_look (register_id, account_id, period_month, read_on, dial_wh, recorded_by, recorded_at, daybook_no)
         values (?, ?, '2026-12', '2026-12-21', 1200000, ?, 0, 1)`,
      )
      .run(account?.registerId, account?.accountId, station.as('auditor').personId);
    readDial(station, account ?? { registerId: 0 }, month('2027-01'), 1_400);
    const drafts = await computeWaiting(station, month('2027-01'));
    const draftIds = drafts.map(({ draftId }) => draftId);
    expect(draftIds).toHaveLength(1);
    expect(refusalOf(passBills(station, station.as('auditor'), { draftIds }))).toMatchObject({
      code: 'same_person_forbidden',
      facts: { didBefore: 'look_again' },
    });
  });

  it('is of large users only', () => {
    const { station, registerId } = openWith();
    valueOf(read(station, registerId, 1120));
    expect(list(station)).toEqual([]);
    expect(refusalOf(look(station, registerId, 1120)).code).toBe('second_look_not_due');
  });
});

describe('an attachment', () => {
  const photo = Buffer.from('ffd8ffe000104a464946', 'hex');
  const add = (station: TestStation, content: Buffer, fileName = '表.jpg') =>
    addAttachment(station, station.as('meter_reader'), {
      accountNo: '1',
      month: november,
      fileName,
      content,
    });

  it('is kept once, by what it is and not by what its name says', () => {
    const { station } = openWith();
    expect(valueOf(add(station, photo, '../\u202e表\u0007 计.png'))).toEqual({
      attachmentId: 1,
      fileName: '表 计.jpg',
    });
    expect(refusalOf(add(station, photo, 'b.jpg')).code).toBe('attachment_added_before');
    const auditor = station.as('auditor');
    expect(valueOf(listAttachments(station, auditor, { accountNo: '1', month: november }))).toMatchObject([
      { attachmentId: 1, mediaType: 'image/jpeg', sizeBytes: 10 },
    ]);
    expect(valueOf(getAttachment(station, auditor, { attachmentId: 1 })).contentBase64).toBe(
      photo.toString('base64'),
    );
  });

  it('is refused when it is something else or too large', () => {
    const { station } = openWith();
    expect(refusalOf(add(station, Buffer.from('<svg onload="x">'))).code).toBe('attachment_kind_unknown');
    expect(refusalOf(add(station, Buffer.from('MZ\u0090'))).code).toBe('attachment_kind_unknown');
    const film = Buffer.concat([photo, Buffer.alloc(4 * 1_024 * 1_024)]);
    expect(refusalOf(add(station, film)).code).toBe('file_too_large');
    expect(refusalOf(getAttachment(station, station.as('auditor'), { attachmentId: 1 })).code).toBe(
      'attachment_unknown',
    );
  });
});
