import { expect } from 'vitest';
import { answerOf } from '../../../../support/trial.ts';
import type { Check } from './worked-case.ts';

/** The checks of the worked cases by id. */
export const wordsAndNumbers: Readonly<Record<string, Check>> = {
  DT01: (c) => expect(answerOf('date_in_words', c.inputs)).toEqual(c.expected),
  DT02: (c) => expect(answerOf('date_in_words', c.inputs)).toEqual(c.expected),
  DT03: (c) => expect(answerOf('date_in_words', c.inputs)).toEqual(c.expected),
  RMB13: (c) => {
    // Both printed forms leave out the 零 between 元 and 角 that the rule allows and the recommended form takes (domain.md §5.1).
    const bare = (text: string) => text.replace(/零|整$/g, '');
    expect(answerOf('amount_in_words', c.inputs).text).toBe('壹仟亿壹仟万壹仟元零壹角整');
    expect(c.expected.acceptable.map(bare)).toContain('壹仟亿壹仟万壹仟元壹角');
  },
  ID01: (c) => expect(answerOf('id_number', { text: c.inputs.id })).toEqual({ valid: true }),
};
