import { BrowserWindow } from 'electron';
import type { DrawRows } from './slip-bytes.ts';

/** Dots of a row: a character of a receipt printer is 24 high, and the usual line 30. */
const rowDots = 30;

/**
 * Draws rows in a page that nobody sees: whole names in the system's own letters, shaped and in their own direction, black on white.
 * What is too wide for its place is drawn narrower, never cut.
 */
export const drawRows: DrawRows = async (rows, dots) => {
  const window = new BrowserWindow({
    show: false,
    width: 200,
    height: 200,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, partition: 'paper' },
  });
  try {
    await window.loadURL('data:text/html;charset=utf-8,<!doctype html><title>paper</title>');
    const drawn: unknown = await window.webContents.executeJavaScript(
      `(${drawInPage.toString()})(${JSON.stringify(rows)}, ${dots}, ${rowDots})`,
    );
    if (!Array.isArray(drawn)) throw new Error('The rows could not be drawn.');
    return drawn.map(String);
  } finally {
    window.destroy();
  }
};

/** Runs in the page; knows nothing of this file. */
function drawInPage(
  rows: readonly {
    readonly left: string;
    readonly right: string;
    readonly isMiddle: boolean;
    readonly isDouble: boolean;
    readonly isBold: boolean;
  }[],
  width: number,
  rowHeight: number,
): string[] {
  return rows.map((row) => {
    const times = row.isDouble ? 2 : 1;
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = rowHeight * times;
    const pen = canvas.getContext('2d');
    if (pen === null) return '';
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = '#000';
    pen.textBaseline = 'middle';
    const weight = row.isBold ? 'bold ' : '';
    pen.font = `${weight}${24 * times}px "Microsoft YaHei", SimSun, "SimSun-ExtB", "Noto Sans CJK SC", sans-serif`;
    const middle = canvas.height / 2;
    if (row.isMiddle) {
      pen.textAlign = 'center';
      pen.fillText(row.left, width / 2, middle, width);
    } else {
      const rightWide = row.right === '' ? 0 : Math.min(pen.measureText(row.right).width, width / 2);
      pen.textAlign = 'left';
      pen.fillText(row.left, 0, middle, width - rightWide - (rightWide === 0 ? 0 : 12));
      pen.textAlign = 'right';
      if (rightWide > 0) pen.fillText(row.right, width, middle, width / 2);
    }
    return canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
  });
}
