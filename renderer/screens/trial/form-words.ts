import type { TrialPack } from '../../../electron/contract/trial.ts';
import type { Messages } from '../../messages/index.ts';
import type { FormField, FormSection, FormValues } from './form-spec.ts';

/** What a form is made from: the texts, the packs that may be named, and what is typed so far. */
export interface FormParts {
  readonly messages: Messages;
  readonly packs: readonly TrialPack[];
  readonly values: FormValues;
}

/** The form of one kind of question, as it is with what is typed so far. */
export type MakeForm = (parts: FormParts) => readonly FormSection[];

type FieldName = keyof Messages['trial']['fields'];
type UnitName = keyof Messages['trial']['units'];
type HintName = keyof Messages['trial']['hints'];

/** What a field may say beside its path and label. */
export interface FieldLooks
  extends Partial<Omit<FormField, 'path' | 'label' | 'unit' | 'hint' | 'choices' | 'type'>> {
  readonly type?: FormField['type'];
  readonly name?: FieldName;
  readonly unit?: UnitName;
  readonly hint?: HintName;
  readonly choices?: Readonly<Record<string, string>> | FormField['choices'];
}

/** Makes fields with the texts of the person's language: named by the last word of their path unless told otherwise. */
export function fieldMaker({ trial }: Messages): (path: string, looks?: FieldLooks) => FormField {
  return (path, { name, unit, hint, choices, type, ...rest } = {}) => {
    const label = trial.fields[name ?? (path.split('.').at(-1) as FieldName)];
    const listed: FormField['choices'] =
      choices === undefined || Array.isArray(choices)
        ? (choices as FormField['choices'])
        : Object.entries(choices).map(([value, text]) => ({ value, label: text }));
    return {
      path,
      label,
      type: type ?? (listed === undefined ? 'text' : 'choice'),
      ...(unit === undefined ? {} : { unit: trial.units[unit] }),
      ...(hint === undefined ? {} : { hint: trial.hints[hint] }),
      ...(listed === undefined ? {} : { choices: listed }),
      ...rest,
    };
  };
}

/** How many rows a list shows now. */
export function rowsShown(values: FormValues, key: string, usual: number): number {
  const count = Number(values[key] ?? usual);
  return Number.isInteger(count) && count > 0 ? count : usual;
}
