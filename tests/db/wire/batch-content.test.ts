import { describe, expect, it } from 'vitest';
import { day } from '../../../db/domain/kernel/calendar.ts';
import { readBatchContent, writeBatchContent } from '../../../db/wire/batch-content.ts';
import { canonicalText } from '../../../db/wire/canonical-json.ts';

const entry = (kind: string, payload: Record<string, unknown>) => ({
  recordedAt: 1_764_000_000_000,
  businessDay: day('2026-11-24'),
  kind,
  actorId: 3,
  actorName: '核算员',
  payload: canonicalText(payload),
  rowsHash: 'ab'.repeat(32),
});

describe('a batch with adjustments', () => {
  it('comes back as it went: proposals, approvals, declined ones with their word', () => {
    const proposed = { n: '6204200017', fault: 'wrong_wiring', sumWh: 50_000, w: '现场核对' };
    const decided = { n: '6204200017', ok: true };
    const entries = [
      entry('adjustment_proposed', { a: 1, sumFen: 2_550, ...proposed }),
      entry('adjustment_decided', { a: 1, sumFen: 2_550, ...decided }),
      entry('adjustment_proposed', { a: 2, sumFen: -2_550, ...proposed }),
      entry('adjustment_decided', { a: 2, sumFen: -2_550, ...decided }),
      entry('adjustment_decided', { a: 3, sumFen: 0, ...decided, ok: false, w: '证据不足' }),
      entry('supply_terms_recorded', { accountNo: '6204200017', version: 1, changed: ['tariffCode'] }),
    ];
    const read = readBatchContent(writeBatchContent(entries));
    expect(read).toEqual(entries);
  });
});
