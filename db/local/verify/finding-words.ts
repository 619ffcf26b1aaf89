import { formatYuanGrouped, fen } from '../../domain/kernel/money.ts';
import type { Finding, Problem } from './finding.ts';

/** The languages that a finding can be told in. */
export type FindingLanguage = 'zh-CN' | 'en';

type Words = (finding: Finding) => string;

/** Money is told in yuan, anything else as it stands; what a row lacks is a dash. */
function told(field: string, value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  const isMoney = typeof value === 'number' && Number.isSafeInteger(value) && /fen$/i.test(field);
  return isMoney ? formatYuanGrouped(fen(value)) : String(value);
}

const fact = (finding: Finding, name: string): string => told(name, finding.facts[name]);
const sideOf = (finding: Finding, name: 'found' | 'expected'): string =>
  told(fact(finding, 'field'), finding.facts[name]);

const chinese: Readonly<Record<Problem, Words>> = {
  file_damaged: (f) => `数据文件损坏：${fact(f, 'detail')}。请用最近的备份恢复。`,
  object_missing: () => '本程序建立的对象被删除。请查明是谁打开过数据文件。',
  object_changed: () => '与本程序建立的不同。请查明是谁打开过数据文件。',
  object_unknown: () => '不是本程序建立的。请查明是谁打开过数据文件。',
  reference_broken: (f) => `引用的 ${fact(f, 'parent')} 行不存在。`,
  entry_number_missing: () => '流水账缺这一号：该条已被删除。',
  entry_changed: (f) => `流水账这一条（${fact(f, 'kind')}）被改动：内容与其校验值不符。`,
  entry_out_of_chain: () => '流水账这一条没有接在前一条之后：前面有删除、改动或插入。',
  chain_cut_off: (f) => `流水账末尾被截去：曾有记录到第 ${fact(f, 'until')} 条。`,
  sealed_rows_changed: (f) =>
    `流水账这一条（${fact(f, 'kind')}）封存的凭证被改动、删除或添加。现有：${fact(f, 'rows')}。请与备份或县公司批次核对。`,
  row_added: (f) => `不属于流水账第 ${fact(f, 'entryNo')} 条，是后来添加的。`,
  row_without_entry: (f) =>
    `记的是流水账第 ${fact(f, 'entryNo')} 条，而流水账没有这一条：凭证是添加的，或流水账被删改。`,
  out_of_balance: (f) => `借贷不平，差 ${fact(f, 'sumFen')} 元。`,
  movement_differs: (f) => `记账与凭证不符（${fact(f, 'place')}），差 ${fact(f, 'restFen')} 元。`,
  differs: (f) =>
    f.facts.restFen === undefined
      ? `${fact(f, 'field')} 为 ${sideOf(f, 'found')}，按 ${fact(f, 'by')} 应为 ${sideOf(f, 'expected')}。`
      : `${fact(f, 'field')} 与 ${fact(f, 'by')} 之和相差 ${fact(f, 'restFen')} 元。`,
  missing: (f) => `缺少：${fact(f, 'by')} 说到它。`,
  unexpected: (f) => `不应有：与 ${fact(f, 'by')} 不符。`,
  unreadable: (f) => `${fact(f, 'field')} 读不懂。`,
};

const english: Readonly<Record<Problem, Words>> = {
  file_damaged: (f) => `the file is damaged: ${fact(f, 'detail')}. Restore the newest backup.`,
  object_missing: () => 'was dropped, though this program makes it. Find out who opened the file.',
  object_changed: () => 'is not as this program makes it. Find out who opened the file.',
  object_unknown: () => 'was not made by this program. Find out who opened the file.',
  reference_broken: (f) => `names a row of ${fact(f, 'parent')} that is not there.`,
  entry_number_missing: () => 'is missing from the daybook: it was deleted.',
  entry_changed: (f) => `(${fact(f, 'kind')}) was changed: it does not match its own hash.`,
  entry_out_of_chain: () =>
    'does not hang on the entry before it: something before was deleted, changed or put in.',
  chain_cut_off: (f) => `and what follows was cut off: the daybook went on to entry ${fact(f, 'until')}.`,
  sealed_rows_changed: (f) =>
    `(${fact(f, 'kind')}): a row it sealed was changed, deleted or added. There now: ${fact(f, 'rows')}. Compare with a backup or the county's batch.`,
  row_added: (f) => `does not belong to daybook entry ${fact(f, 'entryNo')}: it was added later.`,
  row_without_entry: (f) =>
    `names daybook entry ${fact(f, 'entryNo')}, which is not there: the row was added, or the daybook was cut.`,
  out_of_balance: (f) => `is out of balance by ${fact(f, 'sumFen')} yuan.`,
  movement_differs: (f) =>
    `moved other money than its rows say (${fact(f, 'place')}): ${fact(f, 'restFen')} yuan apart.`,
  differs: (f) =>
    f.facts.restFen === undefined
      ? `${fact(f, 'field')} is ${sideOf(f, 'found')}; by ${fact(f, 'by')} it must be ${sideOf(f, 'expected')}.`
      : `${fact(f, 'field')} and the sum of ${fact(f, 'by')} are ${fact(f, 'restFen')} yuan apart.`,
  missing: (f) => `is missing, though ${fact(f, 'by')} speaks of it.`,
  unexpected: (f) => `must not be: it contradicts ${fact(f, 'by')}.`,
  unreadable: (f) => `${fact(f, 'field')} cannot be read.`,
};

/** Tells a finding in words that a supervisor can act on: the table and key first, then what is wrong with it. */
export function describeFinding(finding: Finding, language: FindingLanguage): string {
  const place = finding.key === '' ? finding.table : `${finding.table} ${finding.key}`;
  const words = language === 'zh-CN' ? chinese : english;
  return language === 'zh-CN'
    ? `${place}：${words[finding.problem](finding)}`
    : `${place}: ${words[finding.problem](finding)}`;
}

/** Tells that a check has more findings than were kept. */
export function describeMore(count: number, language: FindingLanguage): string {
  return language === 'zh-CN' ? `另有 ${count} 项未列出。` : `${count} more are not listed.`;
}
