import type { CustomerClass } from '../../../../db/domain/accounts/customer-class.ts';
import { plainTerms, type SupplyTerms } from '../../../../db/domain/billing/supply-terms.ts';
import { invariant } from '../../../../db/domain/kernel/invariant.ts';
import type { RegisterKind } from '../../../../db/domain/metering/register-kind.ts';
import { isKnownPerson, type DemoAccount } from './demo-accounts.ts';

/** A register beside the total: what it counts, in hundredths of what the total counts; flat what peak and valley leave, demand of the average power. */
export interface DemoRegister {
  readonly kind: Exclude<RegisterKind, 'total'>;
  readonly percent: number;
}

/** An account of the demo that is more than a total register at the price of its class. */
export interface DemoSupply {
  readonly account: DemoAccount;
  readonly terms: SupplyTerms | null;
  readonly reason: string;
  readonly registers: readonly DemoRegister[];
  /** A further meter, with what it counts a month. */
  readonly secondMeter: {
    readonly meterNo: string;
    readonly dialKwh: number;
    readonly useKwh: number;
  } | null;
  /** The meter that takes the place of the first one in the last billed month. */
  readonly nextMeterNo: string | null;
  /** The transformer that is sealed in the last billed month (暂停). */
  readonly sealedTransformer: string | null;
}

const byDay = (peak: number, valley: number): DemoRegister[] => [
  { kind: 'peak', percent: peak },
  { kind: 'valley', percent: valley },
];

/**
 * The accounts of the demo that show every kind of customer, always the same ones: time of use at home, in shops and works, two parts with
 * transformers and with a contract demand, high lift, 合表, a school, 定比, a transformer's loss, a meter behind another, two
 * meters at one account, a meter exchanged.
 */
export function demoSupplies(accounts: readonly DemoAccount[]): DemoSupply[] {
  const homes = of(accounts, 'residential');
  const shops = of(accounts, 'commercial');
  const farms = of(accounts, 'agricultural');
  const pumps = of(accounts, 'irrigation');
  const works = of(accounts, 'large_industry');
  const school = accounts.find(({ name }) => name.endsWith('小学'));
  const shopsOnly = shops.filter((shop) => shop !== school);
  const [farm, dryer, stable] = farms.sort((a, b) => b.usualUseKwh - a.usualUseKwh);
  const behindIt = homes.findLast(({ routeCode }) => routeCode === farm?.routeCode);
  invariant(
    school !== undefined && behindIt !== undefined,
    'the demo has a school, and homes beside its farms',
  );
  return [
    ...[20, 33, 48, 71].map((place) =>
      supply(homes[place], { tariffCode: 'residential_low_tou' }, '客户申请执行峰谷电价', byDay(46, 22)),
    ),
    supply(homes[90], { tariffCode: 'residential_shared_sample' }, '多户合用一表', []),
    supply(school, { tariffCode: 'residential_shared_sample' }, '学校执行居民合表电价', []),
    ...[1, 4, 9].map((place) =>
      supply(shopsOnly[place], { tariffCode: 'commercial_low_tou' }, '执行工商业分时电价', byDay(48, 14)),
    ),
    supply(
      pumps.find(({ name }) => name.endsWith('机井')),
      { tariffCode: 'lift_ground_101m' },
      '机井扬程 120 米',
      [],
    ),
    supply(
      pumps.find(({ name }) => name.endsWith('提灌站')),
      { tariffCode: 'lift_surface_201m' },
      '提灌站扬程 230 米',
      [],
    ),
    supply(
      stable,
      { sharePart: { ppm: 100_000, tariffCode: 'residential_shared_sample' } },
      '场内生活用电定比 10%',
      [],
    ),
    supply(
      dryer,
      { loss: { transformerType: '示例', capacityVa: 50_000, lineLossPpm: null } },
      '专变用户，高供低计',
      [],
    ),
    supply(farm, { childAccountNos: [behindIt.accountNo] }, '表后接有居民一户', []),
    supply(behindIt, null, '', []),
    {
      ...supply(works[0], twoPart(works[0]), '供用电合同：两部制，按变压器容量', [
        ...byDay(31, 29),
        { kind: 'flat', percent: 40 },
        { kind: 'reactive_forward', percent: 52 },
        { kind: 'reactive_reverse', percent: 3 },
      ]),
      sealedTransformer: '2号变压器',
    },
    supply(works[1], demandOf(works[1]), '供用电合同：两部制，按合同最大需量', [
      ...byDay(28, 34),
      { kind: 'flat', percent: 38 },
      { kind: 'reactive_forward', percent: 38 },
      { kind: 'demand', percent: 240 },
    ]),
    {
      ...supply(shopsOnly[6], null, '', []),
      secondMeter: { meterNo: '230009000001', dialKwh: 1_204, useKwh: 310 },
    },
    { ...supply(homes[60], null, '', []), nextMeterNo: '230009000002' },
  ];
}

/** The accounts of a class on the routes that are read early in the month, without those whom the pictures and the tour know. */
function of(accounts: readonly DemoAccount[], customerClass: CustomerClass): DemoAccount[] {
  return accounts.filter(
    (account) =>
      account.customerClass === customerClass &&
      account.routeCode <= '0801' &&
      account.welfare === '' &&
      !isKnownPerson(account),
  );
}

function supply(
  account: DemoAccount | undefined,
  changes: Partial<SupplyTerms> | null,
  reason: string,
  registers: readonly DemoRegister[],
): DemoSupply {
  invariant(account !== undefined, `no account for: ${reason}`);
  const terms = changes === null ? null : { ...plainTerms, ...changes };
  return { account, terms, reason, registers, secondMeter: null, nextMeterNo: null, sealedTransformer: null };
}

/** Two transformers that make up the contract's capacity. */
function twoPart(account: DemoAccount | undefined): Partial<SupplyTerms> {
  const capacityVa = (account?.capacityKw ?? 0) * 1_000;
  const transformer = (name: string, of: number) => ({
    name,
    capacityVa: of,
    from: null,
    until: null,
    suspensions: [],
    interlock: null,
    isColdStandby: false,
  });
  return {
    tariffCode: 'large_industry_two_part',
    capacity: {
      kind: 'transformers',
      transformers: [transformer('1号变压器', capacityVa - 160_000), transformer('2号变压器', 160_000)],
    },
  };
}

function demandOf(account: DemoAccount | undefined): Partial<SupplyTerms> {
  const capacityVa = (account?.capacityKw ?? 0) * 1_000;
  return {
    tariffCode: 'large_industry_two_part',
    capacity: { kind: 'contract_demand', contractW: (capacityVa * 2) / 5, capacityVa },
  };
}
