import { type ReactNode, useId } from 'react';
import '../styles/list-paper.css';

/** A field of a place's head: its quiet label in front of it, tied together. */
export function InlineField(props: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <span className="inline-field">
      <label htmlFor={id} className="quiet">
        {props.label}
      </label>
      {props.children(id)}
    </span>
  );
}
