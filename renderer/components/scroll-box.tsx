import type { ReactNode } from 'react';

/** Something long that scrolls by itself: a stop of the Tab key, from where the arrow and page keys scroll it. */
export function ScrollBox(props: {
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <section
      className={`scroll-box ${props.className ?? ''}`}
      aria-label={props.label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls and takes the arrow keys
      tabIndex={0}
    >
      {props.children}
    </section>
  );
}
