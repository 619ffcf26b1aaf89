import type { Answer } from '../../electron/contract/channel.ts';
import type { PrintJobRow } from '../../electron/contract/printing.ts';
import type { FailedAnswer } from '../api/counter-api.ts';

/** What came of a print call: null when it is printed, or else the trouble in the border's own words. */
export function troubleOfPrint(answer: Answer<PrintJobRow>): FailedAnswer | null {
  if (!answer.ok) return answer;
  const { state, trouble } = answer.value;
  return state === 'printed' ? null : { ok: false, refusal: { code: 'printer_failed', facts: { trouble } } };
}
