import { app, type BrowserWindow, dialog } from 'electron';
import type { Outside } from '../ipc/outside.ts';
import { importReportWords } from '../../renderer/messages/import-report-words.ts';
import { messagesOf } from '../../renderer/messages/index.ts';
import { printSlip } from '../printing/print-slip.ts';
import { listPrinters, pagePdf } from '../printing/printer.ts';
import { closingSlip, receiptSlip, testSlip } from '../printing/slip-lines.ts';
import type { CustomerWindow } from './customer-window.ts';

/** The customer's paper is in Chinese, whatever the clerk's screen speaks. */
const paper = messagesOf['zh-CN'].paper;

/** Dialogs, printers and words of the window's program. */
export function makeOutside(window: BrowserWindow, customerWindow: CustomerWindow): Outside {
  return {
    customerWindow,
    programVersion: app.getVersion(),
    async chooseFile(extensions) {
      const chosen = await dialog.showOpenDialog(window, {
        properties: ['openFile'],
        filters: [{ name: extensions.join(', '), extensions: [...extensions] }],
      });
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
    },
    async chooseSavePath(suggestedName) {
      const chosen = await dialog.showSaveDialog(window, { defaultPath: suggestedName });
      return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath;
    },
    listPrinters: () => listPrinters(window),
    slipOf: (content) =>
      content.kind === 'receipt'
        ? receiptSlip(content.receipt, content, paper)
        : closingSlip(content.closingSlip, content.copyNo, paper),
    testSlip: () => testSlip(paper),
    printerRoads: process.platform === 'win32' ? ['queue', 'tcp', 'windows_raw'] : ['queue', 'tcp', 'device'],
    printSlip,
    slipPdf: pagePdf,
    pagePdf: (paper, isLandscape) =>
      window.webContents.printToPDF({
        pageSize: paper,
        landscape: isLandscape,
        // The window's own colour is no part of the paper.
        printBackground: false,
        generateTaggedPDF: false,
      }),
    reportWords: (kind, language) => importReportWords(messagesOf[language], kind),
  };
}
