import { beforeEach, describe, expect, it } from 'vitest';
import { type KeyAct, useKeyStore } from '../../../renderer/stores/key-store.ts';

const act = (key: string): KeyAct => ({ key, label: key, run: () => undefined });

describe('the layers of keys', () => {
  beforeEach(() => useKeyStore.setState({ layers: [] }));

  it('lie in the order of their ids, whoever comes first: a child shows up before its parent', () => {
    const { put } = useKeyStore.getState();
    put({ id: 2, acts: [act('F9')], isCovering: false });
    put({ id: 1, acts: [act('F1')], isCovering: false });
    expect(useKeyStore.getState().layers.map((layer) => layer.id)).toEqual([1, 2]);
  });

  it('change in place and leave alone', () => {
    const { put, remove } = useKeyStore.getState();
    put({ id: 1, acts: [act('F1')], isCovering: false });
    put({ id: 2, acts: [act('F9')], isCovering: true });
    put({ id: 1, acts: [act('F2')], isCovering: false });
    expect(useKeyStore.getState().layers[0]?.acts[0]?.key).toBe('F2');
    remove(2);
    expect(useKeyStore.getState().layers.map((layer) => layer.id)).toEqual([1]);
  });
});
