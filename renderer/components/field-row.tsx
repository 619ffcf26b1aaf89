import { type ReactNode, useId } from 'react';
import '../styles/components.css';

/** A label above its field, with a quiet hint or a red word of what is wrong under it. */
export function FieldRow(props: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly wrong?: string | null | undefined;
  /** Gets the id that ties the label to the field. */
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className="field-row">
      <label htmlFor={id}>{props.label}</label>
      {props.children(id)}
      {props.wrong ? (
        <span className="wrong field-note" role="alert">
          {props.wrong}
        </span>
      ) : props.hint === undefined ? null : (
        <span className="quiet field-note">{props.hint}</span>
      )}
    </div>
  );
}

/** A fact with its name: the name quiet on the left, the value on the right (figures) or following it (words). */
export function FactRow({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="fact-row">
      <span className="quiet">{name}</span>
      <span className="fact-value">{children}</span>
    </div>
  );
}
