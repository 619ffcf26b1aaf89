import type { ReactNode } from 'react';
import '../styles/components.css';

/**
 * The frame of a place: its title, what stands to the right of it, lines of news under it, and the content.
 * `isFilling`: the content takes the rest of the height and scrolls inside its own parts; otherwise the place scrolls as a whole.
 */
export function PlaceFrame(props: {
  readonly title: string;
  readonly hint?: string | undefined;
  readonly aside?: ReactNode;
  readonly news?: ReactNode;
  readonly isFilling?: boolean;
  readonly testId?: string;
  readonly children: ReactNode;
}) {
  const { title, hint, aside, news, isFilling = false, testId, children } = props;
  return (
    <section className={isFilling ? 'place place-filling' : 'place'} data-testid={testId}>
      <header className="place-head">
        <h1>{title}</h1>
        {hint === undefined ? null : <span className="quiet clip">{hint}</span>}
        <span className="place-space" />
        {aside}
      </header>
      {news}
      <div className="place-body">{children}</div>
    </section>
  );
}

/** A sheet of paper inside a place: one subject with its heading. */
export function Sheet(props: {
  readonly title?: string | undefined;
  readonly aside?: ReactNode;
  readonly testId?: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <section className={`sheet ${props.className ?? ''}`} data-testid={props.testId}>
      {props.title === undefined ? null : (
        <header className="sheet-head">
          <h2>{props.title}</h2>
          {props.aside}
        </header>
      )}
      {props.children}
    </section>
  );
}
