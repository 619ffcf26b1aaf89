import type { AdjustmentRow } from '../../../electron/contract/adjustments.ts';
import type { VoidRequestRow } from '../../../electron/contract/payments.ts';
import type { ReopenRequestRow } from '../../../electron/contract/periods.ts';

/** Something that waits for another person's word. */
export type WaitingItem =
  | {
      readonly kind: 'void';
      readonly key: string;
      readonly askedAt: number;
      readonly request: VoidRequestRow;
    }
  | {
      readonly kind: 'adjustment';
      readonly key: string;
      readonly askedAt: number;
      readonly row: AdjustmentRow;
    }
  | {
      readonly kind: 'reopening';
      readonly key: string;
      readonly askedAt: number;
      readonly reopening: ReopenRequestRow;
    };

/** Voids, adjustments and reopenings in one list, the longest waiting first. */
export function waitingItems(
  requests: readonly VoidRequestRow[],
  rows: readonly AdjustmentRow[],
  reopenings: readonly ReopenRequestRow[] = [],
): readonly WaitingItem[] {
  const voids = requests.map((request) => ({
    kind: 'void' as const,
    key: `void-${request.requestId}`,
    askedAt: request.requestedAt,
    request,
  }));
  const adjustments = rows.map((row) => ({
    kind: 'adjustment' as const,
    key: `adjustment-${row.adjustmentId}`,
    askedAt: row.proposedAt,
    row,
  }));
  const months = reopenings
    .filter(({ state }) => state === 'waiting')
    .map((reopening) => ({
      kind: 'reopening' as const,
      key: `reopening-${reopening.requestId}`,
      askedAt: reopening.requestedAt,
      reopening,
    }));
  return [...voids, ...adjustments, ...months].toSorted((a, b) => a.askedAt - b.askedAt);
}

/** The item that takes the cursor when one is gone: the next, or else the one before. */
export function keyAfter(items: readonly WaitingItem[], key: string): string | null {
  const index = items.findIndex((item) => item.key === key);
  return (items[index + 1] ?? items[index - 1])?.key ?? null;
}

/** What came of a decision, in words. */
export interface DecisionNews {
  readonly tone: 'done' | 'wrong';
  readonly words: string;
}
