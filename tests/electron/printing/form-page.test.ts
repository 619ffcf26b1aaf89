import { describe, expect, it } from 'vitest';
import {
  type FormField,
  formLayoutShape,
  type FormPaper,
  formPapers,
  usualLayout,
} from '../../../electron/contract/form-layout.ts';
import { printerShape } from '../../../electron/contract/printer-shape.ts';
import { exampleReceipt } from '../../../electron/printing/example-receipt.ts';
import { formPage } from '../../../electron/printing/form-page.ts';
import { receiptSlip } from '../../../electron/printing/slip-lines.ts';
import { messagesOf } from '../../../renderer/messages/index.ts';

const papers = Object.keys(formPapers) as FormPaper[];
const slip = receiptSlip(exampleReceipt, { copyNo: 2, isVoid: false }, messagesOf['zh-CN'].paper);
const nameField: FormField = {
  content: 'name',
  text: '',
  xTenthMm: 305,
  yTenthMm: 120,
  widthTenthMm: 600,
  sizePt: 11,
  align: 'right',
};

describe('a form', () => {
  it.each(papers)('comes with a layout of %s that keeps every line of the receipt', (paper) => {
    const layout = usualLayout(paper);
    expect(formLayoutShape.parse(layout)).toEqual(layout);
    const page = formPage(slip, exampleReceipt, layout, { dxTenthMm: 0, dyTenthMm: 0 });
    const [width, height] = formPapers[paper];
    expect(page).toContain(`size: ${width / 10}mm ${height / 10}mm`);
    for (const words of ['补打 2', '居民一档', '壹佰零贰元整', exampleReceipt.checkCode, '0000000'])
      expect(page).toContain(words);
  });

  it('puts a field where it is told, moved by what the printer is off, and escapes what was typed', () => {
    const layout = { paper: 'form_third' as const, fields: [nameField] };
    const facts = { ...exampleReceipt, name: '<b>王' };
    const page = formPage(slip, facts, layout, { dxTenthMm: -15, dyTenthMm: 20 });
    expect(page).toContain('left:29mm;top:14mm;width:60mm;font-size:11pt;text-align:right');
    expect(page).toContain('&#60;b&#62;王</div>');
    expect(page).not.toContain('居民一档');
  });
});

describe('a printer from a page', () => {
  const raw = { widthMm: 80, font: 'gbk', hasDrawer: false, tellsState: true };
  it.each([
    [{ road: 'tcp', host: '192.168.1.100', port: 9100, ...raw }, true],
    [{ road: 'tcp', host: 'printer-2.local', port: 9100, ...raw }, true],
    [{ road: 'tcp', host: '127.0.0.1 -o x', port: 9100, ...raw }, false],
    [{ road: 'tcp', host: 'a/../b', port: 9100, ...raw }, false],
    [{ road: 'tcp', host: '-h', port: 9100, ...raw }, false],
    [{ road: 'tcp', host: '', port: 9100, ...raw }, false],
    [{ road: 'tcp', host: '192.168.1.100', port: 22, ...raw }, false],
    [{ road: 'device', path: '/dev/usb/lp0', ...raw }, true],
    [{ road: 'device', path: '/dev/sda', ...raw }, false],
    [{ road: 'device', path: '/dev/usb/../sda', ...raw }, false],
    [{ road: 'device', path: '/dev/lp0\n/dev/sda', ...raw }, false],
    [{ road: 'queue', queue: 'Receipt', widthMm: 80 }, true],
    [{ road: 'queue', queue: '-h evil', widthMm: 80 }, false],
    [{ road: 'queue', queue: 'a\nb', widthMm: 80 }, false],
    [{ road: 'queue', queue: 'Receipt', widthMm: 241 }, false],
    [{ road: 'shell', command: 'x' }, false],
  ])('%j is taken or not: %s', (printer, isTaken) => {
    expect(printerShape.safeParse(printer).success).toBe(isTaken);
  });
});
