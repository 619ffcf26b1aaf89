import { type FormLayout, formPapers } from '../contract/form-layout.ts';
import type { ReceiptContent } from '../contract/payments.ts';
import type { Printer } from '../contract/printer-shape.ts';
import { formPage } from './form-page.ts';
import type { Slip } from './slip.ts';
import { slipPage } from './slip-page.ts';

/** A page and the paper it is for, in millimetres; without a height the paper is as long as the page. */
export interface PaperPage {
  readonly html: string;
  readonly widthMm: number;
  readonly heightMm: number | null;
}

/** A slip as its printer gets it: on a form where one was chosen, on a roll otherwise. The same page is the preview and the PDF. */
export function paperPage(
  slip: Slip,
  facts: ReceiptContent | null,
  printer: Printer | null,
  layout: FormLayout,
): PaperPage {
  if (printer?.road === 'queue' && printer.form !== null) {
    const [width, height] = formPapers[layout.paper];
    return {
      html: formPage(slip, facts, layout, printer.form),
      widthMm: width / 10,
      heightMm: height / 10,
    };
  }
  const widthMm = printer?.widthMm ?? 80;
  return { html: slipPage(slip, widthMm), widthMm, heightMm: null };
}
