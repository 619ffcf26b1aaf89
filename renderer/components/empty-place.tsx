import type { ReactNode } from 'react';
import '../styles/components.css';

/** An empty place says what it is for and what the first step is; `children` holds the button of that step, if there is one. */
export function EmptyPlace(props: {
  readonly purpose: string;
  readonly firstStep?: string | undefined;
  readonly children?: ReactNode;
}) {
  return (
    <div className="empty-place" data-testid="empty-place">
      <p className="empty-place-purpose">{props.purpose}</p>
      {props.firstStep === undefined ? null : <p className="quiet">{props.firstStep}</p>}
      {props.children === undefined ? null : <div>{props.children}</div>}
    </div>
  );
}
