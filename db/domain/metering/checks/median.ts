/** The middle of some counts, the lower of two; null of none. It is one of them, so it is exact. */
export function medianOf<Count extends number>(counts: readonly Count[]): Count | null {
  const sorted = counts.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
