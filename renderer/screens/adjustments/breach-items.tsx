import { Select } from 'antd';
import { useCallback, useMemo } from 'react';
import { KeyButton } from '../../components/key-button.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';
import { type BreachItemText, emptyItem, type ItemField, itemKinds, mostItems } from './fault-form.ts';
import { FigureInput, wrongWord } from './figure-input.tsx';
import { placeOfItem } from './read-facts.ts';
import type { NewAdjustmentState } from './use-new-adjustment.ts';

const figures = Object.keys(itemKinds) as ItemField[];

/** The devices or uses of a breach, one a row: energy, or power with hours and days; the price, or for a dearer use the difference. */
export function BreachItems(props: { readonly draft: NewAdjustmentState; readonly isDifference: boolean }) {
  const { draft, isDifference } = props;
  const { adjustments: words } = useMessages();
  const { items } = draft.form;
  const { changeForm, wrong } = draft;
  const change = (index: number, changed: Partial<BreachItemText>): void =>
    changeForm({ items: items.map((item, each) => (each === index ? { ...item, ...changed } : item)) });
  const add = useCallback(
    () => changeForm({ items: [...items, { ...emptyItem, price: items.at(-1)?.price ?? '' }] }),
    [changeForm, items],
  );
  const remove = useCallback(() => {
    changeForm({ items: items.length > 1 ? items.slice(0, -1) : [emptyItem] });
  }, [changeForm, items]);
  const acts = useMemo(
    () => ({
      add: { key: 'F6', label: words.addItem, isOff: items.length >= mostItems, run: add },
      remove: { key: 'F8', label: words.removeItem, run: remove },
    }),
    [words, items.length, add, remove],
  );
  useKeys(useMemo(() => [acts.add, acts.remove], [acts]));
  const titles = { ...words.items, price: isDifference ? words.items.priceDifference : words.items.price };
  const firstWrong = items
    .flatMap((_, index) => figures.map((field) => wrong[placeOfItem(index, field)]))
    .find((why) => why !== undefined);
  return (
    <fieldset className="fact-group">
      <legend>
        {words.itemsTitle} <span className="quiet">{words.itemsHint}</span>
      </legend>
      <div className="breach-items" data-testid="breach-items">
        <div className="breach-item quiet" aria-hidden="true">
          <span>{titles.use}</span>
          {figures.map((field) => (
            <span key={field}>{titles[field]}</span>
          ))}
        </div>
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows come and go at the end only.
          <div key={index} className="breach-item">
            <Select
              value={item.use}
              aria-label={words.itemLabel(titles.use, index + 1)}
              options={(['power', 'lighting'] as const).map((use) => ({
                value: use,
                label: words.uses[use],
              }))}
              onChange={(use) => change(index, { use })}
            />
            {figures.map((field) => (
              <FigureInput
                key={field}
                label={words.itemLabel(titles[field], index + 1)}
                text={item[field]}
                unit=""
                isWrong={wrong[placeOfItem(index, field)] !== undefined}
                testId={`item-${index}-${field}`}
                onText={(text) => change(index, { [field]: text })}
              />
            ))}
          </div>
        ))}
      </div>
      <div className="breach-acts">
        <span className="wrong" role="alert">
          {wrongWord(words.wrong, firstWrong)}
        </span>
        <KeyButton act={acts.add} size="small" />
        <KeyButton act={acts.remove} size="small" />
      </div>
    </fieldset>
  );
}
