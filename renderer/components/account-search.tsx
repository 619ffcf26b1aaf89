import { memo, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { AccountHit } from '../../electron/contract/accounts.ts';
import { Money } from './money.tsx';
import { TroubleLine } from './trouble-line.tsx';
import { sentenceOf, useMessages } from './use-messages.ts';
import { mostHits, useAccountSearch } from './use-account-search.ts';
import '../styles/account-search.css';

/** What the screen may ask of the search. */
export interface SearchHandle {
  /** Puts the cursor there, what is typed marked to be typed over. */
  focus(): void;
  /** Empties it for the next customer and puts the cursor there. */
  clear(): void;
}

/** The search for an account: as you type, ↑ ↓, Enter. Enter waits for the answer to what is typed, so that a fast hand never opens an older hit. */
export const AccountSearch = memo(function AccountSearch(props: {
  readonly handle: Ref<SearchHandle>;
  readonly openAccountNo: string | null;
  readonly onPick: (hit: AccountHit) => void;
}) {
  const { handle, openAccountNo, onPick } = props;
  const messages = useMessages();
  const { collect } = messages;
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const { found, search } = useAccountSearch();
  const newest = useRef<Promise<readonly AccountHit[] | null>>(Promise.resolve([]));
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);

  const type = (typed: string): void => {
    setText(typed);
    setChosen(0);
    newest.current = search(typed);
  };
  useImperativeHandle(handle, () => ({
    focus: () => {
      input.current?.focus();
      input.current?.select();
    },
    clear: () => {
      type('');
      input.current?.focus();
    },
  }));
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const pick = (index: number): void => {
    void newest.current.then((hits) => {
      const hit = hits?.[index];
      if (hit !== undefined) onPick(hit);
    });
  };
  const { hits, answeredText, trouble } = found;
  return (
    <section className="sheet find-zone" aria-label={collect.findTitle}>
      <input
        ref={input}
        className="find-field"
        data-testid="collect-search"
        role="combobox"
        aria-label={collect.findLabel}
        aria-expanded={hits.length > 0}
        aria-controls="collect-hits"
        aria-activedescendant={hits.length > 0 ? `hit-${chosen}` : undefined}
        placeholder={collect.findPlaceholder}
        autoComplete="off"
        spellCheck={false}
        maxLength={60}
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown') setChosen(Math.min(chosen + 1, Math.max(hits.length - 1, 0)));
          else if (event.key === 'ArrowUp') setChosen(Math.max(chosen - 1, 0));
          else if (event.key === 'Enter') pick(chosen);
          else if (event.key === 'Escape' && text !== '' && openAccountNo === null) type('');
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {trouble === null ? null : <TroubleLine>{sentenceOf(messages, trouble)}</TroubleLine>}
      {text.trim() === '' ? <p className="quiet find-note">{collect.findEmpty}</p> : null}
      {answeredText !== '' && hits.length === 0 && trouble === null ? (
        <p className="find-note" data-testid="find-nothing">
          {collect.findNothing(answeredText)}
        </p>
      ) : null}
      <div
        ref={list}
        id="collect-hits"
        role="listbox"
        className="find-hits"
        aria-label={collect.findTitle}
        tabIndex={-1}
      >
        {hits.map((hit, index) => (
          <HitRow
            key={hit.accountNo}
            hit={hit}
            index={index}
            isChosen={index === chosen}
            isOpen={hit.accountNo === openAccountNo}
            owedNothing={collect.owedNothing}
            onPick={onPick}
          />
        ))}
      </div>
      {hits.length === mostHits ? <p className="quiet find-note">{collect.findLimit(mostHits)}</p> : null}
    </section>
  );
});

const HitRow = memo(function HitRow(props: {
  readonly hit: AccountHit;
  readonly index: number;
  readonly isChosen: boolean;
  readonly isOpen: boolean;
  readonly owedNothing: string;
  readonly onPick: (hit: AccountHit) => void;
}) {
  const { hit, index, isChosen, isOpen, owedNothing, onPick } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are on the field, which has the focus
    <div
      id={`hit-${index}`}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      className={isOpen ? 'hit is-open' : 'hit'}
      data-testid="collect-hit"
      data-account={hit.accountNo}
      onClick={() => onPick(hit)}
    >
      <span className="hit-line">
        <span className="hit-name clip">{hit.name}</span>
        {hit.owedFen > 0 ? (
          <Money amount={hit.owedFen} tone="owed" />
        ) : (
          <span className="quiet hit-nothing">{owedNothing}</span>
        )}
      </span>
      <span className="hit-line quiet hit-small">
        <span className="clip">{hit.address}</span>
        <span className="figures">{hit.accountNo}</span>
      </span>
    </div>
  );
});
