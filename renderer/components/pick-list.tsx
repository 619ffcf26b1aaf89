import { type ReactNode, useEffect, useId, useRef } from 'react';
import '../styles/components.css';

/**
 * A list of which one row is chosen, walked with ↑ ↓ Home End and the mouse. Enter and double click open the chosen row.
 * The whole list is one stop of the Tab key.
 */
export function PickList<Item>(props: {
  readonly label: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly chosenKey: string | null;
  readonly onChoose: (item: Item) => void;
  readonly onOpen?: (item: Item) => void;
  /** Space, where rows can be ticked. */
  readonly onToggle?: (item: Item) => void;
  readonly isTicked?: (item: Item) => boolean;
  readonly children: (item: Item, index: number) => ReactNode;
  readonly testId?: string;
  readonly rowTestId?: string;
  readonly isFocused?: boolean;
}) {
  const { label, items, keyOf, chosenKey, onChoose, onOpen, onToggle, isTicked, children } = props;
  const { testId, rowTestId, isFocused = false } = props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const chosen = items.findIndex((item) => keyOf(item) === chosenKey);
  useEffect(() => {
    if (isFocused) list.current?.focus({ preventScroll: true });
  }, [isFocused]);
  useEffect(() => {
    // A list that nobody walks leaves the page around it where it is.
    const isWalked = document.activeElement === list.current;
    if (chosen >= 0 && isWalked) list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const choose = (index: number): void => {
    const item = items[Math.max(0, Math.min(index, items.length - 1))];
    if (item !== undefined) onChoose(item);
  };
  return (
    <div
      ref={list}
      className="pick-list"
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={chosen >= 0 ? `${id}-${chosen}` : undefined}
      data-testid={testId}
      onKeyDown={(event) => {
        const item = items[chosen];
        if (event.key === 'ArrowDown') choose(chosen + 1);
        else if (event.key === 'ArrowUp') choose(chosen - 1);
        else if (event.key === 'Home') choose(0);
        else if (event.key === 'End') choose(items.length - 1);
        else if (event.key === 'Enter' && item !== undefined) onOpen?.(item);
        else if (event.key === ' ' && item !== undefined && onToggle !== undefined) onToggle(item);
        else return;
        event.preventDefault();
      }}
    >
      {items.map((item, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are on the list, which has the focus
        <div
          key={keyOf(item)}
          id={`${id}-${index}`}
          className="pick-row"
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          aria-checked={isTicked?.(item)}
          data-testid={rowTestId}
          data-key={keyOf(item)}
          onClick={() => onChoose(item)}
          onDoubleClick={() => onOpen?.(item)}
        >
          {children(item, index)}
        </div>
      ))}
    </div>
  );
}
