/** The deepest question there is (a rebill of parts with seasons) has ten levels; deeper ones are no question. */
const mostLevels = 12;
/** The longest question of the screen has a few thousand characters. */
const mostCharacters = 64 * 1024;

/**
 * Tells whether a question is small enough to be looked at: plain JSON, at most 12 levels and 64 KB. Walks it without recursion and
 * stops at the bound, so that the largest question costs no more than a small one.
 */
export function isWithinBounds(input: unknown): boolean {
  const waiting: { readonly value: unknown; readonly level: number }[] = [{ value: input, level: 1 }];
  let characters = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, level } = next;
    if (level > mostLevels) return false;
    if (Array.isArray(value)) {
      characters += value.length;
      if (characters > mostCharacters) return false;
      for (const inner of value) waiting.push({ value: inner, level: level + 1 });
    } else if (typeof value === 'object' && value !== null) {
      if (!isPlain(value)) return false;
      for (const [name, inner] of Object.entries(value)) {
        characters += name.length + 4;
        waiting.push({ value: inner, level: level + 1 });
      }
    } else if (!isLeaf(value)) return false;
    else characters += typeof value === 'string' ? value.length + 2 : 8;
    if (characters > mostCharacters) return false;
  }
  return true;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isLeaf(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}
