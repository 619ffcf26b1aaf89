import { Modal } from 'antd';
import { keyLabelOf, useKeys } from '../components/use-keys.ts';
import { useMessages } from '../components/use-messages.ts';
import { useReturnFocus } from '../components/use-return-focus.ts';
import { actsInReach, type KeyAct, useKeyStore } from '../stores/key-store.ts';
import { rankOfKey } from './key-bar.tsx';

const noActs: readonly KeyAct[] = [];

/** F1: every key that works here, in a list large enough to read from a chair. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const messages = useMessages();
  useKeys(noActs, true);
  useReturnFocus();
  const layers = useKeyStore((state) => state.layers);
  const acts = actsInReach(layers);
  return (
    <Modal open title={messages.app.helpTitle} footer={null} onCancel={onClose} width={520}>
      <dl style={{ display: 'grid', gridTemplateColumns: '7em 1fr', rowGap: 8, margin: 0 }}>
        {acts
          .filter((act) => act.label !== '')
          .toSorted((a, b) => rankOfKey(a.key) - rankOfKey(b.key))
          .map((act) => (
            <div key={act.key} style={{ display: 'contents' }}>
              <dt>
                <kbd>{keyLabelOf(act.key)}</kbd>
              </dt>
              <dd style={{ margin: 0 }}>{act.label}</dd>
            </div>
          ))}
      </dl>
    </Modal>
  );
}
