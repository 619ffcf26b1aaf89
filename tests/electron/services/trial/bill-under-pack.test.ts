import { describe, expect, it } from 'vitest';
import { getAccount } from '../../../../electron/services/accounts/get-account.ts';
import { acceptPolicyPack } from '../../../../electron/services/policy/accept-policy-pack.ts';
import { billUnderPack } from '../../../../electron/services/trial/bill-under-pack.ts';
import { openBilledStation, type BilledStation } from '../../../support/billed-station.ts';
import { shippedPackText } from '../../../support/packs.ts';
import { factsOfMonth, type PutBill, putBills } from '../../../support/put-bills.ts';
import { refusalOf, valueOf } from '../../../support/station.ts';

const accountNo = '6204200017';

/** Gansu's pack with the household's first tier at another price, as a later version that begins next year. */
function dearerGansu(): string {
  const pack = JSON.parse(shippedPackText('gansu'));
  const household = pack.tariffs.find((tariff: { code: string }) => tariff.code === 'residential_low');
  household.charge.tiers[0].yuanPerKwh = '0.6';
  return JSON.stringify({ ...pack, version: 6, effectiveFrom: '2027-01-01' });
}

const accept = (station: BilledStation, text: string): number =>
  valueOf(acceptPolicyPack(station, station.as('billing_supervisor'), { text })).policyPackId;

async function billed() {
  const station = await openBilledStation({ months: ['2026-10'] });
  const page = valueOf(getAccount(station, station.as('cashier'), { accountNo }));
  const billId = page.bills[0]?.billId ?? 0;
  return { station, billId, cashier: station.as('cashier') };
}

describe('billUnderPack', () => {
  it('puts the bill as issued beside the same facts under another pack, and writes nothing', async () => {
    const { station, billId, cashier } = await billed();
    const packId = accept(station, dearerGansu());
    const rows = () => station.store.sqlite.prepare('select count(*) from daybook_entry').pluck().get();
    const before = rows();
    const tried = valueOf(billUnderPack(station, cashier, { billId, packId }));
    expect(tried).toMatchObject({
      accountNo,
      name: '王秀英',
      periodMonth: '2026-10',
      before: { energyWh: 100_000, amountFen: 5_100 },
      after: { energyWh: 100_000, amountFen: 6_000 },
    });
    expect(tried.before.lines).toEqual([
      {
        code: 'tier_1',
        label: '第一档电费',
        energyWh: 100_000,
        priceNanoyuan: 510_000_000,
        counted: null,
        amountFen: 5_100,
      },
    ]);
    expect(rows()).toBe(before);
  });

  it('is the same bill under its own pack', async () => {
    const { station, billId, cashier } = await billed();
    const tried = valueOf(billUnderPack(station, cashier, { billId, packId: 1 }));
    expect(tried.after).toEqual(tried.before);
  });

  /** The newest bill of the account, put straight into the store with this kind and working. */
  function put(station: BilledStation, bill: Pick<PutBill, 'kind' | 'working'>): number {
    const [account] = station.accounts;
    if (account === undefined) throw new Error('the station has an account');
    putBills(station, [
      { account, month: '2026-10', facts: factsOfMonth('2026-10', 100), correctionNo: 1, ...bill },
    ]);
    return Number(station.store.sqlite.prepare('select max(id) from bill').pluck().get());
  }
  const firstForm = JSON.stringify({
    form: 1,
    pack: { code: 'gansu', version: 2 },
    tariff: { code: 'residential_low', label: '居民生活 不满1千伏', kind: 'tiered', isSample: false },
    dials: {
      meterNo: 'M1',
      multiplierMilli: 1000,
      lastDialWh: 1_000_000,
      dialWh: 1_100_000,
      lastReadOn: '2026-09-21',
      readOn: '2026-10-21',
    },
    energyWh: 100_000,
    tiers: [],
    rounding: 'each_line_half_up_to_fen',
    lastBillEnergyWh: null,
  });

  it('chooses anew for a first-form bill whose tariff the pack does not have', async () => {
    const { station, cashier } = await billed();
    const billId = put(station, { working: firstForm });
    expect(valueOf(billUnderPack(station, cashier, { billId, packId: 1 })).after.amountFen).toBe(5_100);
    const packId = accept(station, shippedPackText('zhejiang'));
    const tried = valueOf(billUnderPack(station, cashier, { billId, packId }));
    expect(tried.after).toMatchObject({ tariffLabel: '居民生活一户一表', amountFen: 5_380 });
  });

  it('keeps what an adjustment forced: a pack without that tariff is refused', async () => {
    const { station, cashier } = await billed();
    const packId = accept(station, shippedPackText('zhejiang'));
    const billId = put(station, { kind: 'rebill', working: firstForm });
    expect(refusalOf(billUnderPack(station, cashier, { billId, packId })).code).toBe('tariff_unknown');
  });

  it.each(['reversal', 'charge'] as const)(
    'refuses a %s, which is no bill worked out from energy',
    async (kind) => {
      const { station, cashier } = await billed();
      const billId = put(station, { kind });
      expect(refusalOf(billUnderPack(station, cashier, { billId, packId: 1 })).code).toBe('bill_not_priced');
    },
  );

  it('refuses an unknown bill and an unknown pack', async () => {
    const { station, billId, cashier } = await billed();
    expect(refusalOf(billUnderPack(station, cashier, { billId: 999, packId: 1 })).code).toBe('bill_unknown');
    expect(refusalOf(billUnderPack(station, cashier, { billId, packId: 99 })).code).toBe(
      'policy_pack_unknown',
    );
  });

  it('refuses who may not see bills', async () => {
    const { station, billId } = await billed();
    const reader = station.as('meter_reader');
    expect(refusalOf(billUnderPack(station, reader, { billId, packId: 1 })).code).toBe('right_missing');
  });
});
