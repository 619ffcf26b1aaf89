/** A thing while it is put together, field by field: what it does not need is never put in. */
export type Writable<Whole> = { -readonly [Name in keyof Whole]: Whole[Name] };
