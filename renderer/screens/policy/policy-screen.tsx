import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { ChosenPack, PackRow } from '../../../electron/contract/policy.ts';
import { call } from '../../api/counter-api.ts';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { useListPaper } from '../../components/list-paper.tsx';
import { PlaceFrame } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { useStatus } from '../../stores/status-store.ts';
import { PackContent } from './pack-content.tsx';
import { PackList } from './pack-list.tsx';
import { PackTrial } from './pack-trial.tsx';
import { packTable } from './policy-tables.ts';
import './policy.css';

type News = { readonly tone: 'done' | 'wrong'; readonly words: string };

/** 电价: the policy packs and what is in them; F4 takes a new one from its file over a trial run to acceptance. */
export function PolicyScreen() {
  const messages = useMessages();
  const packs = useAnswer('policy/list', undefined);
  const [chosenId, setChosenId] = useState<number | null>(null);
  const [file, setFile] = useState<ChosenPack | null>(null);
  const [news, setNews] = useState<News | null>(null);
  const isChoosing = useRef(false);

  const choose = useCallback(async () => {
    // The system's dialog takes no keys of ours, but one pressed twice must not open two.
    if (isChoosing.current) return;
    isChoosing.current = true;
    const answer = await call('policy/choose');
    isChoosing.current = false;
    if (!answer.ok) {
      setFile(null);
      setNews({ tone: 'wrong', words: sentenceOf(messages, answer) });
    } else if (answer.value !== null) {
      setNews(null);
      setFile(answer.value);
    }
  }, [messages]);
  const { reload } = packs;
  const accepted = useCallback(
    async (packId: number, done: string) => {
      await reload();
      setChosenId(packId);
      setFile(null);
      setNews({ tone: 'done', words: done });
      void useStatus.getState().refresh();
    },
    [reload],
  );
  if (file !== null)
    return (
      <PackTrial
        key={file.token}
        file={file}
        packs={packs.value ?? []}
        onChooseOther={() => void choose()}
        onLeave={() => setFile(null)}
        onAccepted={(packId, done) => void accepted(packId, done)}
      />
    );
  const rows = packs.value;
  const chosen =
    rows?.find((row) => row.packId === chosenId) ?? rows?.find((row) => row.isInForce) ?? rows?.[0] ?? null;
  return (
    <AcceptedPacks
      chosenId={chosen?.packId ?? null}
      packs={rows}
      trouble={packs.trouble}
      news={news === null ? null : <TroubleLine tone={news.tone}>{news.words}</TroubleLine>}
      onChoose={setChosenId}
      onLoad={() => void choose()}
    />
  );
}

/** The list of packs and the chosen one, to read. */
function AcceptedPacks(props: {
  readonly packs: readonly PackRow[] | null;
  readonly chosenId: number | null;
  readonly trouble: string | null;
  readonly news: ReactNode;
  readonly onChoose: (packId: number) => void;
  readonly onLoad: () => void;
}) {
  const { packs, chosenId } = props;
  const messages = useMessages();
  const words = messages.policy;
  const today = useStatus((state) => state.status?.businessDay ?? null);
  const pack = useAnswer('policy/get', { packId: chosenId ?? 1 }, chosenId === null);
  const newest = useRef(props);
  newest.current = props;
  const load = useMemo(() => ({ key: 'F4', label: words.load, run: () => newest.current.onLoad() }), [words]);
  const { value } = pack;
  const paper = useListPaper(() => (value === null ? null : packTable(messages, value)), value === null);
  useKeys(useMemo(() => [load, ...paper.acts], [load, paper.acts]));
  return (
    <PlaceFrame
      isFilling
      title={messages.app.places.policy}
      hint={words.purpose}
      testId="policy-screen"
      aside={<KeyButton act={load} kind={packs?.length === 0 ? 'primary' : 'plain'} testId="load-pack" />}
      news={
        <>
          {props.news}
          {props.trouble === null ? null : <TroubleLine>{props.trouble}</TroubleLine>}
          {pack.trouble === null ? null : <TroubleLine>{pack.trouble}</TroubleLine>}
          {paper.news}
        </>
      }
    >
      {packs === null ? null : chosenId === null ? (
        <EmptyPlace purpose={words.purpose} firstStep={words.firstStep} />
      ) : (
        <div className="pack-columns">
          <PackList packs={packs} chosenId={chosenId} today={today} onChoose={props.onChoose} />
          {value === null ? null : <PackContent key={chosenId} pack={value} />}
        </div>
      )}
    </PlaceFrame>
  );
}
