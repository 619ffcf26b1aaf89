import { beforeAll, describe, expect, it } from 'vitest';
import { addMonths, day, type Month, month } from '../../db/domain/kernel/calendar.ts';
import { type WattHours, wattHours } from '../../db/domain/kernel/energy.ts';
import type { CheckCode } from '../../db/domain/metering/checks/check-code.ts';
import type { SiteAnomaly } from '../../db/domain/metering/site-anomaly.ts';
import { computeBills } from '../../electron/services/bills/compute-bills.ts';
import { issueBills } from '../../electron/services/bills/issue-bills.ts';
import { listDrafts } from '../../electron/services/bills/list-drafts.ts';
import { passBills } from '../../electron/services/bills/pass-bills.ts';
import { explainCheck } from '../../electron/services/checks/explain-check.ts';
import { listAreas } from '../../electron/services/checks/list-areas.ts';
import { listChecks } from '../../electron/services/checks/list-checks.ts';
import { setAreaTotal } from '../../electron/services/checks/set-area-total.ts';
import { acceptPolicyPack } from '../../electron/services/policy/accept-policy-pack.ts';
import { estimateReading } from '../../electron/services/readings/estimate-reading.ts';
import { explainReading } from '../../electron/services/readings/explain-reading.ts';
import { recordReading } from '../../electron/services/readings/record-reading.ts';
import { recordSecondLook } from '../../electron/services/readings/record-second-look.ts';
import { recordSite } from '../../electron/services/readings/record-site.ts';
import { adjust, findingsOf } from '../support/adjustments.ts';
import { type AddedAccount, addMeteredAccounts, type MeteredAccount } from '../support/metered-account.ts';
import { shippedPackText } from '../support/packs.ts';
import { openTestStation, refusalOf, type TestStation, valueOf } from '../support/station.ts';

// A village street behind one transformer, read for a year in peace and then for three months in which everything happens that a
// check is there for.

/** What a meter counts a month; most use 100. Their places on the walk keep neighbours apart who are not to be taken for swapped. */
const street = {
  steady: { walkOrder: 10, use: 100 },
  left: { walkOrder: 20, use: 60 },
  right: { walkOrder: 21, use: 240 },
  party: { walkOrder: 30, use: 100 },
  empty: { walkOrder: 40, use: 100 },
  point: { walkOrder: 50, use: 100 },
  locked: { walkOrder: 60, use: 100 },
  reversed: { walkOrder: 70, use: 100 },
  worn: { walkOrder: 80, use: 100, digits: 4, openingKwh: 8_730 },
  shop: { walkOrder: 90, use: 40, multiplier: 20, customerClass: 'commercial', volts: 380 },
  works: { walkOrder: 100, use: 50, multiplier: 40, customerClass: 'commercial', volts: 380 },
  grown: { walkOrder: 110, use: 100 },
  workshop: { walkOrder: 120, use: 100 },
  foreign: { walkOrder: 130, use: 100 },
  one: { walkOrder: 140, use: 90 },
  two: { walkOrder: 150, use: 110 },
  three: { walkOrder: 160, use: 95 },
  four: { walkOrder: 170, use: 105 },
  total: { walkOrder: 1, use: 100, multiplier: 50 },
} as const satisfies Readonly<Record<string, Omit<MeteredAccount, 'accountNo'> & { readonly use: number }>>;
type House = keyof typeof street;
const houses = Object.keys(street) as House[];
const numberOf = (house: House) => String(6_204_200_001 + houses.indexOf(house));
const houseOf = (accountNo: string) => houses[Number(accountNo) - 6_204_200_001];

const first = month('2025-11');
const november = month('2026-11');
const december = month('2026-12');
const january = month('2027-01');

let station: TestStation;
let accounts: readonly AddedAccount[];
/** Where each dial truly stands, in kWh of the dial. */
const dials = new Map<House, number>();

const openingOf = (house: House) => (street[house] as Partial<MeteredAccount>).openingKwh ?? 1000;
const registerOf = (house: House) => accounts[houses.indexOf(house)]?.registerId ?? 0;
const readDay = (at: Month) => day(`${at}-21`);

function typed(house: House, at: Month, kwh: number, reason: string | null = null) {
  return recordReading(station, station.as('meter_reader'), {
    registerId: registerOf(house),
    month: at,
    kind: 'actual',
    readOn: readDay(at),
    dialWh: wattHours(kwh * 1000) as WattHours,
    reason,
  });
}

/** The reader went back and looked once more. */
function corrected(house: House, at: Month, dial: number): void {
  dials.set(house, dial);
  valueOf(
    recordReading(station, station.as('meter_reader'), {
      registerId: registerOf(house),
      month: at,
      kind: 'actual',
      readOn: readDay(at),
      dialWh: wattHours(dial * 1000) as WattHours,
      reason: null,
      correction: '抄错，已现场复核',
    }),
  );
}

