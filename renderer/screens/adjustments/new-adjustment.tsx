import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { AccountSearch, type SearchHandle } from '../../components/account-search.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { PlaceFrame, Sheet } from '../../components/place-frame.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';
import { FactsForm } from './facts-form.tsx';
import { FaultList } from './fault-list.tsx';
import { StandingBills } from './standing-bills.tsx';
import type { NewAdjustmentState } from './use-new-adjustment.ts';

/** Where the cursor is in the making of an adjustment. */
type Stage = 'account' | 'bills' | 'fault' | 'facts';

/** A new adjustment by keyboard: account, its bills, the fault, its figures, the preview, the reason. Escape goes back a step. */
export function NewAdjustment(props: { readonly draft: NewAdjustmentState; readonly onLeave: () => void }) {
  const { draft, onLeave } = props;
  const messages = useMessages();
  const words = messages.adjustments;
  const { account, fault, preview, reason, isBusy } = draft;
  const [stage, setStage] = useState<Stage>(() => firstStage(draft));
  const search = useRef<SearchHandle>(null);
  const form = useRef<HTMLDivElement>(null);
  const reasonBox = useRef<HTMLDivElement>(null);
  const isSearching = account === null || stage === 'account';
  useEffect(() => {
    if (isSearching) search.current?.focus();
  }, [isSearching]);

  const { compute, submit } = draft;
  const work = useCallback(async () => {
    const isThere = await compute();
    // The next thing to type: the reason, or the first figure that is wrong.
    requestAnimationFrame(() => {
      const place = isThere
        ? reasonBox.current?.querySelector<HTMLElement>('input')
        : form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
      place?.focus();
    });
  }, [compute]);
  const back = useCallback(() => {
    if (stage === 'facts') setStage('fault');
    else if (stage === 'fault') setStage('bills');
    else if (stage === 'bills') setStage('account');
    else onLeave();
  }, [stage, onLeave]);

  const isAt = account !== null;
  const acts = useMemo(
    () => ({
      find: { key: 'F2', label: words.find, run: () => setStage('account') },
      bills: { key: 'F3', label: words.toBills, isOff: !isAt, run: () => setStage('bills') },
      fault: { key: 'F4', label: words.toFault, isOff: !isAt, run: () => setStage('fault') },
      preview: {
        key: 'F9',
        label: words.preview,
        isOff: !isAt || fault === null || isBusy,
        run: () => {
          setStage('facts');
          void work();
        },
      },
      submit: {
        key: 'F10',
        label: words.submit,
        isOff: preview === null || reason.trim() === '' || isBusy,
        run: () => void submit(),
      },
      back: { key: 'Escape', label: words.back, run: back },
    }),
    [words, isAt, fault, isBusy, preview, reason, work, submit, back],
  );
  useKeys(useMemo(() => Object.values(acts), [acts]));

  return (
    <PlaceFrame
      isFilling
      title={words.newTitle}
      hint={words.purpose}
      testId="new-adjustment"
      aside={<KeyButton act={acts.back} size="small" />}
    >
      <div className="adjust">
        {isSearching ? (
          <AccountSearch
            handle={search}
            openAccountNo={null}
            onPick={(hit) => {
              draft.chooseAccount(hit);
              setStage('bills');
            }}
          />
        ) : (
          <StandingBills
            draft={draft}
            isFocused={stage === 'bills'}
            onFocus={() => setStage('bills')}
            onEnter={() => setStage(fault === null ? 'fault' : 'facts')}
          />
        )}
        {account === null ? (
          <Sheet title={words.chooseAccount} className="adjust-right">
            <ol className="adjust-steps">
              {words.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </Sheet>
        ) : fault === null || stage === 'fault' ? (
          <FaultList
            fault={fault}
            isFocused={stage === 'fault'}
            onChoose={(chosen) => {
              draft.chooseFault(chosen);
              setStage('facts');
            }}
          />
        ) : (
          <FactsForm
            key={fault}
            draft={draft}
            fault={fault}
            isFocused={stage === 'facts'}
            form={form}
            reasonBox={reasonBox}
            acts={acts}
            onFocus={() => setStage('facts')}
          />
        )}
      </div>
    </PlaceFrame>
  );
}

/** Coming back from the list, the cursor is where the work stopped. */
function firstStage({ account, fault }: NewAdjustmentState): Stage {
  if (account === null) return 'account';
  return fault === null ? 'bills' : 'facts';
}
