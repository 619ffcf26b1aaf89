/** An answer of the calculator or a part of it: plain JSON whose shape depends on the question. */
export type Output = Readonly<Record<string, unknown>>;

/** The text or number under a name, as text; null when there is none. */
export function textAt(output: Output, name: string): string | null {
  const value = output[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** The object under a name; empty when there is none. */
export function partAt(output: Output, name: string): Output {
  const value = output[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Output) : {};
}

/** The objects of the list under a name. */
export function listAt(output: Output, name: string): readonly Output[] {
  const value = output[name];
  return Array.isArray(value)
    ? value.filter((one): one is Output => typeof one === 'object' && one !== null)
    : [];
}
