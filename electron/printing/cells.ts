const letters = new Intl.Segmenter('zh-CN', { granularity: 'grapheme' });

/**
 * A text as it may go onto a line of a receipt printer: one normal form, no control, format or line-breaking character. What a person
 * typed can hold no command after this.
 */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\t\n\r\u00a0\u2028\u2029]/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Cn}]/gu, '');
}

/** The cells that a text takes: a letter of ASCII one, every other sign two, with the marks that sit on it. */
export function cellsOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  return lettersOf(text).reduce((sum, letter) => sum + cellsOfLetter(letter), 0);
}

/** Cuts a text into lines of at most so many cells; a word of ASCII that fits a line is not cut. An empty text is one empty line. */
export function wrapCells(text: string, cells: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const put = (piece: string): void => {
    const wide = cellsOf(piece);
    if (used + wide > cells && line !== '') {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
      if (piece.trim() === '') return;
    }
    line += piece;
    used += wide;
  };
  for (const word of text.match(/[\x21-\x7e]+|[^\x21-\x7e]/gu) ?? []) {
    if (cellsOf(word) <= cells && /^[\x21-\x7e]/.test(word)) put(word);
    else for (const letter of lettersOf(word)) put(letter);
  }
  lines.push(line.trimEnd());
  return lines;
}

function lettersOf(text: string): string[] {
  return Array.from(letters.segment(text), ({ segment }) => segment);
}

function cellsOfLetter(letter: string): number {
  return /^[\x20-\x7e]$/.test(letter) ? 1 : 2;
}
