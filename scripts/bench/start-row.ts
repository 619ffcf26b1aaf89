import type { BenchRow } from './measure.ts';
export async function measureStart(_folder: string, _starts: number): Promise<BenchRow[]> {
  return [];
}
