import { customerClassNames, type CustomerClass } from '../../../../db/domain/accounts/customer-class.ts';
import { isIdNumber } from '../../../../db/domain/accounts/id-number.ts';
import { invariant } from '../../../../db/domain/kernel/invariant.ts';
import { enterpriseNames, householderName } from './demo-names.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';

/** The villages of the demo township, each a route of its own with three transformer areas. */
const villages = [
  '红柳湾村',
  '和平村',
  '团结村',
  '民主村',
  '大坝图村',
  '多坝沟村',
  '阿克旗村',
  '阿伊纳村',
  '东格列克村',
  '加尔乌宗村',
  '安南坝村',
  '苏干湖村',
] as const;

/** What each route is called: the village it walks. */
export const demoRouteNames: ReadonlyMap<string, string> = new Map(
  villages.map((village, villageNo) => [routeCodeOf(villageNo), village]),
);

const accountsPerVillage = 50;

/** An account of the demo as a station's older system would export it; use and dial in whole kWh, prepaid money in fen. */
export interface DemoAccount {
  readonly accountNo: string;
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly address: string;
  readonly village: string;
  readonly areaCode: string;
  readonly areaName: string;
  readonly routeCode: string;
  readonly walkOrder: number;
  readonly customerClass: CustomerClass;
  readonly voltageV: number;
  readonly capacityKw: number;
  readonly householdSize: number | null;
  readonly welfare: '' | '低保' | '五保';
  readonly meterNo: string;
  readonly meterKind: string;
  readonly multiplier: number;
  readonly digits: number;
  readonly installedOn: string;
  readonly lastDialKwh: number;
  readonly usualUseKwh: number;
  readonly prepaidFen: number;
}

/** People whom the pictures and the tour know by name; the rest is chance. Rare characters among them, to be seen on paper. */
const known: ReadonlyMap<
  number,
  { readonly name: string; readonly village: number; readonly address: string; readonly usualUseKwh: number }
> = new Map([
  [17, { name: '王秀英', village: 1, address: '和平村3组12号', usualUseKwh: 186 }],
  [117, { name: '王喜元', village: 2, address: '团结村1组7号', usualUseKwh: 95 }],
  [118, { name: '吴兴业', village: 2, address: '团结村1组8号', usualUseKwh: 140 }],
  [62, { name: '阿依古丽·叶尔兰别克·哈山', village: 1, address: '和平村5组3号', usualUseKwh: 128 }],
  [203, { name: '李𠮷祥', village: 4, address: '大坝图村2组6号', usualUseKwh: 110 }],
  [204, { name: '王㛃', village: 4, address: '大坝图村2组7号', usualUseKwh: 75 }],
  [205, { name: '刘䶮', village: 4, address: '大坝图村2组9号', usualUseKwh: 164 }],
  [301, { name: '单雪梅', village: 6, address: '阿克旗村4组21号', usualUseKwh: 88 }],
  [302, { name: '尉迟明德', village: 6, address: '阿克旗村4组22号', usualUseKwh: 102 }],
]);

/** Whether an account is one of those people. */
export function isKnownPerson({ name }: DemoAccount): boolean {
  return [...known.values()].some((person) => person.name === name);
}

/** The accounts of the demo station, always the same. */
export function demoAccounts(): DemoAccount[] {
  const random = seededRandom(6204200017);
  const walked = new Map<number, number>();
  return Array.from({ length: villages.length * accountsPerVillage }, (_, index) => {
    const person = known.get(index);
    const villageNo = person?.village ?? Math.floor(index / accountsPerVillage);
    const walkOrder = (walked.get(villageNo) ?? 0) + 1;
    walked.set(villageNo, walkOrder);
    const customerClass = person === undefined ? classOf(index, random) : 'residential';
    return demoAccount(random, { index, villageNo, walkOrder, customerClass, person });
  });
}

function routeCodeOf(villageNo: number): string {
  return `${String(villageNo + 1).padStart(2, '0')}01`;
}

function classOf(index: number, random: SeededRandom): CustomerClass {
  if (index % 197 === 140) return 'large_industry';
  const throwOf = random.below(100);
  if (throwOf < 86) return 'residential';
  if (throwOf < 93) return 'commercial';
  return throwOf < 97 ? 'agricultural' : 'irrigation';
}

const traits: Readonly<
  Record<
    CustomerClass,
    {
      use: readonly [number, number];
      volts: number;
      capacityKw: readonly number[];
      multiplier: readonly number[];
      meterKind: string;
    }
  >
