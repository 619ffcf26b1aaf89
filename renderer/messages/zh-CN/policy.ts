import type { NameMask } from '../../../db/domain/accounts/mask-name.ts';
import type { PackSection } from '../../../db/domain/billing/policy-pack.ts';
import type { TouPeriod } from '../../../db/domain/billing/tariff.ts';
import type { Proration } from '../../../db/domain/billing/two-part-charge.ts';

const sections: Readonly<Record<PackSection, string>> = {
  effectiveFrom: '生效日期',
  readings: '示数突变',
  assumedVolts: '默认电压',
  due: '交费期限',
  includedFunds: '价内基金',
  welfare: '低保五保免费电量',
  severalPersons: '一户多人口',
  timeOfUse: '峰谷时段',
  powerFactor: '功率因数',
  transformerLoss: '变压器损耗',
  lineLoss: '线路损耗',
  breach: '违约用电和窃电',
  lateFee: '电费违约金',
  publicList: '村级公示',
  cheques: '支票',
};

const periods: Readonly<Record<TouPeriod, string>> = {
  sharp: '尖',
  peak: '峰',
  flat: '平',
  valley: '谷',
  deep_valley: '深谷',
};

const nameMasks: Readonly<Record<NameMask, string>> = {
  all_but_surname: '户名只公示姓',
  all_but_first_and_last: '户名只公示首尾两字',
  none: '户名全部公示',
};

const prorations: Readonly<Record<Proration, string>> = {
  calendar_days: '按当月实际天数折算',
  month_of_30: '每月按 30 天折算',
};