function explain(house: House, at: Month, reason: string, isRollOver = false): void {
  const said = { registerId: registerOf(house), month: at, reason, isRollOver };
  valueOf(explainReading(station, station.as('meter_reader'), said));
}

const areaOf = (at: Month) => valueOf(listAreas(station, station.as('biller'), { month: at }))[0];

/** The dial goes on by so much, and the reader sees it. */
function read(house: House, at: Month, kwh: number = street[house].use, reason: string | null = null) {
  const dial = (dials.get(house) ?? 0) + kwh;
  dials.set(house, dial);
  return valueOf(typed(house, at, dial, reason));
}

function lookAgain(at: Month, kwh = dials.get('works') ?? 0) {
  return recordSecondLook(station, station.as('billing_supervisor'), {
    registerId: registerOf('works'),
    month: at,
    readOn: readDay(at),
    dialWh: wattHours(kwh * 1000) as WattHours,
  });
}

function unread(house: House, at: Month, kind: 'locked' | 'fault', reason: string | null = null): void {
  valueOf(
    recordReading(station, station.as('meter_reader'), {
      registerId: registerOf(house),
      month: at,
      kind,
      readOn: readDay(at),
      dialWh: null,
      reason,
    }),
  );
}

const estimate = (house: House, at: Month, cause: 'locked' | 'fault' = 'locked') =>
  estimateReading(station, station.as('meter_reader'), {
    registerId: registerOf(house),
    month: at,
    cause,
    readOn: readDay(at),
  });

function see(house: House, at: Month, anomaly: SiteAnomaly, seenMeterNo: string | null = null) {
  return valueOf(
    recordSite(station, station.as('meter_reader'), {
      registerId: registerOf(house),
      month: at,
      readOn: readDay(at),
      anomaly,
      seals: null,
      sealsAreWhole: null,
      customerWasPresent: null,
      note: null,
      seenMeterNo,
      follow: anomaly === 'meter_differs' ? 'none' : 'order',
    }),
  );
}

/** What nobody has answered yet, in the order of the list. */
function unanswered(at: Month): readonly (readonly [CheckCode, House | undefined])[] {
  return valueOf(listChecks(station, station.as('biller'), { month: at, routeCode: '' }))
    .filter(({ word }) => word === null)
    .map(({ code, accountNo }) => [code, houseOf(accountNo)]);
}

const billOf = (house: House, at: Month) =>
  station.store.sqlite
    .prepare<[string, Month], number>(
      `select b.id from bill b join account a on a.id = b.account_id
       where a.account_no = ? and b.period_month = ? and b.correction_no = 0`,
    )
    .pluck()
    .get(numberOf(house), at) ?? 0;

/** Everything that the check finds at a house, answered or not. */
const codesOf = (at: Month, house: House): readonly CheckCode[] =>
  valueOf(listChecks(station, station.as('biller'), { month: at, routeCode: '' }))
    .filter(({ accountNo }) => accountNo === numberOf(house))
    .map(({ code }) => code);

const say = (house: House, at: Month, code: CheckCode) =>
  explainCheck(station, station.as('meter_reader'), {
    month: at,
    code,
    accountNo: numberOf(house),
    areaId: null,
    reason: '现场核对无误',
  });

async function compute(at: Month) {
  station.clock.to(`${at}-24T09:00`);
  return computeBills(station, station.as('biller'), { month: at, jobId: station.newId() });
}

/** The auditor looks at each account by itself. */
async function bill(at: Month) {
  valueOf(await compute(at));
  const auditor = station.as('auditor');
  for (const { draftId } of valueOf(listDrafts(station, auditor, { month: at, state: 'waiting' })))
    valueOf(passBills(station, auditor, { draftIds: [draftId] }));
  return valueOf(issueBills(station, station.as('biller'), { month: at, jobId: station.newId() }));
}

function begin(at: Month): void {
  station.clock.to(`${at}-21T09:00`);
}

