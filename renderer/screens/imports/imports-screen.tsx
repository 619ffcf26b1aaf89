import { Segmented } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type {
  ChosenFile,
  ImportKind,
  ImportOutcome,
  ImportPreview,
  ReadingFileSource,
} from '../../../electron/contract/imports.ts';
import { call } from '../../api/counter-api.ts';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { JobProgressLine } from '../../components/job-progress.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { MonthChoice } from '../../components/month-choice.tsx';
import { PlaceFrame } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useFirstFocus } from '../../components/use-first-focus.ts';
import { useJob } from '../../components/use-job.ts';
import { useKeys } from '../../components/use-keys.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import type { KeyAct } from '../../stores/key-store.ts';
import { usePreferences } from '../../stores/preference-store.ts';
import { useRight } from '../../stores/session-store.ts';
import { useStatus } from '../../stores/status-store.ts';
import { useWorkMonth } from '../../stores/work-month-store.ts';
import { monthToChoose } from './file-month.ts';
import { ImportOutcomeView } from './import-outcome.tsx';
import { MatchColumns } from './match-columns.tsx';
import { type ChosenMatching, matchField, missingFields } from './matching.ts';
import { SourceChoice } from './source-choice.tsx';
import './imports.css';

/** How far the import on the page is. */
type Stage =
  | { readonly at: 'start' }
  | {
      readonly at: 'check';
      readonly file: ChosenFile;
      readonly preview: ImportPreview;
      readonly matching: ChosenMatching;
    }
  | { readonly at: 'done'; readonly file: ChosenFile; readonly outcome: ImportOutcome };

type News = { readonly tone: 'wrong' | 'quiet' | 'done'; readonly words: string };

