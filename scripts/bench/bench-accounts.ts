import type { LegacyAccount } from '../../db/domain/accounts/account-row.ts';
import { milliMultiplier, wattHours } from '../../db/domain/kernel/energy.ts';
import { noFen } from '../../db/domain/kernel/money.ts';
import type { NewAccount } from '../../db/local/queries/imports.ts';
import { enterpriseNames, householderName } from '../../electron/services/setup/demo/demo-names.ts';
import { type SeededRandom, seededRandom } from '../../electron/services/setup/demo/seeded-random.ts';
import { type BenchSupply, supplyOf } from './bench-kinds.ts';

const firstParts = [
  '红柳',
  '和平',
  '团结',
  '民主',
  '大坝',
  '多坝',
  '阿克',
  '东格',
  '加尔',
  '安南',
  '苏干',
  '长草',
  '当金',
  '海子',
  '新城',
  '胜利',
];
const secondParts = ['湾', '沟', '图', '旗', '滩', '泉', '沙', '台'];

/** The villages of a large township, 128 of them. */
export const benchVillages = firstParts.flatMap((first) =>
  secondParts.map((second) => `${first}${second}村`),
);

/** An account that a bench is run on; ID numbers are left out of it, nobody searches or bills by them. */
export interface BenchAccount extends NewAccount, Pick<BenchSupply, 'registers' | 'terms'> {
  readonly account: LegacyAccount & {
    readonly phone: string;
    readonly meter: NonNullable<LegacyAccount['meter']>;
  };
}

/** So many accounts of every kind, 85 of a hundred of them households on tiers with time of use; the same ones each time. */
export function benchAccounts(count: number): BenchAccount[] {
  const random = seededRandom(20_261_123);
  return Array.from({ length: count }, (_, index) => benchAccount(index, random));
}

function benchAccount(index: number, random: SeededRandom): BenchAccount {
  const villageNo = random.below(benchVillages.length);
  const village = benchVillages[villageNo] as string;
  const { registers, terms, ...supply } = supplyOf(index, random);
  const isHome = supply.customerClass === 'residential';
  const account = {
    accountNo: String(6_204_200_000 + index),
    name: isHome ? householderName(random) : village.slice(0, 2) + random.pick(enterpriseNames.commercial),
    customerClass: supply.customerClass,
    idNumber: null,
    phone: `1${random.pick(['39', '36', '50', '51', '87', '89', '77', '99'])}${String(random.below(100_000_000)).padStart(8, '0')}`,
    address: `${village}${random.between(1, 12)}组${random.between(1, 160)}号`,
    village,
    areaCode: `TQ${String(villageNo).padStart(4, '0')}`,
    areaName: `${village}台区`,
    routeCode: `${String(villageNo + 1).padStart(3, '0')}1`,
    walkOrder: index,
    voltageV: supply.voltageV,
    contractCapacityW: supply.capacityW,
    householdSize: null,
    welfare: supply.welfare,
    meter: {
      meterNo: String(230_000_000_000 + index * 7 + random.below(7)),
      kind: '单相智能',
      digits: 6,
      multiplierMilli: milliMultiplier(supply.multiplier * 1_000),
      installedOn: null,
      lastDialWh: wattHours(random.between(1_000, 80_000) * 1_000),
      usualUseWh: wattHours((registers[0]?.useWh ?? 0) * supply.multiplier),
    },
    prepaidFen: noFen,
  };
  return { account, registers, terms, idNumberSealed: null, idNumberMasked: null };
}
