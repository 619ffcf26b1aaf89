import { makeBackup } from '../../../electron/backup/make-backup.ts';
import type { CommonOptions } from '../options.ts';
import { tell, valueOf } from '../output.ts';
import { pathGiven } from '../paths.ts';
import { progressLine } from '../progress-line.ts';
import { withCounter } from '../with-counter.ts';

/** `counter backup FILE`: a copy of the station, proven whole, with its key file beside it. */
export async function backup(file: string, options: CommonOptions): Promise<void> {
  await withCounter(options, async ({ counter, actorFor }) => {
    const actor = await actorFor('backup.make');
    const progress = progressLine();
    const made = valueOf(
      await makeBackup(counter, actor, { target: pathGiven(file) }, progress).finally(() => progress.end()),
    );
    tell(options.json, made, [
      `${made.target}: ${made.bytes} bytes, entry ${made.chainEntryNo} ${made.chainHead}`,
    ]);
  });
}
