/** One field of a question: what a person types there, and where it stands in the question. */
export interface FormField {
  /** Its path in the question ("usage.kwh"), or within its row ("previous"). */
  readonly path: string;
  readonly label: string;
  readonly unit?: string;
  readonly hint?: string;
  /** `whole` numbers go as numbers, everything else as text; a `search` is a choice found by typing. */
  readonly type: 'text' | 'whole' | 'day' | 'choice' | 'search' | 'check';
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  /** What stands there until somebody types; of a check 'yes' or ''. */
  readonly usual?: string;
  /** Sent even when empty, so that the calculator names it. */
  readonly isNeeded?: boolean;
  /** Long words: it takes the whole width. */
  readonly isWide?: boolean;
  /** Steers the form and is no part of the question. */
  readonly isSteering?: boolean;
  /** Other places that the calculator may name when it means this field. */
  readonly also?: readonly string[];
}

/** One of several entries of the same kind: a bill, a register, a device. */
export interface FormRow {
  /** The list in the question. */
  readonly list: string;
  readonly title?: string;
  readonly fields: readonly FormField[];
  /** What the row says beside its fields, e.g. which register. */
  readonly constants?: Readonly<Record<string, unknown>>;
  /** Sent even when nothing was typed in it. */
  readonly isNeeded?: boolean;
}

/** Fields and rows that belong together. */
export interface FormSection {
  readonly title?: string;
  readonly hint?: string;
  readonly fields?: readonly FormField[];
  readonly rows?: readonly FormRow[];
  /** What the question says beside the fields, by path. */
  readonly constants?: Readonly<Record<string, unknown>>;
  /** One more row, kept in this value, up to so many. */
  readonly more?: { readonly key: string; readonly most: number };
}

/** What is typed in a form, by the keys of its fields; what was not touched is left out. */
export type FormValues = Readonly<Record<string, string>>;

/** A question as it is asked, and which field each of its places came from. */
export interface BuiltQuestion {
  readonly input: Readonly<Record<string, unknown>>;
  /** The key of the field by the place in the question. */
  readonly fields: ReadonlyMap<string, string>;
}

/** The key of a row's field among the values. */
export function rowKey(row: Pick<FormRow, 'list'>, index: number, field: Pick<FormField, 'path'>): string {
  return `${row.list}.${index}.${field.path}`;
}

/** What stands in a field. */
export function valueAt(values: FormValues, key: string, field: Pick<FormField, 'usual'>): string {
  return values[key] ?? field.usual ?? '';
}

/**
 * Makes the question of a form as it is filled: text as text, so that nothing is rounded on the way. Empty fields are left out unless
 * they are needed; rows in which nothing was typed are left out and the others move up.
 */
export function buildQuestion(sections: readonly FormSection[], values: FormValues): BuiltQuestion {
  const input: Record<string, unknown> = {};
  const fields = new Map<string, string>();
  const lengths = new Map<string, number>();
  const put = (place: string, key: string, field: FormField, isForced: boolean): void => {
    const sent = sentOf(field, valueAt(values, key, field), isForced);
    fields.set(place, key);
    for (const other of field.also ?? []) fields.set(other, key);
    if (sent !== undefined) setAt(input, place, sent);
  };
  for (const section of sections) {
    for (const [path, value] of Object.entries(section.constants ?? {})) setAt(input, path, value);
    for (const field of section.fields ?? []) {
      if (field.isSteering !== true) put(field.path, field.path, field, field.isNeeded === true);
      else for (const place of field.also ?? []) fields.set(place, field.path);
    }
    (section.rows ?? []).forEach((row, index) => {
      const isTyped = row.fields.some((field) => isOwnWord(field, values[rowKey(row, index, field)]));
      if (!isTyped && row.isNeeded !== true) return;
      const place = lengths.get(row.list) ?? 0;
      lengths.set(row.list, place + 1);
      for (const [path, value] of Object.entries(row.constants ?? {}))
        setAt(input, `${row.list}.${place}.${path}`, value);
      for (const field of row.fields) {
        const key = rowKey(row, index, field);
        put(`${row.list}.${place}.${field.path}`, key, field, field.isNeeded === true);
      }
    });
  }
  return { input, fields };
}

/** A word of the person's own: a choice or check that only kept its usual value is none. */
function isOwnWord(field: FormField, value: string | undefined): boolean {
  return field.type !== 'choice' && field.type !== 'check' && value !== undefined && value.trim() !== '';
}

function sentOf(field: FormField, value: string, isForced: boolean): unknown {
  if (field.type === 'check') return value === 'yes';
  const text = value.trim();
  if (text === '') return isForced ? '' : undefined;
  return field.type === 'whole' && /^\d{1,9}$/.test(text) ? Number(text) : text;
}

/** Puts a value at a path of objects and lists ("bills.0.due_on"). */
function setAt(input: Record<string, unknown>, path: string, value: unknown): void {
  const names = path.split('.');
  let at: Record<string, unknown> = input;
  names.forEach((name, index) => {
    const next = names[index + 1];
    if (next === undefined) at[name] = value;
    else {
      at[name] ??= /^\d+$/.test(next) ? [] : {};
      at = at[name] as Record<string, unknown>;
    }
  });
}

/** The field that a place of a refusal means: the very one, or the nearest around or inside it; null when there is none. */
export function findFieldAt(question: BuiltQuestion, place: string): string | null {
  const own = question.fields.get(place);
  if (own !== undefined) return own;
  const around = [...question.fields.keys()]
    .filter((known) => place.startsWith(`${known}.`))
    .sort((a, b) => b.length - a.length)[0];
  const inside = [...question.fields.keys()].find((known) => known.startsWith(`${place}.`));
  const found = around ?? (place === '' ? undefined : inside);
  return found === undefined ? null : (question.fields.get(found) ?? null);
}

/** What a field is called on the screen, its row before it; null when it is not there. */
export function labelOf(sections: readonly FormSection[], key: string | null): string | null {
  for (const section of sections) {
    const field = section.fields?.find((one) => one.path === key);
    if (field !== undefined) return field.label;
    for (const [index, row] of (section.rows ?? []).entries()) {
      const inRow = row.fields.find((one) => rowKey(row, index, one) === key);
      if (inRow !== undefined) return row.title === undefined ? inRow.label : `${row.title} ${inRow.label}`;
    }
  }
  return null;
}
