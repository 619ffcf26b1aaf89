import { Fragment } from 'react';
import '../styles/ruled-paper.css';

/** A column of ruled paper; the widths of all together fill a lying A4 page (277 mm). */
export interface RuledColumn {
  readonly title: string;
  readonly widthMm: number;
  readonly isFigure?: boolean;
}

/** What stands under one heading: it begins on a page of its own. */
export interface RuledSection {
  /** What of whom, under the title. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Paper to write on by hand: a heading, ruled rows of two lines each, blanks, lines for signatures under every page. */
export interface RuledSheet {
  readonly title: string;
  /** A word on every page that it is only for practice; null for a real station. */
  readonly training: string | null;
  readonly columns: readonly RuledColumn[];
  readonly sections: readonly RuledSection[];
  readonly foot: readonly string[];
  readonly page: (page: number, pages: number) => string;
}

/** What a page holds beside its heading and its foot. */
const rowsOfPage = 18;

/** The pages of a sheet, each section cut into pages of so many rows; one without rows still has its page. */
export function ruledPages(
  sections: readonly RuledSection[],
): { readonly section: RuledSection; readonly rows: RuledSection['rows'] }[] {
  return sections.flatMap((section) => {
    const pages = Math.max(1, Math.ceil(section.rows.length / rowsOfPage));
    return Array.from({ length: pages }, (_, index) => ({
      section,
      rows: section.rows.slice(index * rowsOfPage, (index + 1) * rowsOfPage),
    }));
  });
}

/** The pages as they are printed. */
export function RuledPages({ sheet }: { readonly sheet: RuledSheet }) {
  const pages = ruledPages(sheet.sections);
  return pages.map(({ section, rows }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: laid-out pages never change their order.
    <div className="ruled-page" key={index} data-testid="ruled-page">
      <h1>{sheet.title}</h1>
      <p className="ruled-head">
        {section.head.map((part) => (
          <span key={part}>{part}</span>
        ))}
        {sheet.training === null ? null : <span className="ruled-training">{sheet.training}</span>}
        <span className="ruled-no">{sheet.page(index + 1, pages.length)}</span>
      </p>
      <table>
        <colgroup>
          {sheet.columns.map(({ title, widthMm }) => (
            <col key={title} style={{ width: `${widthMm}mm` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {sheet.columns.map(({ title, isFigure }) => (
              <th key={title} className={isFigure === true ? 'figures' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, rowIndex) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a printed list never changes its order.
            <tr key={rowIndex}>
              {sheet.columns.map(({ title, isFigure }, column) => (
                <td key={title} className={isFigure === true ? 'figures' : undefined}>
                  <div>{cells[column] ?? ''}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="ruled-foot">
        {sheet.foot.map((line) => (
          <Fragment key={line}>
            <span>{line}</span>
            <span className="ruled-blank" />
          </Fragment>
        ))}
      </p>
    </div>
  ));
}
