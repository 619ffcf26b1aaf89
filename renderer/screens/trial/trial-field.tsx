import { Checkbox, Input, Select } from 'antd';
import { FieldRow } from '../../components/field-row.tsx';
import type { FormField } from './form-spec.ts';

/** One field of a question, with its unit, a hint or the word about what is wrong. */
export function TrialField(props: {
  readonly field: FormField;
  /** Its key among the values: what a refusal points at. */
  readonly fieldKey: string;
  readonly value: string;
  readonly wrong: string | null;
  /** The label stands above the same field of the first row already. */
  readonly isUnlabelled?: boolean;
  readonly placeholder: string;
  readonly onValue: (text: string) => void;
}) {
  const { field, fieldKey, value, wrong, onValue } = props;
  const looks = [
    field.isWide === true ? 'trial-wide' : '',
    props.isUnlabelled === true ? 'trial-unlabelled' : '',
  ].join(' ');
  if (field.type === 'check')
    return (
      <div className={`field-row trial-check ${looks}`} data-field={fieldKey}>
        <Checkbox
          checked={value === 'yes'}
          data-testid={`trial-${fieldKey}`}
          onChange={(event) => onValue(event.target.checked ? 'yes' : '')}
        >
          {field.label}
        </Checkbox>
        {wrong === null ? null : (
          <span className="wrong field-note" role="alert">
            {wrong}
          </span>
        )}
      </div>
    );
  return (
    <div data-field={fieldKey} className={looks}>
      <FieldRow label={field.label} hint={field.hint} wrong={wrong}>
        {(id) =>
          field.choices !== undefined ? (
            <Select
              id={id}
              value={value}
              {...(field.type === 'search' ? { showSearch: { optionFilterProp: 'label' } } : {})}
              popupMatchSelectWidth={false}
              status={wrong === null ? '' : 'error'}
              data-testid={`trial-${fieldKey}`}
              options={[...field.choices]}
              onChange={onValue}
            />
          ) : (
            <Input
              id={id}
              value={value}
              suffix={field.unit}
              placeholder={field.type === 'day' ? props.placeholder : ''}
              autoComplete="off"
              spellCheck={false}
              maxLength={60}
              status={wrong === null ? '' : 'error'}
              data-testid={`trial-${fieldKey}`}
              onChange={(event) => onValue(tidy(field, event.target.value))}
            />
          )
        }
      </FieldRow>
    </div>
  );
}

/** What an input method or a hurried hand leaves: full-width figures become plain, a day gets its dashes. */
export function tidy(field: Pick<FormField, 'type'>, text: string): string {
  const plain = text.normalize('NFKC').replaceAll('\u3002', '.');
  if (field.type !== 'day') return plain;
  const dashed = plain.replace(/\D+/g, '-').replace(/^((\d{4}-)?\d{1,2}-\d{1,2})-$/, '$1');
  return dashed.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}
