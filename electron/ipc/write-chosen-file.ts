import { writeFile } from 'node:fs/promises';
import { ok, refuse, type Result } from '../../db/domain/kernel/result.ts';

/** Writes a file that the person named. Refuses file_not_writable (the place takes no file, or its file is open) and disk_full. */
export async function writeChosenFile(path: string, content: Buffer): Promise<Result<null>> {
  try {
    await writeFile(path, content);
    return ok(null);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return refuse(error.code === 'ENOSPC' ? 'disk_full' : 'file_not_writable');
  }
}
