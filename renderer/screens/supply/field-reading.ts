import type { Messages } from '../../messages/index.ts';

/** What is wrong with something typed; messages.supply.wrong has its sentence, the refusal of terms_before_billed that of the other. */
export type WrongCode = keyof Messages['supply']['wrong'] | 'before_billed';

/** What is wrong, by the name of the field that it concerns. */
export type Wrongs = ReadonlyMap<string, WrongCode>;

/** A form with nothing wrong in it. */
export const noWrongs: Wrongs = new Map();

/** Reads the fields of a form one after the other and notes everything that is wrong. */
export class FieldReading {
  readonly wrongs = new Map<string, WrongCode>();

  /** Reads a field that must be filled. */
  need<Value>(
    field: string,
    typed: string,
    read: (typed: string) => Value | null,
    code: WrongCode,
  ): Value | null {
    const value = read(typed);
    if (value === null) this.wrongs.set(field, typed.trim() === '' ? 'empty' : code);
    return value;
  }

  /** Reads a field that may stay empty. */
  may<Value>(
    field: string,
    typed: string,
    read: (typed: string) => Value | null,
    code: WrongCode,
  ): Value | null {
    return typed.trim() === '' ? null : this.need(field, typed, read, code);
  }

  /** Takes a choice; an empty one is none. */
  chosen(field: string, value: string): string | null {
    if (value === '') this.wrongs.set(field, 'not_chosen');
    return value === '' ? null : value;
  }
}

/** The text of a field that must not be empty. */
export function readWords(typed: string): string | null {
  return typed.trim() || null;
}
