import { beforeEach, describe, expect, it } from 'vitest';
import { actsInReach, type KeyAct, useKeyStore } from '../../../renderer/stores/key-store.ts';

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

describe('the acts in reach', () => {
  const keysOf = (layers: Parameters<typeof actsInReach>[0]) => actsInReach(layers).map(({ key }) => key);
  const place = { id: 1, acts: [act('F1'), act('F9')], isCovering: false };

  it('are those of every open layer, the newest first and each key once', () => {
    const inner = { id: 2, acts: [act('F9'), act('F5')], isCovering: false };
    expect(keysOf([place, inner])).toEqual(['F9', 'F5', 'F1']);
    expect(actsInReach([place, inner])[0]).toBe(inner.acts[0]);
  });

  it('end at a panel that covers the place, and go on above it', () => {
    const panel = { id: 2, acts: [act('Enter')], isCovering: true };
    const inPanel = { id: 3, acts: [act('Escape')], isCovering: false };
    expect(keysOf([place, panel, inPanel])).toEqual(['Escape', 'Enter']);
  });

  it('are told by a window without keys of its own', () => {
    expect(keysOf([place, { id: 2, acts: [], isCovering: true }])).toEqual(['F1', 'F9']);
  });
});
