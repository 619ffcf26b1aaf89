/** One line of a slip, the same on a page, on a receipt printer and in a field of a form. */
export type SlipLine =
  | { readonly kind: 'heading'; readonly text: string }
  /** 补打, 作废, 演示: boxed, so that nobody overlooks it. */
  | { readonly kind: 'mark'; readonly text: string }
  /** A name on the left, its value on the right; `isLarge` for what was collected. */
  | { readonly kind: 'pair'; readonly left: string; readonly right: string; readonly isLarge?: true }
  /** A name and a value that may run over several lines. */
  | { readonly kind: 'text'; readonly label: string; readonly value: string }
  | { readonly kind: 'middle'; readonly text: string }
  /** A figure of the chain, whole, in small type where there is one. */
  | { readonly kind: 'hash'; readonly text: string }
  /** A place to sign, with room above the line. */
  | { readonly kind: 'sign'; readonly text: string }
  | { readonly kind: 'rule' };

/** Everything that stands on a slip, in order; the title names the job in the printer's queue. */
export interface Slip {
  readonly title: string;
  readonly lines: readonly SlipLine[];
}