/** 导入: what, which file, do the columns fit, and what came of it, on one page. */
export function ImportsScreen() {
  const messages = useMessages();
  const words = messages.imports;
  const { month, choose: chooseMonth } = useWorkMonth();
  const businessDay = useStatus((state) => state.status?.businessDay ?? null);
  const language = usePreferences((preferences) => preferences.language);
  const kinds = useImportKinds();
  const [kind, setKind] = useState<ImportKind>(kinds[0] ?? 'accounts');
  const [stage, setStage] = useState<Stage>({ at: 'start' });
  const [news, setNews] = useState<News | null>(null);
  const job = useJob();
  const { run, isRunning } = job;

  /** Shows how a file would be read; without a source, as its headings tell. */
  const look = useCallback(
    async (file: ChosenFile, source: ReadingFileSource | null) => {
      const preview = await run(() => call('imports/preview', { kind, token: file.token, source }));
      if (preview.ok)
        setStage({ at: 'check', file, preview: preview.value, matching: preview.value.matching });
      return preview;
    },
    [kind, run],
  );
  const chooseFile = useCallback(async () => {
    setNews(null);
    const chosen = await call('imports/choose-file', { kind });
    if (!chosen.ok) return setNews({ tone: 'wrong', words: sentenceOf(messages, chosen) });
    const file = chosen.value;
    if (file === null) return;
    const preview = await look(file, null);
    if (!preview.ok) {
      setStage({ at: 'start' });
      return setNews({
        tone: 'wrong',
        words: messages.lists.about(file.fileName, sentenceOf(messages, preview)),
      });
    }
    const toChoose = monthToChoose(preview.value.usualMonth, businessDay);
    if (toChoose !== null) chooseMonth(toChoose);
  }, [kind, messages, look, businessDay, chooseMonth]);
  const chooseSource = useCallback(
    (source: ReadingFileSource) => {
      if (stage.at !== 'check') return;
      void look(stage.file, source).then((preview) => {
        if (!preview.ok) setNews({ tone: 'wrong', words: sentenceOf(messages, preview) });
      });
    },
    [stage, look, messages],
  );
  const start = useCallback(async () => {
    if (stage.at !== 'check') return;
    setNews(null);
    const answer = await run((jobId) =>
      call('imports/run', {
        kind,
        token: stage.file.token,
        matching: stage.matching,
        month: kind === 'readings' ? month : null,
        source: kind === 'readings' ? stage.preview.source : null,
        jobId,
      }),
    );
    if (answer.ok) setStage({ at: 'done', file: stage.file, outcome: answer.value });
    else if ('refusal' in answer && answer.refusal.code === 'import_cancelled')
      setNews({ tone: 'quiet', words: words.cancelled });
    else setNews({ tone: 'wrong', words: sentenceOf(messages, answer) });
    await useStatus.getState().refresh();
  }, [stage, kind, month, messages, words, run]);
  const saveReport = useCallback(async () => {
    if (stage.at !== 'done') return;
    const answer = await call('imports/save-report', { reportToken: stage.outcome.reportToken, language });
    if (!answer.ok) setNews({ tone: 'wrong', words: sentenceOf(messages, answer) });
    else if (answer.value !== null)
      setNews({ tone: 'done', words: words.reportSaved(answer.value.fileName) });
  }, [stage, language, messages, words]);

  const isMissing = stage.at === 'check' && missingFields(stage.preview, stage.matching).length > 0;
  const chooseAct = useMemo(
    (): KeyAct => ({
      key: 'F2',
      label:
        stage.at === 'start' ? words.chooseFile : stage.at === 'check' ? words.chooseOther : words.startOver,
      isOff: isRunning,
      run: () => void chooseFile(),
    }),
    [stage.at, words, isRunning, chooseFile],
  );
  const runAct = useMemo(
    (): KeyAct => ({ key: 'F9', label: words.run, isOff: isRunning || isMissing, run: () => void start() }),
    [words, isRunning, isMissing, start],
  );
  const saveAct = useMemo(
    (): KeyAct => ({ key: 'F7', label: words.saveReport, run: () => void saveReport() }),
    [words, saveReport],
  );
  const { cancel } = job;
  useKeys(
    useMemo(
      () => [
        chooseAct,
        ...(stage.at === 'check' ? [runAct] : []),
        ...(stage.at === 'done' ? [saveAct] : []),
        ...(isRunning ? [{ key: 'Escape', label: messages.app.cancel, run: cancel }] : []),
      ],
      [chooseAct, runAct, saveAct, stage.at, isRunning, cancel, messages],
    ),
  );

  const box = useRef<HTMLDivElement>(null);
  // Each step begins at its top.
  useEffect(() => box.current?.closest('main')?.scrollTo(0, 0), [stage.at]);
  // What the import still needs comes first, else what goes on.
  useFirstFocus(
    box,
    isMissing ? '.ant-select-status-error input' : '.ant-btn-primary',
    !isRunning && stage.at !== 'done',
  );

  return (
    <PlaceFrame
      title={messages.app.places.imports}
      testId="imports-screen"
      aside={
        <span className="imports-what">
          {kind === 'readings' ? <MonthChoice isOff={isRunning} /> : null}
          {kinds.length > 1 ? (
            <Segmented
              value={kind}
              disabled={isRunning}
              data-testid="import-kind"
              options={kinds.map((candidate) => ({ value: candidate, label: words.kinds[candidate] }))}
              onChange={(chosen) => {
                setKind(chosen);
                setStage({ at: 'start' });
                setNews(null);
              }}
            />
          ) : (
            <strong>{words.kinds[kind]}</strong>
          )}
        </span>
      }
      news={
        <>
          {isRunning ? <JobProgressLine progress={job.progress} onCancel={cancel} /> : null}
          {news === null ? null : (
            <TroubleLine tone={news.tone} testId="import-news">
              {news.words}
            </TroubleLine>
          )}
        </>
      }
    >
      <div ref={box} className="imports">
        {stage.at === 'start' && !isRunning ? (
          <EmptyPlace purpose={words.purpose} firstStep={words.firstStep}>
            <KeyButton act={chooseAct} kind="primary" size="large" testId="choose-file" />
          </EmptyPlace>
        ) : null}
        {stage.at === 'check' ? (
          <MatchColumns
            file={stage.file}
            preview={stage.preview}
            matching={stage.matching}
            month={month}
            isOff={isRunning}
            source={<SourceChoice preview={stage.preview} isOff={isRunning} onChoose={chooseSource} />}
            onMatch={(field, column) =>
              setStage({ ...stage, matching: matchField(stage.matching, field, column) })
            }
          >
            <KeyButton act={chooseAct} testId="choose-file" />
            <KeyButton act={runAct} kind="primary" size="large" testId="run-import" />
          </MatchColumns>
        ) : null}
        {stage.at === 'done' ? (
          <ImportOutcomeView kind={kind} file={stage.file} outcome={stage.outcome}>
            <KeyButton act={saveAct} testId="save-report" />
            <KeyButton act={chooseAct} testId="choose-file" />
          </ImportOutcomeView>
        ) : null}
      </div>
    </PlaceFrame>
  );
}

/** What this person may bring in. */
function useImportKinds(): readonly ImportKind[] {
  const mayAccounts = useRight('accounts.import');
  const mayReadings = useRight('readings.enter');
  return [...(mayAccounts ? (['accounts'] as const) : []), ...(mayReadings ? (['readings'] as const) : [])];
}
