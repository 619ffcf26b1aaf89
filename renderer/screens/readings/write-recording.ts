import type { Day, Month } from '../../../db/domain/kernel/calendar.ts';
import type { WattHours } from '../../../db/domain/kernel/energy.ts';
import type { Answer } from '../../../electron/contract/channel.ts';
import type { ReadingRow } from '../../../electron/contract/readings.ts';
import { call } from '../../api/counter-api.ts';
import type { Recording } from './grid-state.ts';

/** Writes a recording down and answers the register's row. A typed dial that rolled over is first recorded, then said to have. */
export async function writeRecording(
  registerId: number,
  recording: Recording,
  month: Month,
  readOn: Day,
): Promise<Answer<ReadingRow>> {
  const record = (
    kind: 'actual' | 'locked' | 'fault',
    dialWh: WattHours | null,
    reason: string | null,
    correction: string | undefined,
  ) =>
    call('readings/record', {
      registerId,
      month,
      readOn,
      kind,
      dialWh,
      reason,
      correction: correction ?? null,
    });
  const explain = (reason: string, isRollOver: boolean) =>
    call('readings/explain', { registerId, month, reason, isRollOver });
  if (recording.act === 'record')
    return record(recording.kind, recording.dialWh, recording.reason, recording.correction);
  if (recording.act === 'explain') return explain(recording.reason, false);
  if (recording.dialWh !== null) {
    const answer = await record('actual', recording.dialWh, null, recording.reason);
    if (!answer.ok) return answer;
  }
  return explain(recording.reason, true);
}
