import { beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../../../db/domain/access/roles.ts';
import { fen } from '../../../../db/domain/kernel/money.ts';
import { readDayFacts } from '../../../../db/wire/day-facts.ts';
import type { AdjustmentFacts } from '../../../../electron/contract/adjustments.ts';
import { decideAdjustment } from '../../../../electron/services/adjustments/decide-adjustment.ts';
import { getAdjustment } from '../../../../electron/services/adjustments/get-adjustment.ts';
import { listAdjustments } from '../../../../electron/services/adjustments/list-adjustments.ts';
import { listStandingBills } from '../../../../electron/services/adjustments/list-standing-bills.ts';
import { previewAdjustment } from '../../../../electron/services/adjustments/preview-adjustment.ts';
import { proposeAdjustment } from '../../../../electron/services/adjustments/propose-adjustment.ts';
import type { Actor } from '../../../../electron/services/counter.ts';
import { acceptPolicyPack } from '../../../../electron/services/policy/accept-policy-pack.ts';
import { booksOf, findingsOf, proposeFor } from '../../../support/adjustments.ts';
import { type AddedAccount, addMeteredAccounts } from '../../../support/metered-account.ts';
import { shippedPackText } from '../../../support/packs.ts';
import { postBill } from '../../../support/posted-bills.ts';
import { openTestStation, refusalOf, type TestStation, valueOf } from '../../../support/station.ts';

const wang = '6204200017';
let station: TestStation;
let account: AddedAccount;
let billId: number;

beforeEach(() => {
  station = openTestStation({ now: '2026-10-24T09:00' });
  valueOf(acceptPolicyPack(station, station.as('billing_supervisor'), { text: shippedPackText('gansu') }));
  [account] = addMeteredAccounts(station, [{ accountNo: wang, name: '王秀英', openingMonth: '2026-01' }]) as [
    AddedAccount,
  ];
  billId = postBill(station, account, { month: '2026-10', dials: { total: [1000, 1100] } }).billId;
});

const times = (factor: string, ...billIds: number[]): AdjustmentFacts => ({
  fault: 'wrong_wiring',
  billIds,
  factor,
});
const decide = (
  adjustmentId: number,
  isApproved = true,
  { reason = null, actor = station.as('station_head') }: { reason?: string | null; actor?: Actor } = {},
) => decideAdjustment(station, actor, { adjustmentId, isApproved, reason });
const entries = () =>
  station.store.sqlite
    .prepare("select kind, payload from daybook_entry where kind like 'adjustment%' order by entry_no")
    .all() as { kind: string; payload: string }[];

describe('deciding', () => {
  it('tells the daybook who proposed and who approved, and the county what the bills come to now', () => {
    const adjustmentId = proposeFor(station, wang, times('1.5', billId));
    valueOf(decide(adjustmentId));
    const [proposed, decided] = entries();
    expect(JSON.parse(proposed?.payload ?? '')).toEqual({
      a: adjustmentId,
      n: wang,
      fault: 'wrong_wiring',
      sumFen: 2_550,
      sumWh: 50_000,
      w: '现场核对',
    });
    expect(JSON.parse(decided?.payload ?? '')).toEqual({ a: adjustmentId, n: wang, ok: true, sumFen: 2_550 });
    expect(readDayFacts(proposed as never)).toEqual({});
    expect(readDayFacts(decided as never)).toEqual({ billsIssuedFen: 2_550 });
    expect(findingsOf(station)).toEqual([]);
  });

  it('declines with a word, and nothing else happens', () => {
    const adjustmentId = proposeFor(station, wang, times('1.5', billId));
    const before = booksOf(station);
    expect(refusalOf(decide(adjustmentId, false)).code).toBe('reason_missing');
    valueOf(decide(adjustmentId, false, { reason: '证据不足' }));
    expect(booksOf(station)).toEqual(before);
    expect(readDayFacts(entries()[1] as never)).toEqual({});
    expect(valueOf(getAdjustment(station, station.as('auditor'), { adjustmentId }))).toMatchObject({
      state: 'declined',
      decidedByName: station.as('station_head').fullName,
      decisionReason: '证据不足',
      posted: [],
    });
    expect(refusalOf(decide(adjustmentId))).toMatchObject({ code: 'adjustment_decided' });
    expect(findingsOf(station)).toEqual([]);
    // It may be proposed again.
    valueOf(decide(proposeFor(station, wang, times('1.5', billId))));
  });

  it('is for another person than who proposed, whatever roles they hold', () => {
    const both: Actor = { ...station.as('biller'), roles: ['biller', 'station_head'] };
    const adjustmentId = proposeFor(station, wang, times('1.5', billId));
    for (const isApproved of [true, false]) {
      expect(refusalOf(decide(adjustmentId, isApproved, { actor: both, reason: '自批' }))).toMatchObject({
        code: 'same_person_forbidden',
        facts: { accountNo: wang, didBefore: 'propose' },
      });
    }
    valueOf(decide(adjustmentId, true, { actor: station.as('county_office') }));
  });

  it('is not for who computed, audited or read for the bill that it corrects', () => {
    const adjustmentId = proposeFor(station, wang, times('1.5', billId));
    const charge = proposeFor(station, wang, { fault: 'over_capacity', powerW: 3_000 });
    valueOf(decide(charge, true, { actor: { ...station.as('auditor'), roles: ['station_head'] } }));
    for (const [role, didBefore] of [
      ['auditor', 'audit'],
      ['meter_reader', 'read'],
    ] as const) {
      const actor: Actor = { ...station.as(role), roles: ['station_head'] };
      for (const isApproved of [true, false])
        expect(refusalOf(decide(adjustmentId, isApproved, { actor, reason: '核' }))).toEqual({
          code: 'same_person_forbidden',
          facts: { accountNo: wang, didBefore },
        });
    }
    valueOf(decide(adjustmentId));
  });

  it('is not for who computed the bill, and may be for who approved its correction before', () => {
    const supervisor = station.as('billing_supervisor');
    const facts = times('1.5', billId);
    const { adjustmentId } = valueOf(
      proposeAdjustment(station, supervisor, { accountNo: wang, facts, reason: '核' }),
    );
    const biller: Actor = { ...station.as('biller'), roles: ['station_head'] };
    expect(refusalOf(decide(adjustmentId, true, { actor: biller }))).toMatchObject({
      facts: { didBefore: 'compute' },
    });
    valueOf(decide(adjustmentId));
    const { posted } = valueOf(getAdjustment(station, supervisor, { adjustmentId }));
    const again = proposeFor(station, wang, times('0.5', posted[1]?.billId ?? 0));
    const proposer: Actor = { ...supervisor, roles: ['station_head'] };
    expect(refusalOf(decide(again, true, { actor: proposer }))).toMatchObject({
      facts: { didBefore: 'compute' },
    });
    valueOf(decide(again));
    expect(findingsOf(station)).toEqual([]);
  });

  it('finds a proposal stale once its bill was corrected by another one', () => {
    const [first, second] = [
      proposeFor(station, wang, times('1.5', billId)),
      proposeFor(station, wang, times('2', billId)),
    ];
    valueOf(decide(first));
    const before = booksOf(station);
    expect(refusalOf(decide(second))).toEqual({
      code: 'adjustment_stale',
      facts: { adjustmentId: second, cause: 'bill_reversed' },
    });
    expect(booksOf(station)).toEqual(before);
    valueOf(decide(second, false, { reason: '已另行退补' }));
    expect(findingsOf(station)).toEqual([]);
  });

  it('finds a charge stale once another pack prices it, and a true dial once a newer bill was issued', () => {
    const theft: AdjustmentFacts = {
      fault: 'theft',
      items: [
        {
          energyWh: null,
          powerW: 2_000,
          hoursPerDay: null,
          days: 10,
          use: 'power',
          priceNanoyuan: 500_000_000,
        },
      ],
      multiple: null,
      fineFen: fen(0),
    };
    const charge = proposeFor(station, wang, theft);
    const dial = proposeFor(station, wang, {
      fault: 'true_dial',
      billId,
      readOn: '2026-10-21' as never,
      dials: [{ register: 'total', dialWh: 1_050_000 as never }],
    });
    const pack = JSON.parse(shippedPackText('gansu')) as {
      version: number;
      breach: { theftMultiple: number };
    };
    pack.version += 1;
    pack.breach.theftMultiple = 2;
    const text = JSON.stringify(pack);
    valueOf(acceptPolicyPack(station, station.as('billing_supervisor'), { text }));
    expect(refusalOf(decide(charge))).toMatchObject({ code: 'adjustment_stale' });
    station.clock.to('2026-11-24T09:00');
    postBill(station, account, { month: '2026-11', dials: { total: [1100, 1200] } });
    expect(refusalOf(decide(dial))).toMatchObject({
      code: 'adjustment_stale',
      facts: { cause: 'adjustment_not_newest' },
    });
  });

  it('still holds when a newer pack came meanwhile: a bill is corrected by the pack it was computed by', () => {
    const adjustmentId = proposeFor(station, wang, times('1.5', billId));
    const pack = JSON.parse(shippedPackText('gansu')) as { version: number };
    pack.version += 1;
    valueOf(acceptPolicyPack(station, station.as('billing_supervisor'), { text: JSON.stringify(pack) }));
    valueOf(decide(adjustmentId));
    expect(findingsOf(station)).toEqual([]);
  });
});

describe('lists', () => {
  it('show what waits oldest first, and what was decided newest first', () => {
    const ids = ['1.5', '2', '3'].map((factor) => proposeFor(station, wang, times(factor, billId)));
    valueOf(decide(ids[1] as number, false, { reason: '不符' }));
    valueOf(decide(ids[0] as number));
    const list = (state: 'waiting' | 'decided') =>
      valueOf(listAdjustments(station, station.as('cashier'), { state })).map((row) => [
        row.adjustmentId,
        row.state,
      ]);
    expect(list('waiting')).toEqual([[ids[2], 'waiting']]);
    expect(list('decided')).toEqual([
      [ids[0], 'approved'],
      [ids[1], 'declined'],
    ]);
  });
});

describe('rights', () => {
  it('propose is for billers and supervisors, approve for the station head and the county, a look for who sees bills', () => {
    const facts = times('1.5', billId);
    const adjustmentId = proposeFor(station, wang, facts);
    const asks: [
      string,
      readonly Role[],
      (actor: Actor) => { readonly ok: boolean; readonly refusal?: { code: string } },
    ][] = [
      [
        'preview',
        ['biller', 'billing_supervisor'],
        (actor) => previewAdjustment(station, actor, { accountNo: wang, facts }),
      ],
      [
        'propose',
        ['biller', 'billing_supervisor'],
        (actor) => proposeAdjustment(station, actor, { accountNo: wang, facts, reason: '核' }),
      ],
      [
        'decide',
        ['station_head', 'county_office'],
        (actor) => decideAdjustment(station, actor, { adjustmentId: 0, isApproved: true, reason: null }),
      ],
      [
        'get',
        ['auditor', 'cashier', 'station_head'],
        (actor) => getAdjustment(station, actor, { adjustmentId }),
      ],
      [
        'list',
        ['auditor', 'cashier', 'station_head'],
        (actor) => listAdjustments(station, actor, { state: 'waiting' }),
      ],
      [
        'standing',
        ['auditor', 'cashier', 'station_head'],
        (actor) => listStandingBills(station, actor, { accountNo: wang }),
      ],
    ];
    for (const [name, allowed, ask] of asks) {
      for (const role of [...allowed, 'meter_reader', 'administrator'] as Role[]) {
        const answer = ask(station.as(role));
        const code = answer.ok ? null : answer.refusal?.code;
        expect(code === 'right_missing', `${name} as ${role}`).toBe(!allowed.includes(role));
      }
    }
  });
});
