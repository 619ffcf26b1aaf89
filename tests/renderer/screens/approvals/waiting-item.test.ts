import { describe, expect, it } from 'vitest';
import type { AdjustmentRow } from '../../../../electron/contract/adjustments.ts';
import type { VoidRequestRow } from '../../../../electron/contract/payments.ts';
import { keyAfter, waitingItems } from '../../../../renderer/screens/approvals/waiting-item.ts';

const request = (requestId: number, requestedAt: number) => ({ requestId, requestedAt }) as VoidRequestRow;
const row = (adjustmentId: number, proposedAt: number) => ({ adjustmentId, proposedAt }) as AdjustmentRow;

describe('waitingItems', () => {
  it('puts voids and adjustments into one list, the longest waiting first', () => {
    const items = waitingItems([request(1, 30), request(2, 10)], [row(1, 20)]);
    expect(items.map((item) => item.key)).toEqual(['void-2', 'adjustment-1', 'void-1']);
  });
});

describe('keyAfter', () => {
  const items = waitingItems([request(1, 1), request(2, 2)], [row(9, 3)]);
  it.each([
    ['void-1', 'void-2'],
    ['adjustment-9', 'void-2'],
  ])('goes from %s to %s', (key, next) => {
    expect(keyAfter(items, key)).toBe(next);
  });
  it('goes nowhere from the only one', () => {
    expect(keyAfter(items.slice(0, 1), 'void-1')).toBeNull();
  });
});