beforeAll(async () => {
  station = openTestStation({ now: '2025-11-01T09:00' });
  valueOf(acceptPolicyPack(station, station.as('billing_supervisor'), { text: shippedPackText('gansu') }));
  accounts = addMeteredAccounts(
    station,
    houses.map((house) => {
      const meter: MeteredAccount & { readonly use: number } = {
        ...street[house],
        accountNo: numberOf(house),
      };
      const usualKwh = house === 'grown' ? 60 : meter.use * (meter.multiplier ?? 1);
      return { ...meter, usualKwh, openingMonth: '2025-10' };
    }),
  );
  for (const house of houses) dials.set(house, openingOf(house));
  const { sqlite } = station.store;
  sqlite.exec("insert into transformer_area (id, code, name) values (5, 'TQ005', '和平2号台区')");
  sqlite.exec('update service_point set area_id = 5');
  // 400 kVA: read by two people.
  sqlite
    .prepare('update service_point set contract_capacity_w = 400000 where account_id = ?')
    .run(accounts[houses.indexOf('works')]?.accountId);
  valueOf(
    setAreaTotal(station, station.as('billing_supervisor'), { areaId: 5, accountNo: numberOf('total') }),
  );
  for (let at = first; at < november; at = addMonths(at, 1)) {
    begin(at);
    const months = (Number(at.slice(0, 4)) - 2025) * 12 + Number(at.slice(5)) - 11;
    for (const house of houses) read(house, at, house === 'grown' ? 60 + 4 * months : street[house].use);
    valueOf(lookAgain(at));
    expect(unanswered(at)).toEqual([]);
    await bill(at);
  }
}, 120_000);

