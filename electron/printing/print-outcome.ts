/** What came of handing a page to a printer. */
export type PrintOutcome = { readonly ok: true } | { readonly ok: false; readonly trouble: string };