/** Prices: the accepted policy packs, what is in them, and trying a new one. */
export const policy = {
  purpose: '装入的电价政策包：电价、分档、时段、违约金等一切带数的规定。',
  firstStep: '还没有政策包。按 F4 装入县公司发来的文件。',
  listLabel: '政策包',
  load: '装入新政策包',
  chooseOther: '换一个文件',
  version: (code: string, version: number) => `${code} 第 ${version} 版`,
  from: (day: string) => `${day} 起`,
  inForce: '现行',
  notYet: '未到期',
  accepted: (day: string, name: string) => `${day} ${name} 装入`,
  sample: '示例',
  sampleHint: '没有公布的出处，使用前要与县公司核对',
  named: '按约定',

  // what is in a pack
  tariffs: (count: number) => `电价（${count} 个）`,
  tariff: '电价',
  use: '类别和电压',
  pricing: '计价（元/千瓦时）',
  below: (volts: string) => `不满 ${volts}`,
  between: (from: string, below: string) => `${from}至不满 ${below}`,
  fromUp: (volts: string) => `${volts}及以上`,
  anyVolts: '各级电压',
  kilovolts: (value: string) => `${value} 千伏`,
  volts: (value: string) => `${value} 伏`,
  tierPeriod: { month: '每月', year: '每年' },
  tier: (from: string | null, upTo: string | null, price: string) =>
    upTo === null
      ? `${from} 千瓦时以上 ${price}`
      : `${from === null ? `${upTo} 千瓦时以内` : `${from}–${upTo} 千瓦时`} ${price}`,
  season: (months: string, limits: string) => `${months} 月抄表：${limits} 千瓦时分档`,
  asIncrements: '按第一档加价打印',
  tierTou: (prices: string) => `第一档分时：${prices}，其余各档另加价差`,
  tou: (period: TouPeriod, price: string) => `${periods[period]} ${price}`,
  fund: (label: string, price: string) => `另加 ${label} ${price}`,
  capacity: (price: string) => `容量 ${price} 元/千伏安·月`,
  contractDemand: (price: string) => `合约需量 ${price} 元/千瓦·月`,
  measuredDemand: (price: string) => `实际需量 ${price} 元/千瓦·月`,
  twoPart: (label: string, prices: readonly string[]) => `${label}：${prices.join('，')}`,
  proration: prorations,
  standard: (value: string) => `功率因数标准 ${value}`,
  minimum: (yuan: string) => `每月至少 ${yuan} 元`,
  sections,
  periods,
  otherRules: '其他规定',
  none: '无',
  jump: (lighting: string, power: string) => `比平常多或少 ${lighting}（照明）、${power}（动力）要说明`,
  neverEstimated: (users: string) => `锁门不得估抄：${users}`,
  readTwice: (users: string) => `两人双抄：${users}`,
  errorPenalties: (once: string, repeated: string) =>
    `考核：差错一次 ${once} 元，连着两个月 ${repeated} 元（只供参考，不入账）`,
  twoPartUsers: '两部制用户',
  fromKva: (kva: number) => `${kva} kVA 及以上`,
  due: (dayOfMonth: number, days: number) => `次月 ${dayOfMonth} 日，且发行后至少 ${days} 天`,
  assumedVolts: (volts: number) => `档案没有电压的按 ${volts} 伏`,
  freeKwh: (kwh: string) => `每户每月 ${kwh} 千瓦时`,
  severalPersons: (persons: number, kwh: string) => `${persons} 人及以上，第一档每月加 ${kwh} 千瓦时`,
  tierYear: '阶梯年度',
  tierYearFrom: (month: number) => `${month} 月起`,
  fundIn: (label: string, price: string, classes: string) => `${label} ${price}（${classes}）`,
  months: (months: string) => `${months} 月`,
  allYear: '全年',
  window: (period: TouPeriod, hours: readonly string[]) => `${periods[period]}段 ${hours.join('、')}`,
  restFlat: '其余为平段',
  separator: '；',
  powerFactorUser: (standard: string, customerClass: string, volts: string | null, kva: string) =>
    `${standard}：${customerClass}${volts === null ? '' : ` ${volts}`} ${kva} 千伏安起`,
  powerFactorBase: {
    energy_and_capacity: '按电度电费和基本电费调整，不含基金',
    energy_capacity_and_funds: '按电度电费、基本电费和基金调整',
  },
  powerFactorTables: (standards: string) => `调整表：${standards}`,
  transformer: (type: string, kva: string, iron: string, reactive: string, copper: string, k: string) =>
    `${type} ${kva} 千伏安：铁损每月 ${iron} 千瓦时、${reactive} 千乏时，铜损 ${copper}，无功系数 ${k}`,
  lineLoss: (share: string) => `合同没有写明的按 ${share}`,
  lateFeeRates: (residential: string, other: string, carried: string) =>
    `每天：居民 ${residential}，其他 ${other}，其他跨年欠费 ${carried}`,
  carriedOver: {
    split: '跨年欠费：上年的天数按当年比例，1 月 1 日起按跨年比例',
    all_days: '跨年欠费：全部天数按跨年比例',
    new_year_only: '跨年欠费：只算新年的天数',
  },
  lateFeeMinimum: (yuan: string) => `不足 ${yuan} 元按 ${yuan} 元`,
  lateFeeCap: (share: string) => `最多为欠费的 ${share}`,
  publicList: (mask: NameMask, showsAccountNo: boolean) =>
    `${nameMasks[mask]}；户号${showsAccountNo ? '公示' : '不公示'}`,
  cheques: (valid: number, warn: number, holiday: number) =>
    `出票日算第一天，共 ${valid} 天有效；第 ${warn} 天起提醒；到期日逢节假日最多顺延 ${holiday} 天，由人确认`,
  breachRules: {
    theft: (times: number, days: number, power: number, lighting: number) =>
      `窃电：补电费，另收 ${times} 倍；时间不明按 ${days} 天，动力每天 ${power} 小时、照明 ${lighting} 小时`,
    priceClass: (times: number, months: number) =>
      `高价低接：补差价，另收 ${times} 倍；时间不明按 ${months} 个月`,
    capacity: (times: number, yuan: string) =>
      `私增容量：两部制另收 ${times} 倍基本电费，其他每千瓦 ${yuan} 元`,
    suspended: (times: number, yuan: string) =>
      `擅自启用暂停设备：另收 ${times} 倍基本电费，其他每千伏安 ${yuan} 元`,
    outage: (times: number) => `供电企业停电：按电费的 ${times} 倍赔偿`,
  },
  packTable: (title: string) => `电价表 ${title}`,
  code: '代码',
  customerClass: '类别',
  voltage: '电压',

  // trying a new one
  tryAgain: '重新试算',
  accept: '装入',
  leave: '不装入',
  nextList: '换一张表',
  findHint: '户号、户名或电价',
  trialOf: (fileName: string) => `文件 ${fileName}`,
  known: '这一版早已装入，内容一样；再装入不会改变什么。',
  noMonth: '还没有发行过电费，没有可试算的户。核对内容无误即可装入。',
  tried: (month: string, accounts: number) =>
    `用 ${month} 已发行的示数，按全月都执行新包试算了 ${accounts} 户。`,
  cancelled: '试算已停下，什么也没有改动。按 F8 重新试算。',
  beforeBilled: (day: string, month: string) =>
    `它从 ${day} 起生效，而 ${month} 及以前有已发行的电费：已发行的不变，要改请走退补。`,
  replacedOn: (day: string, title: string) => `${day} 起由已装入的“${title}”接替。`,
  oldSum: '已发行',
  newSum: '按新包',
  change: '变化',
  views: {
    groups: '按电价',
    changed: (count: number) => `有变化的户 ${count}`,
    notBilled: (count: number) => `算不出的户 ${count}`,
    content: '包里的内容',
  },
  accounts: '户数',
  dearer: '变贵',
  cheaper: '变便宜',
  energy: '电量（千瓦时）',
  old: '已发行（元）',
  new: '按新包（元）',
  difference: '差额（元）',
  total: '合计',
  accountNo: '户号',
  name: '户名',
  why: '缺什么',
  noTariffFor: (customerClass: string, volts: string) => `没有“${customerClass}” ${volts} 伏的电价`,
  noneChanged: '没有一户的电费会变。',
  noneFound: '没有这样的户，请换个字。',
  cannotBill: (count: number) => `有 ${count} 户按新包算不出电费，装入后会被搁置：请先与县公司核对。`,
  exportName: (month: string) => `新电价试算 ${month}`,
  acceptTitle: '装入这个政策包？',
  acceptFrom: '执行日期',
  acceptChange: (month: string) => `${month} 试算变化（元）`,
  acceptDrafts: '已算未发行、账期落在执行日期以后的电费，要重新计算。装入后不能撤销，只能再装入新的一版。',
  acceptYes: '装入',
  done: (title: string, day: string) => `已装入“${title}”，${day} 起执行。`,
};
