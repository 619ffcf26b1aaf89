/** The languages of the county's page. */
export type PageLanguage = 'zh-CN' | 'en';

const chinese = {
  title: '县公司汇总',
  stations: '供电所',
  lastContact: '最近联系',
  entries: (count: number) => `流水账 ${count} 条`,
  day: '营业日',
  payments: '收费笔数',
  voids: '作废',
  collected: '实收（元）',
  counted: '清点含备用金（元）',
  difference: '长短款（元）',
  billsIssued: '发行电费单',
  billsIssuedSum: '发行金额（元）',
  state: '日结',
  closed: '已日结',
  open: '未日结',
  disagrees: '与所内日结不符',
  unread: (count: number) => `${count} 条待升级后解读`,
  total: '合计',
  days: (count: number) => `${count} 天`,
  noStations: '还没有供电所注册。',
  noStationsHint: '在供电所的程序里打开“县公司”，填入本机地址和接收端启动时显示的注册码。',
  noDays: '还没有收到批次。日结之后供电所会自动上传。',
  trialStore: '试用存储（PGlite）：不强制写盘，断电可能丢失已签收的批次。正式使用请连接 PostgreSQL。',
  otherLanguage: 'English',
  asOf: '截至',
};

const english: typeof chinese = {
  title: 'County overview',
  stations: 'stations',
  lastContact: 'Last contact',
  entries: (count) => (count === 1 ? '1 daybook entry' : `${count} daybook entries`),
  day: 'Business day',
  payments: 'Payments',
  voids: 'Voids',
  collected: 'Collected (yuan)',
  counted: 'Counted with float (yuan)',
  difference: 'Over/short (yuan)',
  billsIssued: 'Bills issued',
  billsIssuedSum: 'Billed (yuan)',
  state: 'Day close',
  closed: 'Closed',
  open: 'Open',
  disagrees: 'differs from the station’s day close',
  unread: (count) => `${count} to be read after an update`,
  total: 'Total',
  days: (count) => (count === 1 ? '1 day' : `${count} days`),
  noStations: 'No station has enrolled yet.',
  noStationsHint:
    'In the station’s program open “County” and enter this address and the enrolment code that the receiver showed at its start.',
  noDays: 'No batch has come yet. A station sends one after its day close.',
  trialStore:
    'Trial store (PGlite): it never forces writes to the disk; a power cut can lose batches that were acknowledged. For real use connect PostgreSQL.',
  otherLanguage: '中文',
  asOf: 'As of',
};

/** All text of the page. */
export type PageWords = typeof chinese;

/** The text in a language. */
export function pageWords(language: PageLanguage): PageWords {
  return language === 'en' ? english : chinese;
}

/** Which language to show: the one asked for by name, else the browser's first wish among the two, else Chinese. */
export function choosePageLanguage(asked: unknown, acceptLanguage: string | undefined): PageLanguage {
  if (asked === 'en') return 'en';
  if (asked === 'zh' || asked === 'zh-CN') return 'zh-CN';
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((wish) => {
      const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';');
      const quality = parameters
        .map((one) => /^\s*q=([\d.]+)$/.exec(one)?.[1])
        .find((one) => one !== undefined);
      return { tag, quality: Number(quality ?? 1) };
    })
    .filter(({ tag, quality }) => quality > 0 && /^(zh|en)\b/.test(tag))
    .sort((a, b) => b.quality - a.quality);
  return wishes[0]?.tag.startsWith('en') === true ? 'en' : 'zh-CN';
}
