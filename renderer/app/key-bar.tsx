import { keyLabelOf } from '../components/use-keys.ts';
import { keysOfRow } from './keys-of-row.ts';
import { actsInReach, useKeyStore } from '../stores/key-store.ts';

/** The keys that work now, those of an open panel alone while it covers the place; each can be clicked as well. */
export function KeyBar() {
  const layers = useKeyStore((state) => state.layers);
  const acts = keysOfRow(actsInReach(layers).filter((act) => act.label !== ''));
  const ordered = acts.toSorted((a, b) => rankOfKey(a.key) - rankOfKey(b.key));
  return (
    <footer className="keys">
      {ordered.map((act) => (
        <button
          key={act.key}
          type="button"
          tabIndex={-1}
          disabled={act.isOff === true}
          onClick={() => act.run()}
        >
          <kbd>{keyLabelOf(act.key)}</kbd> {act.label}
        </button>
      ))}
    </footer>
  );
}

/** F1 to F12 in their order on the keyboard, everything else behind them. */
export function rankOfKey(key: string): number {
  const functionKey = /^F(\d+)$/.exec(key);
  return functionKey === null ? 100 : Number(functionKey[1]);
}
