import { describe, expect, it } from 'vitest';
import { messagesOf } from '../../../../renderer/messages/index.ts';
import { placeWord, refusedWords } from '../../../../renderer/screens/adjustments/refused-place.ts';

const zh = messagesOf['zh-CN'];

describe('placeWord', () => {
  it.each([
    ['readOn', zh.adjustments.fields.readOn],
    ['amount', zh.adjustments.places.amount],
    ['phases.1.ct', zh.adjustments.phase(1)],
    ['dials.peak', `${zh.names.registers.peak} ${zh.adjustments.trueDial}`],
    ['items.2', zh.adjustments.itemLabel(zh.adjustments.itemsTitle, 3)],
    ['something.else', 'something.else'],
  ])('calls %s by its name in the form', (place, word) => {
    expect(placeWord(zh, place)).toBe(word);
  });
});

describe('refusedWords', () => {
  it('names the field instead of the place in the facts', () => {
    const answer = {
      ok: false,
      refusal: { code: 'adjustment_not_possible', facts: { place: 'billedMultiplier' } },
    } as const;
    expect(refusedWords(zh, answer)).toContain(zh.adjustments.fields.billedMultiplier);
    expect(refusedWords(zh, answer)).not.toContain('billedMultiplier');
  });

  it('reads every other refusal as it is', () => {
    const answer = { ok: false, refusal: { code: 'adjustment_changes_nothing', facts: {} } } as const;
    expect(refusedWords(zh, answer)).toBe(zh.refusals.adjustment_changes_nothing({}));
  });
});
