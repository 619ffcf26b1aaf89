import { useEffect, useRef } from 'react';
import { type KeyAct, useKeyStore } from '../stores/key-store.ts';
import { useSession } from '../stores/session-store.ts';

let lastLayer = 0;

/**
 * Puts acts on keys while the component is there; the key bar shows them. Later components win over earlier ones, and what
 * lies inside another wins over it. `isCovering`: the keys of everything below sleep meanwhile.
 */
export function useKeys(acts: readonly KeyAct[], isCovering = false): void {
  const layer = useRef(0);
  if (layer.current === 0) {
    lastLayer += 1;
    layer.current = lastLayer;
  }
  useEffect(() => {
    useKeyStore.getState().put({ id: layer.current, acts, isCovering });
  }, [acts, isCovering]);
  useEffect(() => {
    const id = layer.current;
    return () => useKeyStore.getState().remove(id);
  }, []);
}

/** The name of a key event as KeyAct writes it. */
export function keyNameOf(event: KeyboardEvent): string {
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.key.length === 1 ? event.key.toUpperCase() : event.key}`;
}

/** The name of a key as it stands on the keyboard. */
export function keyLabelOf(key: string): string {
  if (key === 'Escape') return 'Esc';
  return key.replace('ArrowUp', '↑').replace('ArrowDown', '↓');
}

/** Listens on the window once and runs the act of the topmost layer that knows the key. */
export function useKeyDispatch(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      // Behind the lock no key may reach the work, whoever holds the focus.
      if (event.isComposing || useSession.getState().isLocked) return;
      const wanted = keyNameOf(event);
      for (const { acts, isCovering } of [...useKeyStore.getState().layers].reverse()) {
        const act = acts.find((candidate) => candidate.key === wanted);
        if (act === undefined && isCovering) return;
        if (act === undefined) continue;
        event.preventDefault();
        if (act.isOff !== true) act.run();
        return;
      }
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
