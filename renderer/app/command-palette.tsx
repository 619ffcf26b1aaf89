import { Input, type InputRef, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { keyLabelOf, useKeys } from '../components/use-keys.ts';
import { useMessages } from '../components/use-messages.ts';
import { useReturnFocus } from '../components/use-return-focus.ts';
import { actsInReach, type KeyAct, useKeyStore } from '../stores/key-store.ts';
import { usePlace } from '../stores/place-store.ts';
import type { Place } from './places.ts';

const noActs: readonly KeyAct[] = [];

/** Ctrl+K: every place and every act of the present place by name; arrows and Enter. */
export function CommandPalette({
  places,
  onClose,
}: {
  readonly places: readonly Place[];
  readonly onClose: () => void;
}) {
  const messages = useMessages();
  useKeys(noActs, true);
  useReturnFocus();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const input = useRef<InputRef>(null);
  useEffect(() => input.current?.focus(), []);
  const commands = [
    ...places.map((place) => ({
      name: messages.app.places[place.id],
      key: '',
      run: () => usePlace.getState().goTo(place.id),
    })),
    ...actsInReach(useKeyStore.getState().layers)
      .filter((act) => act.isOff !== true && act.label !== '' && act.key !== 'Ctrl+K')
      .map((act) => ({ name: act.label, key: act.key, run: act.run })),
  ].filter((command) => command.name.toLowerCase().includes(text.trim().toLowerCase()));
  const current = Math.min(chosen, Math.max(commands.length - 1, 0));
  const runCurrent = (): void => {
    onClose();
    // Once the palette is gone: it would take back the cursor that the command puts somewhere.
    const command = commands[current];
    if (command !== undefined) setTimeout(command.run);
  };
  return (
    <Modal open closable={false} footer={null} onCancel={onClose} width={480} style={{ top: 80 }}>
      <Input
        ref={input}
        value={text}
        placeholder={messages.app.commandsHint}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setChosen(Math.min(current + 1, commands.length - 1));
          else if (event.key === 'ArrowUp') setChosen(Math.max(current - 1, 0));
          else if (event.key === 'Enter' && !event.nativeEvent.isComposing) runCurrent();
          else return;
          event.preventDefault();
        }}
      />
      {commands.length === 0 ? (
        <p className="quiet" data-testid="no-command">
          {messages.app.commandsNone}
        </p>
      ) : null}
      <ul className="palette">
        {commands.map((command, index) => (
          <li key={`${command.key}${command.name}`}>
            <button
              type="button"
              aria-current={index === current}
              onMouseEnter={() => setChosen(index)}
              onClick={runCurrent}
            >
              <span>{command.name}</span>
              {command.key === '' ? null : <kbd>{keyLabelOf(command.key)}</kbd>}
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
