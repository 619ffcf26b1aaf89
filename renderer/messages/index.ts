import { en } from './en/index.ts';
import { zhCN } from './zh-CN/index.ts';

/** Every text a person reads, by place. Chinese is written first; English must have the same shape or it does not compile. */
export type Messages = typeof zhCN;

/** The texts of each language. */
export const messagesOf = { 'zh-CN': zhCN, en } as const satisfies Record<string, Messages>;
