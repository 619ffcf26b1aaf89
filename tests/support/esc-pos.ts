import { cellsOf } from '../../electron/printing/cells.ts';

/** One line on the paper: its words and how many columns they fill, or a picture and its size in dots. */
export interface PrintedLine {
  readonly text: string;
  /** Columns filled, doubled characters counted double; null for a picture. */
  readonly cells: number | null;
  readonly picture: { readonly width: number; readonly height: number; readonly blackDots: number } | null;
}

/** What a printer made of the bytes it got. */
export interface DecodedPaper {
  readonly lines: readonly PrintedLine[];
  /** Every command in order, by its letters: `ESC @`, `GS V`. */
  readonly commands: readonly string[];
  readonly kicks: number;
  readonly cuts: number;
}

/** Commands by their first two bytes: a name, and how many bytes of its own follow. */
const commandSizes: Readonly<Record<string, readonly [string, number]>> = {
  '1b40': ['ESC @', 0],
  '1b20': ['ESC SP', 1],
  '1b21': ['ESC !', 1],
  '1b24': ['ESC $', 2],
  '1b2d': ['ESC -', 1],
  '1b32': ['ESC 2', 0],
  '1b33': ['ESC 3', 1],
  '1b45': ['ESC E', 1],
  '1b4d': ['ESC M', 1],
  '1b5c': ['ESC \\', 2],
  '1b61': ['ESC a', 1],
  '1b70': ['ESC p', 3],
  '1b74': ['ESC t', 1],
  '1b7b': ['ESC {', 1],
  '1c26': ['FS &', 0],
  '1c2d': ['FS -', 1],
  '1c2e': ['FS .', 0],
  '1c43': ['FS C', 1],
  '1c53': ['FS S', 2],
  '1d21': ['GS !', 1],
  '1d42': ['GS B', 1],
  '1d4c': ['GS L', 2],
  '1d56': ['GS V', 2],
  '1d57': ['GS W', 2],
  '1d61': ['GS a', 1],
  '1d72': ['GS r', 1],
};

/** Reads bytes as an ESC/POS printer with a Chinese font would; throws at anything that is no text and no command it knows. */
export function decodeEscPos(bytes: Buffer): DecodedPaper {
  const lines: PrintedLine[] = [];
  const commands: string[] = [];
  const decoder = new TextDecoder('gb18030', { fatal: true });
  let text = '';
  let cells = 0;
  let times = 1;
  let isChinese = false;
  let at = 0;
  const byteAt = (index: number): number => {
    const byte = bytes[index];
    if (byte === undefined) throw new Error('The bytes end within a command.');
    return byte;
  };
  const put = (size: number): void => {
    const sign = decoder.decode(bytes.subarray(at, at + size));
    text += sign;
    cells += cellsOf(sign) * times;
    at += size;
  };
  while (at < bytes.length) {
    const byte = byteAt(at);
    if (byte === 0x0a) {
      lines.push({ text, cells, picture: null });
      text = '';
      cells = 0;
      at += 1;
    } else if (byte === 0x1d && byteAt(at + 1) === 0x76) {
      const width = (byteAt(at + 4) + byteAt(at + 5) * 256) * 8;
      const height = byteAt(at + 6) + byteAt(at + 7) * 256;
      const size = (width / 8) * height;
      const dots = bytes.subarray(at + 8, at + 8 + size);
      if (dots.length < size) throw new Error('The bytes end within a picture.');
      lines.push({ text: '', cells: null, picture: { width, height, blackDots: countDots(dots) } });
      commands.push('GS v');
      at += 8 + size;
    } else if (byte < 0x20) {
      const known = commandSizes[bytes.subarray(at, at + 2).toString('hex')];
      if (known === undefined)
        throw new Error(`No command: ${bytes.subarray(at, at + 4).toString('hex')} at ${at}.`);
      const [name, size] = known;
      byteAt(at + 1 + size);
      if (name === 'FS &') isChinese = true;
      if (name === 'FS .' || name === 'ESC @') isChinese = false;
      if (name === 'GS !') times = (byteAt(at + 2) >> 4) + 1;
      commands.push(name);
      at += 2 + size;
    } else if (byte < 0x80) put(1);
    else if (!isChinese) throw new Error(`A Chinese byte outside FS & at ${at}.`);
    else put(byteAt(at + 1) < 0x40 ? 4 : 2);
  }
  const many = (name: string): number => commands.filter((command) => command === name).length;
  return { lines, commands, kicks: many('ESC p'), cuts: many('GS V') };
}

function countDots(bytes: Buffer): number {
  let count = 0;
  for (const byte of bytes) for (let bit = byte; bit > 0; bit >>= 1) count += bit & 1;
  return count;
}
