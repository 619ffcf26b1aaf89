/** A key turns an answer round: not looked at, yes, no. */
export function turnAnswer(now: boolean | null): boolean | null {
  if (now === null) return true;
  return now ? false : null;
}

/** What was written, trimmed; null when nothing was. */
export function textOrNull(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}
