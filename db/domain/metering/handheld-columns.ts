import { headingKey, type ImportColumn } from '../accounts/import-column.ts';
import { normaliseCode } from '../accounts/normalise-cell.ts';
import type { RegisterKind } from './register-kind.ts';

/** The columns that hold a dial, with the register each is of; `dial` is of the one that the line's register column names, or else the total. */
const registerOfDial = {
  dial: 'total',
  dialSharp: 'sharp',
  dialPeak: 'peak',
  dialFlat: 'flat',
  dialValley: 'valley',
  dialDeepValley: 'deep_valley',
  dialReactiveForward: 'reactive_forward',
  dialReactiveReverse: 'reactive_reverse',
  dialDemand: 'demand',
} as const satisfies Readonly<Record<string, RegisterKind>>;

/** A column that holds a dial. */
export type DialField = keyof typeof registerOfDial;

/** The columns that hold dials, in the order in which a meter's registers are listed. */
export const dialFields = Object.keys(registerOfDial) as readonly DialField[];

/** The fields of a readings file in the order in which they are shown for matching. */
export type HandheldField = 'accountNo' | 'meterNo' | 'readOn' | 'register' | DialField | 'state' | 'note';

const activePrefixes = [
  '',
  '正向有功',
  '有功',
  '正有功',
  '本月',
  '本次',
  '示数',
  '止码',
  '本月示数',
  '本月止码',
  '本次示数',
  '正向有功示数',
  '有功示数',
];
const dialSuffixes = ['', '示数', '止码', '示值', '电能示值'];

/** The headings of one part of the day: 峰, 峰示数, 正向有功峰, 本月止码峰 and the like. */
function partSpellings(words: readonly string[], english: string): readonly string[] {
  const chinese = words.flatMap((word) =>
    activePrefixes.flatMap((prefix) =>
      (prefix.includes('示数') || prefix.includes('止码') ? [''] : dialSuffixes).map(
        (suffix) => `${prefix}${word}${suffix}`,
      ),
    ),
  );
  return [...chinese, english, `${english} reading`];
}

function reactiveSpellings(words: readonly string[], english: string): readonly string[] {
  return [
    ...words.flatMap((word) => dialSuffixes.map((suffix) => `${word}${suffix}`)),
    english,
    `${english} reading`,
  ];
}

function dialColumn(field: DialField, spellings: readonly string[]): ImportColumn<HandheldField> {
  return { field, isRequired: false, standsFor: 'dial', spellings, longest: 40 };
}

/**
 * What the import of readings knows of each column: a line may hold one dial, several side by side, or name the register that its
 * dial is of.
 */
export const handheldColumns: readonly ImportColumn<HandheldField>[] = [
  {
    field: 'accountNo',
    isRequired: true,
    spellings: [
      '户号',
      '用户编号',
      '客户编号',
      '用电户号',
      '用户号',
      'account no',
      'account number',
      'account',
    ],
    longest: 24,
  },
  {
    field: 'meterNo',
    isRequired: true,
    spellings: [
      '表号',
      '电表编号',
      '电能表编号',
      '表计编号',
      '资产编号',
      'meter no',
      'meter number',
      'meter',
    ],
    longest: 40,
  },
  {
    field: 'readOn',
    isRequired: true,
    spellings: [
      '抄表日期',
      '抄表时间',
      '日期',
      '采集日期',
      '采集时间',
      '冻结日期',
      '冻结时间',
      '数据日期',
      '数据时间',
      'read on',
      'reading date',
      'date',
    ],
    longest: 40,
  },
  {
    field: 'register',
    isRequired: false,
    spellings: ['示数类型', '计度器', '计度器类型', '示数名称', '时段', 'register', 'register kind'],
    longest: 40,
  },
  {
    field: 'dial',
    isRequired: true,
    spellings: [
      '本月止码',
      '本月示数',
      '本次示数',
      '抄见示数',
      '止码',
      '示数',
      'reading',
      'dial',
      'this reading',
      '正向有功',
      '正向有功示数',
      '正向有功电能示值',
      '有功',
      '有功示数',
      ...partSpellings(['总'], 'total'),
    ],
    longest: 40,
  },
  dialColumn('dialSharp', partSpellings(['尖', '尖峰'], 'sharp')),
  dialColumn('dialPeak', partSpellings(['峰', '高峰'], 'peak')),
  dialColumn('dialFlat', partSpellings(['平', '平段'], 'flat')),
  dialColumn('dialValley', partSpellings(['谷', '低谷'], 'valley')),
  dialColumn('dialDeepValley', partSpellings(['深谷'], 'deep valley')),
  dialColumn(
    'dialReactiveForward',
    reactiveSpellings(['正向无功', '正向无功总', '无功', '无功总'], 'reactive forward'),
  ),
  dialColumn('dialReactiveReverse', reactiveSpellings(['反向无功', '反向无功总'], 'reactive reverse')),
  dialColumn(
    'dialDemand',
    reactiveSpellings(['最大需量', '需量', '正向有功最大需量', '有功最大需量'], 'demand'),
  ),
  {
    field: 'state',
    isRequired: false,
    spellings: ['抄表状态', '抄表情况', '状态', 'state', 'status'],
    longest: 40,
  },
  {
    field: 'note',
    isRequired: false,
    spellings: ['备注', '说明', '异常说明', 'note', 'remark', 'remarks'],
    longest: 200,
  },
];

const registerOfWord: ReadonlyMap<string, RegisterKind> = new Map(
  handheldColumns.flatMap(({ field, spellings }) =>
    isDialField(field)
      ? spellings.map((spelling): [string, RegisterKind] => [headingKey(spelling), registerOfDial[field]])
      : [],
  ),
);

/** Tells whether a column holds a dial. */
export function isDialField(field: HandheldField): field is DialField {
  return Object.hasOwn(registerOfDial, field);
}

/**
 * The register that a dial stands for: its column's own, but of the column `dial` the one that the line's register cell names, in the
 * words of the headings (总, 正向有功峰, 反向无功, peak) or in ours (reactive_forward). Null for a word that names none.
 */
export function registerOfCell(field: DialField, registerCell: string): RegisterKind | null {
  const word = normaliseCode(registerCell);
  return field !== 'dial' || word === ''
    ? registerOfDial[field]
    : (registerOfWord.get(headingKey(word)) ?? null);
}
