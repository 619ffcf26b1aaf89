import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { siteQueries } from '../../../db/local/queries/site-records.ts';
import type { CheckedInputOf, OutputOf } from '../../contract/index.ts';
import { checkRight, type Actor, type Counter } from '../counter.ts';

/** A photo or scan with its content, for the page to show. Refuses right_missing, attachment_unknown. */
export function getAttachment(
  counter: Counter,
  actor: Actor,
  { attachmentId }: CheckedInputOf<'readings/get-attachment'>,
): Result<OutputOf<'readings/get-attachment'>> {
  const right = checkRight(actor, 'readings.view');
  if (!right.ok) return right;
  const found = siteQueries(counter.store).attachment.get(attachmentId);
  if (found === undefined) return refuse('attachment_unknown', { attachmentId });
  const { fileName, mediaType, content } = found;
  return ok({ fileName, mediaType, contentBase64: content.toString('base64') });
}
