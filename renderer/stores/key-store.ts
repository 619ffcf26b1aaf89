import { create } from 'zustand';

/** A frequent act and the key it is on, as the key bar shows it. */
export interface KeyAct {
  /** "F2", "Ctrl+K", "Escape": as KeyboardEvent.key with Ctrl+ before it. */
  readonly key: string;
  readonly label: string;
  readonly isOff?: boolean;
  /** Not in the bar where that would need a second row; the help and all commands tell it. */
  readonly isLesser?: boolean;
  run(): void;
}

/** The acts of one component. */
export interface KeyLayer {
  readonly id: number;
  readonly acts: readonly KeyAct[];
  /** Keys that this layer does not know reach no layer below it: a window lies over the place. */
  readonly isCovering: boolean;
}

interface KeyState {
  /** Layers: the newest that knows a key gets it, so that a dialog covers the place below. */
  readonly layers: readonly KeyLayer[];
  put(layer: KeyLayer): void;
  remove(id: number): void;
}

/** Which keys do what now. */
export const useKeyStore = create<KeyState>()((set) => ({
  layers: [],
  put: (put) =>
    set((state) => {
      const isKnown = state.layers.some((layer) => layer.id === put.id);
      // Ids grow in the order of rendering, effects run children first: by id, what lies inside stays above what it lies in.
      if (!isKnown) return { layers: [...state.layers, put].toSorted((a, b) => a.id - b.id) };
      return { layers: state.layers.map((layer) => (layer.id === put.id ? put : layer)) };
    }),
  remove: (id) => set((state) => ({ layers: state.layers.filter((layer) => layer.id !== id) })),
}));

/**
 * The acts that a key reaches now, the newest layer's first, each key once: none from below a covering window. A window without keys of
 * its own (the help, all commands) hides none: it tells of what lies under it.
 */
export function actsInReach(layers: readonly KeyLayer[]): readonly KeyAct[] {
  const seen = new Set<string>();
  const newestFirst = [...layers].reverse();
  const cover = newestFirst.findIndex(({ acts, isCovering }) => isCovering && acts.length > 0);
  return newestFirst
    .slice(0, cover === -1 ? newestFirst.length : cover + 1)
    .flatMap(({ acts }) => acts)
    .filter(({ key }) => !seen.has(key) && seen.add(key));
}
