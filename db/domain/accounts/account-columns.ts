import type { ImportColumn } from './import-column.ts';

/** The fields of an accounts file in the order in which they are shown for matching. */
export const accountFields = [
  'accountNo',
  'name',
  'customerClass',
  'meterNo',
  'multiplier',
  'digits',
  'lastReading',
  'lastUse',
  'prepaid',
  'idNumber',
  'phone',
  'address',
  'village',
  'areaCode',
  'areaName',
  'routeCode',
  'walkOrder',
  'voltage',
  'capacity',
  'householdSize',
  'welfare',
  'meterKind',
  'installedOn',
] as const;

/** One field of an accounts file. */
export type AccountField = (typeof accountFields)[number];

const spellings: Readonly<Record<AccountField, readonly string[]>> = {
  accountNo: [
    '户号',
    '用户编号',
    '客户编号',
    '用电户号',
    '用户号',
    '户编号',
    'account no',
    'account number',
    'account',
  ],
  name: ['户名', '用户名称', '客户名称', '用户姓名', '姓名', '用电户名', 'name', 'customer name', 'customer'],
  customerClass: [
    '用电类别',
    '用电性质',
    '电价类别',
    '类别',
    'class',
    'customer class',
    'category',
    'tariff class',
  ],
  meterNo: [
    '表号',
    '电表编号',
    '电能表编号',
    '表计编号',
    '资产编号',
    '出厂编号',
    'meter no',
    'meter number',
    'meter',
  ],
  multiplier: ['倍率', '综合倍率', '计费倍率', 'multiplier', 'ratio'],
  digits: ['示数位数', '表位数', '位数', '整数位数', 'digits', 'dial digits'],
  lastReading: [
    '上月止码',
    '上月示数',
    '上次示数',
    '上期止码',
    '止码',
    '表底',
    'last reading',
    'previous reading',
  ],
  lastUse: ['上月电量', '上期电量', '上次电量', 'last use', 'last consumption', 'previous kwh'],
  prepaid: [
    '预收余额',
    '预存余额',
    '预收电费',
    '余额',
    'prepaid',
    'prepayment',
    'prepaid balance',
    'balance',
  ],
  idNumber: ['证件号码', '身份证号', '身份证号码', '证件号', 'id number', 'id no', 'id card'],
  phone: ['联系电话', '电话', '手机', '手机号', '手机号码', '电话号码', 'phone', 'mobile', 'telephone'],
  address: ['用电地址', '地址', '住址', 'address', 'service address'],
  village: ['行政村', '村', '村名', '所属村', 'village'],
  areaCode: ['台区编号', '台区编码', '台区号', 'transformer area code', 'area code', 'transformer area'],
  areaName: ['台区名称', '台区', '变压器名称', 'transformer area name', 'area name'],
  routeCode: ['抄表段', '抄表段编号', '册号', '抄表册', '段号', 'route', 'route code', 'book'],
  walkOrder: ['抄表顺序', '抄表序号', '顺序号', 'walk order', 'sequence'],
  voltage: ['电压等级', '供电电压', '电压', 'voltage', 'voltage level'],
  capacity: ['运行容量', '合同容量', '容量', '报装容量', 'capacity', 'contract capacity'],
  householdSize: ['家庭人口', '人口', '人口数', '家庭人数', 'household size', 'persons'],
  welfare: ['低保五保', '低保户', '优抚类别', '困难类别', 'welfare'],
  meterKind: ['表计类型', '电表类型', '表型', '电能表类型', 'meter type', 'meter kind'],
  installedOn: ['安装日期', '装表日期', '装出日期', 'installed on', 'install date', 'installation date'],
};

const required: readonly AccountField[] = [
  'accountNo',
  'name',
  'customerClass',
  'meterNo',
  'multiplier',
  'digits',
  'lastReading',
];

/** The longest clean text that a field takes; a longer one is no mistake of typing but a broken file. */
const longest: Readonly<Partial<Record<AccountField, number>>> = {
  accountNo: 24,
  name: 60,
  address: 120,
  areaName: 60,
  routeCode: 20,
};

/** What the import of accounts knows of each column. */
export const accountColumns: readonly ImportColumn<AccountField>[] = accountFields.map((field) => ({
  field,
  isRequired: required.includes(field),
  spellings: spellings[field],
  longest: longest[field] ?? 40,
}));
