import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { TrialKind } from '../../../db/domain/billing/trial-kind.ts';
import type { TrialPack } from '../../../electron/contract/trial.ts';
import { KeyButton } from '../../components/key-button.tsx';
import { PlaceFrame, Sheet } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';
import type { Messages } from '../../messages/index.ts';
import { AnswerPanel } from './answer-panel.tsx';
import { digitOf, KindsList, type TrialWork, trialWorks } from './kinds-list.tsx';
import { PastBill } from './past-bill.tsx';
import { labelOf } from './form-spec.ts';
import { TrialForm } from './trial-form.tsx';
import { type Answered, useTrial } from './use-trial.ts';
import './trial.css';

const noPacks: readonly TrialPack[] = [];

/** 试算: the calculator over the engine that bills and collects, and a past bill under another pack. Nothing is written by it. */
export function TrialScreen() {
  const messages = useMessages();
  const { trial: words } = messages;
  const [work, setWork] = useState<TrialWork>('bill');
  const packs = useAnswer('trial/list-packs', undefined);
  const body = useRef<HTMLDivElement>(null);
  const focusOn = useCallback((selector: string) => {
    body.current?.querySelector<HTMLElement>(selector)?.focus();
  }, []);
  useEffect(() => focusOn('[role="listbox"]'), [focusOn]);
  const toForm = useCallback(() => focusOn('.trial-form input, .trial-past input'), [focusOn]);
  const jump = useCallback(
    (to: TrialWork) => {
      setWork(to);
      focusOn('[role="listbox"]');
    },
    [focusOn],
  );
  useKeys(
    useMemo(
      () => [
        { key: 'F2', label: words.kindsKey, run: () => focusOn('[role="listbox"]') },
        { key: 'Escape', label: '', run: () => focusOn('[role="listbox"]') },
        ...trialWorks.map((one) => ({ key: `Ctrl+${digitOf(one)}`, label: '', run: () => jump(one) })),
      ],
      [words, focusOn, jump],
    ),
  );
  return (
    <PlaceFrame
      title={messages.app.places.trial}
      hint={words.purpose}
      isFilling
      testId="trial-screen"
      news={packs.trouble === null ? null : <TroubleLine>{packs.trouble}</TroubleLine>}
    >
      <div className={work === 'past' ? 'trial trial-with-past' : 'trial'} ref={body}>
        <KindsList chosen={work} onChoose={setWork} onOpen={toForm} />
        {work === 'past' ? <PastBill /> : <Calculator kind={work} packs={packs.value ?? noPacks} />}
      </div>
    </PlaceFrame>
  );
}

/** The form of a kind of question and its answer. */
function Calculator({ kind, packs }: { readonly kind: TrialKind; readonly packs: readonly TrialPack[] }) {
  const { trial: words } = useMessages();
  const trial = useTrial(kind, packs);
  const { answered, isStale, sections, values } = trial;
  const form = useRef<HTMLFormElement>(null);
  const trouble = isStale ? null : (answered?.trouble ?? null);
  const wrong =
    trouble === null || trouble.field === null ? null : { field: trouble.field, words: trouble.words };

  const ask = async (): Promise<void> => {
    const outcome = await trial.ask();
    const field = outcome?.trouble?.field;
    if (field == null) return;
    // The cursor goes to the field that is wrong, what stands there marked to be typed over.
    const input = form.current?.querySelector<HTMLInputElement>(`[data-field="${CSS.escape(field)}"] input`);
    input?.focus();
    input?.select();
  };
  const many = sections.find((section) => section.more !== undefined);
  const rows = many?.rows?.length ?? 0;
  const acts = {
    compute: { key: 'F9', label: words.compute, isOff: trial.isBusy, run: () => void ask() },
    clear: { key: 'F8', label: words.clear, run: trial.clear },
    more: {
      key: 'F4',
      label: words.addRow,
      isOff: rows >= (many?.more?.most ?? 0),
      run: () => trial.change(many?.more?.key ?? '', String(rows + 1)),
    },
  };
  useKeys([...(many === undefined ? [] : [acts.more]), acts.clear, acts.compute]);
  return (
    <>
      <Sheet className="trial-question">
        <TrialForm
          key={kind}
          form={form}
          sections={sections}
          values={values}
          wrong={wrong}
          onValue={trial.change}
          onAsk={() => void ask()}
        />
        <div className="trial-acts">
          <KeyButton act={acts.clear} />
          <KeyButton act={acts.compute} kind="primary" testId="trial-compute" />
        </div>
      </Sheet>
      <AnswerPanel
        key={kind}
        kind={kind}
        trial={trial}
        trouble={trouble === null ? null : troubleWords(trouble, labelOf(sections, trouble.field), words)}
      />
    </>
  );
}

function troubleWords(
  trouble: NonNullable<Answered['trouble']>,
  label: string | null,
  words: Messages['trial'],
): string {
  return label === null ? trouble.words : words.wrongAt(label, trouble.words);
}
