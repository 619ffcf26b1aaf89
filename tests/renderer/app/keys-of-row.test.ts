import { describe, expect, it } from 'vitest';
import { keysOfRow } from '../../../renderer/app/keys-of-row.ts';
import type { KeyAct } from '../../../renderer/stores/key-store.ts';

const run = (): void => undefined;
const lesser: readonly KeyAct[] = [
  { key: 'Ctrl+E', label: '导出表格', isLesser: true, run },
  { key: 'Ctrl+P', label: '打印清单', isLesser: true, run },
];
const keys = (count: number, label: string): readonly KeyAct[] =>
  Array.from({ length: count }, (_, index) => ({ key: `F${index + 1}`, label, run }));

describe('the keys of the bar', () => {
  it('are all there while they fit into one row', () => {
    const acts = [...keys(6, '下一户未抄'), ...lesser];
    expect(keysOfRow(acts)).toEqual(acts);
  });

  it('leave the lesser ones out when they would make a second row', () => {
    const others = keys(12, '下一户未抄');
    expect(keysOfRow([...others, ...lesser])).toEqual(others);
  });

  it('count a letter as half a Chinese character', () => {
    expect(keysOfRow([...keys(12, '下一未抄'), ...lesser])).toHaveLength(12);
    expect(keysOfRow([...keys(12, 'next'), ...lesser])).toHaveLength(14);
  });
});
