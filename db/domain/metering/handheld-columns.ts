import type { ImportColumn } from '../accounts/import-column.ts';

/** The fields of a handheld's readings file in the order in which they are shown for matching. */
export const handheldFields = ['accountNo', 'meterNo', 'readOn', 'dial', 'state', 'note'] as const;

/** One field of a readings file. */
export type HandheldField = (typeof handheldFields)[number];

/** What the import of readings knows of each column. */
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
    spellings: ['抄表日期', '抄表时间', '日期', 'read on', 'reading date', 'date'],
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
    ],
    longest: 40,
  },
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
