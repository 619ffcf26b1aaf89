import Database from 'better-sqlite3';

/** What a backup file holds. */
export interface BackupContent {
  readonly stationName: string;
  readonly chainEntryNo: number;
  readonly chainHead: string;
}

/** Looks into a file without changing it: its station and where its chain ends; null when it is no whole store of this program. */
export function inspectBackup(path: string, nativeBinding: string | undefined): BackupContent | null {
  try {
    const copy = new Database(path, {
      readonly: true,
      fileMustExist: true,
      ...(nativeBinding === undefined ? {} : { nativeBinding }),
    });
    try {
      if (copy.pragma('application_id', { simple: true }) !== 0x53435452) return null;
      if (copy.pragma('quick_check', { simple: true }) !== 'ok') return null;
      const station = copy.prepare<[], { name: string }>('select name from station').get();
      const head = copy
        .prepare<[], { entryNo: number; hash: string }>(
          'select entry_no as entryNo, hash from daybook_entry order by entry_no desc limit 1',
        )
        .get();
      if (station === undefined || head === undefined) return null;
      return { stationName: station.name, chainEntryNo: head.entryNo, chainHead: head.hash };
    } finally {
      copy.close();
    }
  } catch {
    return null;
  }
}
