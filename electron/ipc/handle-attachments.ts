import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ok, refuse } from '../../db/domain/kernel/result.ts';
import { exportFileName } from '../services/exports/export-file-name.ts';
import { addAttachment, largestAttachmentBytes } from '../services/readings/add-attachment.ts';
import { getAttachment } from '../services/readings/get-attachment.ts';
import { listAttachments } from '../services/readings/list-attachments.ts';
import type { HandlerParts, Handlers } from './handler-parts.ts';
import { writeChosenFile } from './write-chosen-file.ts';

const kinds = ['jpg', 'jpeg', 'png', 'pdf'] as const;
const endings = { 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' } as const;

/** Photos and scans of readings: a path is only ever what the person chose in the system's own dialog; the page holds a token for it. */
export function attachmentHandlers({
  desk,
  outside,
}: HandlerParts): Pick<
  Handlers,
  | 'readings/choose-attachment'
  | 'readings/add-attachment'
  | 'readings/list-attachments'
  | 'readings/get-attachment'
  | 'readings/save-attachment'
> {
  return {
    'readings/choose-attachment': async () => {
      const path = await outside.chooseFile(kinds);
      if (path === null) return ok(null);
      return ok({ token: desk.keepFile(path), fileName: basename(path), bytes: (await stat(path)).size });
    },
    'readings/add-attachment': async ({ accountNo, month, token }) => {
      const path = desk.findFile(token);
      if (path === null) return refuse('file_unreadable');
      let content: Buffer;
      try {
        // Looked at before it is read: a film of an hour must not fill the memory first.
        if ((await stat(path)).size > largestAttachmentBytes)
          return refuse('file_too_large', { wanted: 'attachment' });
        content = await readFile(path);
      } catch {
        return refuse('file_unreadable');
      }
      const fileName = basename(path);
      return addAttachment(desk.getCounter(), desk.getActor(), { accountNo, month, fileName, content });
    },
    'readings/list-attachments': (input) => listAttachments(desk.getCounter(), desk.getActor(), input),
    'readings/get-attachment': (input) => getAttachment(desk.getCounter(), desk.getActor(), input),
    'readings/save-attachment': async (input) => {
      const found = getAttachment(desk.getCounter(), desk.getActor(), input);
      if (!found.ok) return found;
      const { fileName, mediaType, contentBase64 } = found.value;
      const words = fileName.slice(0, fileName.lastIndexOf('.'));
      const path = await outside.chooseSavePath(exportFileName(words, endings[mediaType]));
      if (path === null) return ok(null);
      const written = await writeChosenFile(path, Buffer.from(contentBase64, 'base64'));
      return written.ok ? ok({ fileName: basename(path) }) : written;
    },
  };
}