> = {
  residential: { use: [35, 290], volts: 220, capacityKw: [8], multiplier: [1], meterKind: '单相智能' },
  commercial: {
    use: [120, 900],
    volts: 380,
    capacityKw: [15, 30],
    multiplier: [1, 1, 20],
    meterKind: '三相四线智能',
  },
  agricultural: {
    use: [200, 1_400],
    volts: 380,
    capacityKw: [30, 50],
    multiplier: [1, 20, 30],
    meterKind: '三相四线智能',
  },
  irrigation: {
    use: [300, 2_400],
    volts: 380,
    capacityKw: [37, 55],
    multiplier: [20, 40],
    meterKind: '三相四线智能',
  },
  large_industry: {
    use: [24_000, 52_000],
    volts: 10_000,
    capacityKw: [400, 630],
    multiplier: [1_000],
    meterKind: '三相三线智能',
  },
};

function demoAccount(
  random: SeededRandom,
  at: {
    readonly index: number;
    readonly villageNo: number;
    readonly walkOrder: number;
    readonly customerClass: CustomerClass;
    readonly person:
      | { readonly name: string; readonly address: string; readonly usualUseKwh: number }
      | undefined;
  },
): DemoAccount {
  const { index, villageNo, walkOrder, customerClass, person } = at;
  const village = villages[villageNo];
  invariant(village !== undefined, `no village ${villageNo}`);
  const shortName = village.replace(/村$/, '');
  const isHome = customerClass === 'residential';
  const { use, volts, capacityKw, multiplier, meterKind } = traits[customerClass];
  const times = random.pick(multiplier);
  const usualUseKwh = person?.usualUseKwh ?? random.between(use[0], use[1]);
  const areaNo = 1 + (walkOrder % 3);
  const digits = random.chance(60) ? 6 : 5;
  return {
    accountNo: String(6_204_200_000 + index),
    name:
      person?.name ??
      (isHome ? householderName(random) : shortName + random.pick(enterpriseNames[customerClass])),
    idNumber: isHome ? demoIdNumber(random) : '',
    phone: `1${random.pick(['39', '36', '50', '51', '87', '89', '77', '99'])}${String(random.below(100_000_000)).padStart(8, '0')}`,
    address: person?.address ?? `${village}${random.between(1, 8)}组${random.between(13, 96)}号`,
    village,
    areaCode: `TQ${String(villageNo * 3 + areaNo).padStart(3, '0')}`,
    areaName: `${shortName}${areaNo}号台区`,
    routeCode: routeCodeOf(villageNo),
    walkOrder,
    customerClass,
    voltageV: volts,
    capacityKw: random.pick(capacityKw),
    householdSize: isHome ? random.between(1, 6) : null,
    welfare: isHome && random.chance(6) ? (random.chance(80) ? '低保' : '五保') : '',
    meterNo: String(230_007_000_000 + index),
    meterKind,
    multiplier: times,
    digits,
    installedOn: `20${random.between(12, 24)}-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`,
    lastDialKwh: random.between(1_000, 80_000),
    usualUseKwh: Math.max(times, Math.round(usualUseKwh / times) * times),
    prepaidFen: random.chance(9) ? random.pick([1_250, 2_000, 5_000, 10_000]) : 0,
  };
}

/** An ID number of the county's district with a check digit that is right. */
function demoIdNumber(random: SeededRandom): string {
  const born = `${random.between(1944, 2004)}${String(random.between(1, 12)).padStart(2, '0')}${String(random.between(1, 28)).padStart(2, '0')}`;
  const body = `620924${born}${String(random.below(1_000)).padStart(3, '0')}`;
  const whole = [...'0123456789X'].map((check) => body + check).find(isIdNumber);
  invariant(whole !== undefined, `no check digit fits ${body}`);
  return whole;
}

const headings =
  '户号,户名,证件号码,联系电话,用电地址,行政村,台区编号,台区名称,抄表段,抄表顺序,用电类别,电压等级,运行容量,家庭人口,低保五保,表号,表计类型,倍率,示数位数,安装日期,上月止码,上月电量,预收余额';

/** The accounts as the file that a station's older system exports, which the real import then reads. */
export function accountsFile(accounts: readonly DemoAccount[]): string {
  const rows = accounts.map((account) =>
    [
      account.accountNo,
      account.name,
      account.idNumber,
      account.phone,
      account.address,
      account.village,
      account.areaCode,
      account.areaName,
      account.routeCode,
      account.walkOrder,
      customerClassNames[account.customerClass],
      account.voltageV,
      account.capacityKw,
      account.householdSize ?? '',
      account.welfare,
      account.meterNo,
      account.meterKind,
      account.multiplier,
      account.digits,
      account.installedOn,
      account.lastDialKwh,
      account.usualUseKwh,
      `${Math.floor(account.prepaidFen / 100)}.${String(account.prepaidFen % 100).padStart(2, '0')}`,
    ].join(','),
  );
  return `${[headings, ...rows].join('\r\n')}\r\n`;
}