describe('three months in the street', () => {
  it('November: swapped leads, a party, a backward dial, a missed multiplier, an empty house, a locked door', async () => {
    begin(november);
    for (const house of ['steady', 'point', 'foreign', 'one', 'two', 'three', 'four', 'total'] as const)
      read(house, november);
    read('grown', november, 108);
    // 串户: the leads of two neighbours were crossed when the meter box was mended.
    read('left', november, 240);
    read('right', november, 60);
    read('party', november, 260, '办婚事，已问客户');
    read('empty', november, 0, '外出打工');
    read('worn', november, -9_900);
    read('works', november);
    valueOf(lookAgain(november, (dials.get('works') ?? 0) + 3));
    // The clerk multiplied by herself: twenty times the shop's use.
    read('shop', november, 800);
    read('reversed', november, -30);
    see('reversed', november, 'reversed');
    unread('locked', november, 'locked');
    valueOf(estimate('locked', november));
    unread('workshop', november, 'locked');
    valueOf(estimate('workshop', november));

    // What the reader asked and wrote down at the door — the wedding, the empty house — is not raised again.
    expect(unanswered(november)).toEqual([
      ['backward', 'reversed'],
      ['backward', 'worn'],
      ['second_look_differs', 'works'],
      ['swapped', 'left'],
      ['swapped', 'right'],
      ['multiplier_slip', 'shop'],
      ['site_reversed', 'reversed'],
      ['jump', 'left'],
      ['jump', 'right'],
      ['season_jump', 'left'],
      ['season_jump', 'right'],
      ['season_jump', 'shop'],
      ['season_jump', 'grown'],
    ]);
    // Six accounts wait for an answer; the others are computed meanwhile.
    expect(valueOf(await compute(november))).toMatchObject({
      computed: houses.length - 7,
      leftAside: { unexplained: 6, area_total: 1 },
    });
    for (const code of ['backward', 'second_look_differs'] as const)
      expect(refusalOf(say(code === 'backward' ? 'worn' : 'works', november, code)).code).toBe(
        'check_needs_more',
      );
    for (const house of ['left', 'right'] as const) {
      explain(house, november, '表箱检修后接错线，已改回');
      valueOf(say(house, november, 'swapped'));
    }
    explain('worn', november, '止码过万归零', true);
    corrected('shop', november, (dials.get('shop') ?? 0) - 760);
    valueOf(lookAgain(november));
    unread('reversed', november, 'fault', '表倒走，待换表');
    valueOf(estimate('reversed', november, 'fault'));
    valueOf(say('reversed', november, 'site_reversed'));
    valueOf(say('grown', november, 'season_jump'));
    expect(unanswered(november)).toEqual([]);
    expect(areaOf(november)).toMatchObject({ isOutOfRange: false, unread: 0 });
    expect(await bill(november)).toMatchObject({ issued: houses.length - 1, isLocked: true });
  });

  it('December: a shifted point, a second estimate, another number on the meter, a loss out of range', async () => {
    expect(refusalOf(typed('total', november, 9_999)).code).toBe('period_locked');
    begin(december);
    for (const house of ['steady', 'worn', 'shop', 'works'] as const) read(house, december);
    for (const house of ['one', 'two', 'three', 'four'] as const) read(house, december);
    valueOf(lookAgain(december));
    read('left', december, 60, '接线已改回');
    read('right', december, 240, '接线已改回');
    read('party', december, 100, '婚事已过');
    read('grown', december, 112);
    // Turned the right way round again; the dial has to make up for what it ran back.
    read('reversed', december, 230);
    read('empty', december, 0, '外出打工');
    // 1000 where 100 was meant.
    read('point', december, 1_000);
    unread('locked', december, 'locked');
    expect(valueOf(estimate('locked', december)).fieldCheckNo).not.toBeNull();
    see('foreign', december, 'meter_differs', 'M9999');
    unread('workshop', december, 'locked');
    valueOf(estimate('workshop', december));
    // What the contract says of the workshop reached the file late: nobody may estimate it.
    station.store.sqlite
      .prepare('update service_point set contract_capacity_w = 120000 where account_id = ?')
      .run(accounts[houses.indexOf('workshop')]?.accountId);
    // Somebody takes power that no meter counts.
    read('total', december, 170);

    expect(unanswered(december)).toEqual([
      ['estimate_forbidden', 'workshop'],
      ['decimal_slip', 'point'],
      ['site_meter_differs', 'foreign'],
      ['jump', 'total'],
      ['season_jump', 'total'],
      ['season_jump', 'point'],
      ['season_jump', 'grown'],
    ]);
    expect(codesOf(december, 'locked')).toContain('estimated_twice');
    corrected('point', december, (dials.get('point') ?? 0) - 900);
    corrected('workshop', december, 2_405);
    corrected('foreign', december, (dials.get('foreign') ?? 0) + 100);
    valueOf(say('foreign', december, 'site_meter_differs'));
    valueOf(say('grown', december, 'season_jump'));
    explain('total', december, '总表已复核');
    expect(areaOf(december)).toMatchObject({ isOutOfRange: true, unread: 0, word: null });
    const theft = {
      month: december,
      code: 'area_loss',
      accountNo: null,
      areaId: 5,
      reason: '已查，路灯未装表',
    } as const;
    valueOf(explainCheck(station, station.as('meter_reader'), theft));
    expect(areaOf(december)?.word?.reason).toBe('已查，路灯未装表');
    expect(unanswered(december)).toEqual([]);
    expect(await bill(december)).toMatchObject({ issued: houses.length - 1, isLocked: true });
  });

  it('January: a third month without use, a dial below the estimates, a lost meter', async () => {
    begin(january);
    for (const house of ['steady', 'left', 'right', 'party', 'reversed', 'worn', 'shop', 'works'] as const)
      read(house, january);
    for (const house of ['point', 'foreign', 'one', 'two', 'three', 'four'] as const) read(house, january);
    read('grown', january, 116);
    read('workshop', january, 100);
    read('total', january, 100, '与各户相符');
    read('empty', january, 0);
    see('steady', january, 'seal_broken');
    // Nobody was at home for half of the time: the dial stands below what was put down for it.
    read('locked', january, 150);
    expect(unanswered(january)).toEqual([
      ['estimate_too_high', 'locked'],
      ['site_seal_broken', 'steady'],
      ['second_look_missing', 'works'],
      ['three_zeros', 'empty'],
      ['season_jump', 'grown'],
    ]);
    expect(valueOf(await compute(january))).toMatchObject({ leftAside: { unexplained: 2, area_total: 1 } });
    valueOf(lookAgain(january));
    explain('empty', january, '房屋空置，已现场核实');
    valueOf(say('steady', january, 'site_seal_broken'));
    valueOf(say('grown', january, 'season_jump'));
    // The estimated bill comes back to what the dial can have shown, and the reading is looked at again.
    adjust(station, numberOf('locked'), {
      fault: 'true_dial',
      billId: billOf('locked', december),
      readOn: readDay(december),
      dials: [{ register: 'total', dialWh: wattHours(2_345_000) }],
    });
    expect(valueOf(typed('locked', january, dials.get('locked') ?? 0))).toMatchObject({ useWh: 5_000 });
    explain('locked', january, '家中无人，只有冰箱');
    expect(unanswered(january)).toEqual([]);
    expect(await bill(january)).toMatchObject({ issued: houses.length - 1, isLocked: true });
  });

  it('in the end every house has paid for what its dial turned, and the books are sound', () => {
    const turned = station.store.sqlite
      .prepare<[string], number>(
        `select coalesce(sum(b.energy_wh), 0) from bill b join account a on a.id = b.account_id
         where a.account_no = ? and b.id not in (
           select corrects_bill_id from bill_correction where corrects_bill_id is not null)
           and b.kind <> 'reversal'`,
      )
      .pluck();
    for (const house of houses) {
      const meter: Partial<MeteredAccount> = street[house];
      const kwh = ((dials.get(house) ?? 0) - openingOf(house)) * (meter.multiplier ?? 1);
      const isPastFullScale = house === 'worn';
      const expected = house === 'total' ? 0 : isPastFullScale ? kwh + 10_000 : kwh;
      expect([house, turned.get(numberOf(house))]).toEqual([house, expected * 1000]);
    }
    expect(findingsOf(station)).toEqual([]);
  });
});
