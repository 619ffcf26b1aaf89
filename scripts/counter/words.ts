import { en } from '../../renderer/messages/en/index.ts';
import type { Messages } from '../../renderer/messages/index.ts';
import { zhCN } from '../../renderer/messages/zh-CN/index.ts';
import type { Refusal } from '../../db/domain/kernel/result.ts';

/** The language of the machine, as far as the program speaks it: Chinese where the machine does, else English. */
export function languageHere(): 'zh-CN' | 'en' {
  const language = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
  return /^zh/i.test(language) ? 'zh-CN' : 'en';
}

/** The program's own texts in the machine's language. */
export function messagesHere(): Messages {
  return languageHere() === 'zh-CN' ? zhCN : en;
}

/** The sentence for a refusal in the machine's language. */
export function sentenceOf(refusal: Refusal): string {
  return messagesHere().refusals[refusal.code](refusal.facts);
}
