/** What no file system of the three takes in a name. */
const forbidden = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff<>:"/\\|?*]/gu;

/** The names that Windows keeps for its devices, with or without an ending. */
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

/** Makes a file name for a workbook, a PDF or a picture from a few words: no path, no device, at most 80 characters before its ending. */
export function exportFileName(hint: string, ending: 'xlsx' | 'pdf' | 'jpg' | 'png' = 'xlsx'): string {
  const cleaned = hint
    .replace(forbidden, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80)
    .replace(/^[. ]+|[. ]+$/g, '');
  const name = cleaned === '' || deviceName.test(cleaned) ? `_${cleaned}` : cleaned;
  return `${name}.${ending}`;
}
