import { z } from 'zod';

/** Forms by name: width and height in tenths of a millimetre. 241 mm is endless paper, whole, in halves, in thirds. */
export const formPapers = {
  a4: [2100, 2970],
  form_whole: [2410, 2794],
  form_half: [2410, 1397],
  form_third: [2410, 931],
} as const;

/** One of the forms. */
export type FormPaper = keyof typeof formPapers;

/** What a field of a form shows: a fact of the receipt, all its lines, its marks, or a text of one's own. */
export const formContents = [
  'text',
  'stationName',
  'title',
  'receiptNo',
  'businessDay',
  'accountNo',
  'name',
  'address',
  'lines',
  'due',
  'collected',
  'inWords',
  'given',
  'change',
  'cashier',
  'takenAt',
  'checkCode',
  'marks',
] as const;

/** One of them. */
export type FormContent = (typeof formContents)[number];

const fieldShape = z.strictObject({
  content: z.enum(formContents),
  /** Of `text`: what stands there. */
  text: z
    .string()
    .max(60)
    .regex(/^[^\p{Cc}]*$/u),
  xTenthMm: z.int().min(0).max(2_410),
  yTenthMm: z.int().min(0).max(2_970),
  /** Text runs on in a further line at this width. */
  widthTenthMm: z.int().min(50).max(2_410),
  sizePt: z.int().min(5).max(36),
  align: z.enum(['left', 'center', 'right']),
});

/** Where everything stands on a form. */
export const formLayoutShape = z.strictObject({
  paper: z.enum(Object.keys(formPapers) as [FormPaper, ...FormPaper[]]),
  fields: z.array(fieldShape).min(1).max(60),
});

/** A field of a form. */
export type FormField = z.output<typeof fieldShape>;

/** A form's layout. */
export type FormLayout = z.output<typeof formLayoutShape>;

/** The layout that a paper comes with: who and how much on the left and right of the head, every line of the receipt below. */
export function usualLayout(paper: FormPaper): FormLayout {
  const [width, height] = formPapers[paper];
  const edge = 150;
  const inner = width - 2 * edge;
  const isLow = height < 1_000;
  const head = isLow ? 50 : 100;
  const step = isLow ? 55 : 70;
  const field = (
    content: FormContent,
    x: number,
    row: number,
    widthTenthMm: number,
    others: Partial<FormField> = {},
  ): FormField => ({
    content,
    text: '',
    xTenthMm: x,
    yTenthMm: head + row * step,
    widthTenthMm,
    sizePt: isLow ? 9 : 10,
    align: 'left',
    ...others,
  });
  return {
    paper,
    fields: [
      field('stationName', edge, 0, 600),
      field('title', edge, 0, inner, { align: 'center', sizePt: isLow ? 12 : 15 }),
      field('receiptNo', width - edge - 600, 0, 600, { align: 'right' }),
      field('marks', edge, 1, inner, { align: 'center' }),
      field('lines', edge, 2, inner),
    ],
  };
}
