import { create } from 'zustand';

/** A frequent act and the key it is on, as the key bar shows it. */
export interface KeyAct {
  /** "F2", "Ctrl+K", "Escape": as KeyboardEvent.key with Ctrl+ before it. */
  readonly key: string;
  readonly label: string;
  readonly isOff?: boolean;
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
