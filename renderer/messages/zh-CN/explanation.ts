const ordinals = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const tier = (ordinal: number): string => `第${ordinals[ordinal] ?? ordinal}档`;
const times = (multiplier: string | null): string => (multiplier === null ? '' : `，乘以倍率 ${multiplier}`);

const transformer = (name: string): string => (name.includes('变') ? name : `${name}变压器`);

/** A bill in words: how each charge was worked out, and two bills side by side. */
export const explanation = {
  // lines of a bill
  sum: '合计',
  item: '项目',
  energy: '电量',
  kwh: (kwh: string) => `${kwh} 千瓦时`,
  times: (quantity: string, price: string) => `${quantity} × ${price} 元`,
  percent: (percent: string) => `${percent}%`,
  percentOf: (percent: string, base: string) => `${base} 元 × ${percent}%`,
  // two bills side by side
  before: '原来',
  after: '改后',
  difference: '相差',
  differenceOf: (before: string, after: string) => `${after}比${before}`,
  // what kind of bill it is
  title: {
    regular: (month: string) => `${month} 电费怎么算的`,
    rebill: (month: string) => `${month} 电费怎么算的（更正后）`,
    reversal: (month: string) => `${month} 电费冲销单`,
    charge: (month: string) => `${month} 补收的一笔`,
    refund: (month: string) => `${month} 退还的一笔`,
  },
  wasReversed: '这张电费单后来更正过，已经冲销，不再收；请看更正后的那张。',
  isRebill: (adjustmentId: number | null) =>
    `这是更正后重开的电费单，代替原来那张${adjustmentId === null ? '' : `（退补单 ${adjustmentId} 号）`}。`,
  isReversal: (adjustmentId: number | null) =>
    `这是冲销单：把原来那张电费单整张冲掉，所以前面是负号${adjustmentId === null ? '' : `（退补单 ${adjustmentId} 号）`}。`,
  isCharge: (adjustmentId: number | null) =>
    `这一笔不是抄表算出来的电费，是单独补收的${adjustmentId === null ? '' : `（退补单 ${adjustmentId} 号）`}。`,
  isRefund: (adjustmentId: number | null) =>
    `这一笔不是抄表算出来的电费，是单独退给您的${adjustmentId === null ? '' : `（退补单 ${adjustmentId} 号）`}。`,
  formula: (text: string) => `算法：${text}`,
  source: (text: string) => `根据：${text}`,
  // what was used
  useHeading: '用了多少电',
  dial: (from: string, to: string, multiplier: string | null) => `从 ${from} 走到 ${to}${times(multiplier)}`,
  rolledOverDial: (from: string, to: string, multiplier: string | null) =>
    `从 ${from} 走满一圈、又从零走到 ${to}（已经人工确认）${times(multiplier)}`,
  registerDial: (register: string, meterNo: string | null, sentence: string, makes: string | null) =>
    `${register}${meterNo === null ? '' : `（表号 ${meterNo}）`}：${sentence}${makes === null ? '' : `，是 ${makes}`}`,
  demandDial: (dial: string, multiplier: string | null) => `这一期最大 ${dial}${times(multiplier)}`,
  kvarh: (kvarh: string) => `${kvarh} 千乏时`,
  kw: (kw: string) => `${kw} 千瓦`,
  makes: (sentence: string) => `表上${sentence}，`,
  total: (kwh: string) => `一共用了 ${kwh} 千瓦时（度）`,
  exchanged: (oldNo: string, newNo: string, on: string | null) =>
    `这期间换过表：${on === null ? '' : `${on} `}拆下 ${oldNo}，换上 ${newNo}，两只表走的加在一起。`,
  severalMeters: (count: number) => `这户有 ${count} 只表，走的加在一起。`,
  corrected: (register: string, dialsSay: string | null, energy: string) =>
    dialsSay === null
      ? `${register}：表计示数不作数，经退补更正为 ${energy}。`
      : `${register}：表计示数算出来是 ${dialsSay}，经退补更正为 ${energy}。`,
  children: (count: number, energies: string) =>
    `后面还有 ${count} 只分表，另外算电费，要减去 ${energies} 千瓦时。`,
  behind: (kwh: string, tariff: string) => `按约定（定量、定比）分出 ${kwh} 千瓦时，用“${tariff}”的电价。`,
  loss: (kwh: string) => `变压器和线路上损耗的 ${kwh} 千瓦时，按规定一起计费。`,
  noDials: (kwh: string) => `这张单没有抄表示数，按 ${kwh} 千瓦时计。`,
  bothDays: (from: string, to: string) => `上次抄表 ${from}，这次 ${to}。`,
  onlyLastDay: (to: string) => `这次抄表 ${to}，上次抄表的日期没有记下来。`,
  noDays: '抄表的日期没有记下来。',
  estimated: '这次的示数是暂计（估抄），不是抄见的；下次抄到真实示数时多退少补。',
  settlesEstimate: '上次的示数是暂计（估抄），这次按抄见的示数结清。',
  severalMonths: (months: number) => `这张单管 ${months} 个月。`,
  moreThanLast: (kwh: string, last: string) => `比上月多 ${kwh} 千瓦时（上月 ${last}）。`,
  lessThanLast: (kwh: string, last: string) => `比上月少 ${kwh} 千瓦时（上月 ${last}）。`,
  sameAsLast: '和上月一样多。',
  // how it is priced
  priceHeading: (tariff: string) => `怎么计价 · ${tariff}`,
  daysHeading: (from: string, to: string, tariff: string) => `${from} 到 ${to} · ${tariff}`,
  priceChanged: '这期间电价变过，变价前后按天数分开算。',
  partOfPeriod: (days: number, ofDays: number, kwh: string) =>
    `这一段 ${days} 天（全期 ${ofDays} 天），分到 ${kwh} 千瓦时。`,
  partPack: (code: string, version: number) => `这一段依据 ${code} 第 ${version} 版。`,
  sample: '这是示例价，不是公布的电价。',
  tierFirst: (upTo: string, price: string) => `第一档：${upTo} 千瓦时以内，每千瓦时 ${price} 元`,
  tierMiddle: (ordinal: number, from: string, upTo: string, price: string) =>
    `${tier(ordinal)}：${from} 到 ${upTo} 千瓦时，每千瓦时 ${price} 元`,
  tierLast: (ordinal: number, from: string, price: string) =>
    `${tier(ordinal)}：超过 ${from} 千瓦时的部分，每千瓦时 ${price} 元`,
  tierFlat: (price: string) => `每千瓦时 ${price} 元，不分档`,
  flatUnsaid: '一个价，不分档，价钱见下面每一笔。',
  tierFirstByTime: (upTo: string) => `第一档：${upTo} 千瓦时以内，按时段的价钱`,
  tierAdds: (ordinal: number, from: string, upTo: string | null, more: string) =>
    `${tier(ordinal)}：${upTo === null ? `超过 ${from} 千瓦时的部分` : `${from} 到 ${upTo} 千瓦时`}，每千瓦时再加 ${more} 元`,
  yearTiers: '分档按一整年的用电量算：',
  yearLeft: (before: string, after: string) => `算这张单以前，今年${before}；算完以后，${after}。`,
  tierLeft: (ordinal: number, kwh: string) => `${tier(ordinal)}还剩 ${kwh} 千瓦时`,
  tierUsedUp: (ordinal: number) => `${tier(ordinal)}已经用完`,
  limitsByDays: (days: number, ofDays: number) => `各档的电量也按 ${days}/${ofDays} 折算。`,
  limitsOfMonths: (months: number) => `${months} 个月的档合在一起算。`,
  byTimeOfDay: (parts: string) => `按一天里的时段分开计价：${parts}。`,
  timePart: (register: string, kwh: string) => `${register} ${kwh} 千瓦时`,
  // capacity and demand
  capacityWhole: (name: string, kva: string) => `${transformer(name)} ${kva} 千伏安：整期都算基本电费。`,
  capacityDays: (name: string, kva: string, days: number, ofDays: number) =>
    `${transformer(name)} ${kva} 千伏安：用了 ${days} 天，按 ${days}/${ofDays} 个月算基本电费。`,
  capacitySuspended: (name: string, kva: string, days: number, percent: string) =>
    `${transformer(name)} ${kva} 千伏安：停用的 ${days} 天，基本电费只收 ${percent}%。`,
  capacitySealed: (name: string, kva: string, on: string, resumedOn: string | null) =>
    `${transformer(name)} ${kva} 千伏安：${on} 起封停，${resumedOn === null ? '还没有起用' : `${resumedOn} 起用`}，封停的日子不收基本电费（封停当天不收，起用当天收）。`,
  capacitySealedShort: (name: string, kva: string, on: string, resumedOn: string | null) =>
    `${transformer(name)} ${kva} 千伏安：${on} 起封停${resumedOn === null ? '' : `，${resumedOn} 起用`}，不满规定的天数，基本电费照收。`,
  demandMeasured: (kw: string) => `基本电费按表上的最大需量 ${kw} 千瓦算。`,
  demandWithin: (contract: string, measured: string) =>
    `合同需量 ${contract} 千瓦，实际最大 ${measured} 千瓦，没有超过允许的范围，基本电费按合同需量算。`,
  demandOver: (contract: string, measured: string, excess: string) =>
    `合同需量 ${contract} 千瓦，实际最大 ${measured} 千瓦，超出允许范围 ${excess} 千瓦，超出的另外加收。`,
  // power factor, relief, least charge
  powerFactorFound: (active: string, reactive: string, factor: string, standard: string) =>
    `功率因数：有功 ${active} 千瓦时，无功 ${reactive} 千乏时，算出来是 ${factor}，标准是 ${standard}。`,
  powerFactorNone: '没有用电，功率因数不考核。',
  powerFactorUp: (percent: string, base: string, amount: string) =>
    `低于标准：${base}，加收 ${percent}%，就是 ${amount} 元。`,
  powerFactorDown: (percent: string, base: string, amount: string) =>
    `高于标准：${base}，少收 ${percent}%，就是 ${amount} 元。`,
  powerFactorEven: '正好在标准上，不加也不减。',
  powerFactorNoBonus: '高于标准，但按约定不减收。',
  powerFactorBase: {
    energy_and_capacity: (base: string) => `电度电费和基本电费 ${base} 元`,
    energy_capacity_and_funds: (base: string) => `电度电费、基本电费和基金附加 ${base} 元`,
  },
  free: (kwh: string) => `免费电量 ${kwh} 千瓦时（低保、五保照顾），按第一档的价钱减掉。`,
  minimum: (least: string, added: string) => `不到最低电费 ${least} 元，补足 ${added} 元。`,
  // the foot
  linesHeading: '每一笔',
  policy: (title: string, code: string, version: number) => `依据：${title}（${code} 第 ${version} 版）`,
  dueOn: (day: string) => `交费期限 ${day}，过期每天加违约金。`,
  // the same bill under another pack
  tryPack: '换政策试算',
  tryTitle: (name: string, month: string) => `${name} ${month} 换政策试算`,
  tryPackLabel: '按哪个政策包算',
  tryNone: '本站只有一个政策包，没有别的可以换。',
  tryAsBilled: '当时',
  tryAsTried: '换政策后',
  tryNote: '只是试算，不改动任何电费单。',
  tryWaiting: '正在试算…',
  packName: (title: string, code: string, version: number) => `${title}（${code} 第 ${version} 版）`,
};
