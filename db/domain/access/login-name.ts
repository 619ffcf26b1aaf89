/**
 * The form in which login names are kept and compared: without outer blanks, full-width letters as ASCII, small. A clerk whose
 * keyboard is in capitals or full-width is the same clerk.
 */
export function normaliseLoginName(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
