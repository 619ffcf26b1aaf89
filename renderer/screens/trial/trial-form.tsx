import { Button } from 'antd';
import type { Ref } from 'react';
import { useMessages } from '../../components/use-messages.ts';
import { type FormRow, type FormSection, type FormValues, rowKey, valueAt } from './form-spec.ts';
import { TrialField } from './trial-field.tsx';

interface FormProps {
  readonly values: FormValues;
  /** What is wrong with which field. */
  readonly wrong: { readonly field: string; readonly words: string } | null;
  readonly onValue: (key: string, text: string) => void;
}

/** The form of a question; Enter in any field asks it. */
export function TrialForm(
  props: FormProps & {
    readonly sections: readonly FormSection[];
    readonly form: Ref<HTMLFormElement>;
    readonly onAsk: () => void;
  },
) {
  const { sections, form, onAsk, ...rest } = props;
  return (
    <form
      ref={form}
      className="trial-form"
      data-testid="trial-form"
      onSubmit={(event) => {
        event.preventDefault();
        onAsk();
      }}
    >
      {sections.map((section, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the sections of a form have no other name, and their fields keep nothing.
        <Section key={index} section={section} {...rest} />
      ))}
      <button type="submit" hidden tabIndex={-1} />
    </form>
  );
}

function Section({ section, ...rest }: FormProps & { readonly section: FormSection }) {
  const { trial } = useMessages();
  const { title, hint, fields = [], rows = [], more } = section;
  const { values, onValue } = rest;
  return (
    <fieldset className="trial-section">
      {title === undefined ? null : (
        <legend>
          {title} {hint === undefined ? null : <span className="quiet">{hint}</span>}
        </legend>
      )}
      {fields.length === 0 ? null : (
        <div className="trial-fields">
          {fields.map((field) => (
            <TrialField
              key={field.path}
              field={field}
              fieldKey={field.path}
              value={valueAt(values, field.path, field)}
              wrong={rest.wrong?.field === field.path ? rest.wrong.words : null}
              placeholder={trial.dayFormat}
              onValue={(text) => onValue(field.path, text)}
            />
          ))}
        </div>
      )}
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are known by their place, as in the question.
        <Row key={index} row={row} index={index} {...rest} />
      ))}
      {more === undefined ? null : (
        <div className="trial-more">
          <Button
            size="small"
            disabled={rows.length >= more.most}
            data-testid="trial-add-row"
            onClick={() => onValue(more.key, String(rows.length + 1))}
          >
            <kbd>F4</kbd> {trial.addRow}
          </Button>
          <Button
            size="small"
            disabled={rows.length <= 1}
            onClick={() => onValue(more.key, String(rows.length - 1))}
          >
            {trial.removeRow}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function Row({
  row,
  index,
  values,
  wrong,
  onValue,
}: FormProps & { readonly row: FormRow; readonly index: number }) {
  const { trial } = useMessages();
  return (
    <div className={row.fields.length <= 3 ? 'trial-row trial-short-row' : 'trial-row'}>
      {row.title === undefined ? null : <span className="quiet trial-row-title">{row.title}</span>}
      <div className="trial-fields">
        {row.fields.map((field) => {
          const key = rowKey(row, index, field);
          return (
            <TrialField
              key={key}
              field={field}
              fieldKey={key}
              value={valueAt(values, key, field)}
              wrong={wrong?.field === key ? wrong.words : null}
              isUnlabelled={index > 0 && row.fields.length <= 3}
              placeholder={trial.dayFormat}
              onValue={(text) => onValue(key, text)}
            />
          );
        })}
      </div>
    </div>
  );
}
