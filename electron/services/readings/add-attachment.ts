import { createHash } from 'node:crypto';
import { ok, refuse, type Result } from '../../../db/domain/kernel/result.ts';
import { appendToDaybook, nextEntryNo } from '../../../db/local/daybook.ts';
import { siteQueries } from '../../../db/local/queries/site-records.ts';
import type { OutputOf } from '../../contract/index.ts';
import type { Month } from '../../../db/domain/kernel/calendar.ts';
import { checkRight, today, type Actor, type Counter } from '../counter.ts';
import { attachmentMediaType, cleanFileName } from './attachment-file.ts';

/** So many bytes are enough for a photo of a dial; a store of photos in full size would not fit on a stick. */
export const largestAttachmentBytes = 4 * 1_024 * 1_024;

/**
 * Keeps a photo or scan with an account's month, with its hash. Refuses, in this order: right_missing; account_unknown;
 * file_too_large; attachment_kind_unknown for what does not begin as a JPEG, PNG or PDF, whatever its name says;
 * attachment_added_before for the same content at the same account and month. A billed month takes further ones: proof may come late.
 */
export function addAttachment(
  counter: Counter,
  actor: Actor,
  input: {
    readonly accountNo: string;
    readonly month: Month;
    readonly fileName: string;
    readonly content: Buffer;
  },
): Result<OutputOf<'readings/add-attachment'>> {
  const right = checkRight(actor, 'readings.enter');
  if (!right.ok) return right;
  return counter.store.write(() => {
    const { store } = counter;
    const { accountNo, month, content } = input;
    const queries = siteQueries(store);
    const accountId = queries.account.get(accountNo);
    if (accountId === undefined) return refuse('account_unknown', { accountNo });
    const sizeBytes = content.length;
    if (sizeBytes > largestAttachmentBytes) return refuse('file_too_large', { wanted: 'attachment' });
    const mediaType = attachmentMediaType(content);
    if (mediaType === null) return refuse('attachment_kind_unknown', { accountNo });
    const contentSha256 = createHash('sha256').update(content).digest('hex');
    if (queries.sameAttachment.get(accountId, month, contentSha256) !== undefined)
      return refuse('attachment_added_before', { accountNo });
    const fileName = cleanFileName(input.fileName, mediaType);
    const addedAt = counter.clock.now();
    const attachmentId = queries.attachOne({
      accountId,
      periodMonth: month,
      fileName,
      mediaType,
      sizeBytes,
      contentSha256,
      content,
      addedBy: actor.personId,
      addedAt,
      daybookNo: nextEntryNo(store),
    });
    appendToDaybook(store, {
      kind: 'attachment_added',
      recordedAt: addedAt,
      businessDay: today(counter),
      actor,
      payload: { attachmentId, accountNo, month, fileName, mediaType, sizeBytes, contentSha256 },
    });
    return ok({ attachmentId, fileName });
  });
}
