import { useCallback, useMemo, useRef, useState } from 'react';
import type { RegisterKind } from '../../../db/domain/metering/register-kind.ts';
import { termsOn } from '../../../db/domain/billing/supply-terms.ts';
import { addDays, type Day } from '../../../db/domain/kernel/calendar.ts';
import type { MeterRow, SupplyPage } from '../../../electron/contract/supply.ts';
import { KeyButton } from '../../components/key-button.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { useRight } from '../../stores/session-store.ts';
import { ExchangeForm } from './exchange-form.tsx';
import { HangForm } from './hang-form.tsx';
import { MeterList } from './meter-list.tsx';
import { choiceOf, hangingMeters, hangingRegisters, missingRegisters } from './missing-registers.ts';
import { RegistersForm } from './registers-form.tsx';
import { SupplyHead } from './supply-head.tsx';
import { draftOf, type TermsDraft } from './terms-draft.ts';
import { TermsForm } from './terms-form.tsx';
import { useSupplyKeys } from './use-supply-keys.tsx';
import { VersionList } from './version-list.tsx';

/** What is being done with the open account. */
export type SupplyWork =
  | { readonly at: 'page' }
  | { readonly at: 'terms' }
  | { readonly at: 'exchange'; readonly meter: MeterRow }
  | { readonly at: 'registers'; readonly meter: MeterRow; readonly wanted: readonly RegisterKind[] }
  | { readonly at: 'hang' };

const atPage: SupplyWork = { at: 'page' };

/** One account's 计费档案: its page, or the form that changes it. */
export function SupplyAccount(props: {
  readonly page: SupplyPage;
  readonly today: Day;
  readonly onPage: (page: SupplyPage) => void;
  /** Tells whether a form is open: then nobody looks for another account. */
  readonly onWork: (isWorking: boolean) => void;
  readonly onFind: () => void;
}) {
  const { page, today, onPage, onWork, onFind } = props;
  const { supply } = useMessages();
  const mayChangeMeters = useRight('meters.change');
  const [work, setWork] = useState<SupplyWork>(atPage);
  const [draft, setDraft] = useState<TermsDraft | null>(null);
  const [chosenId, setChosenId] = useState<number | null>(null);
  const [news, setNews] = useState<string | null>(null);
  const hanging = hangingMeters(page);
  const chosen = hanging.find((meter) => meter.installationId === chosenId) ?? hanging[0] ?? null;

  const goTo = useCallback(
    (next: SupplyWork): void => {
      setWork(next);
      setNews(null);
      onWork(next.at !== 'page');
    },
    [onWork],
  );
  const startTerms = useCallback((): void => {
    const from = page.billedUntil === null ? today : addDays(page.billedUntil, 1);
    setDraft(draftOf(termsOn(page.terms.toReversed(), from), from, from.slice(0, 4)));
    goTo({ at: 'terms' });
  }, [page, today, goTo]);
  const leaveTerms = (): void => {
    setDraft(null);
    goTo(atPage);
  };
  // From the terms one goes to the registers and comes back to what was typed.
  const leaveMeter = (): void => goTo(draft === null ? atPage : { at: 'terms' });
  const meterDone = (changed: SupplyPage, words: string): void => {
    onPage(changed);
    leaveMeter();
    setNews(words);
  };
  const isDrafting = work.at === 'terms' && draft !== null;
  const wanted = wantedRegisters(page, today, isDrafting ? draft : null);
  const newest = useRef({ chosen, wanted });
  newest.current = { chosen, wanted };
  const canAdd = mayChangeMeters && chosen !== null;
  const addRegisters = useMemo(() => {
    if (!canAdd) return null;
    return (): void => {
      const { chosen: meter, wanted: kinds } = newest.current;
      if (meter !== null) goTo({ at: 'registers', meter, wanted: kinds });
    };
  }, [canAdd, goTo]);

  if (work.at === 'terms' && draft !== null) {
    return (
      <>
        {news === null ? null : <TroubleLine tone="done">{news}</TroubleLine>}
        <TermsForm
          page={page}
          draft={draft}
          onDraft={setDraft}
          onLeave={leaveTerms}
          onAddRegisters={addRegisters}
          onRecorded={(changed, effectiveFrom) => {
            onPage(changed);
            leaveTerms();
            setNews(supply.termsRecorded(effectiveFrom));
          }}
        />
      </>
    );
  }
  if (work.at === 'exchange')
    return (
      <ExchangeForm
        page={page}
        old={work.meter}
        wanted={wanted}
        today={today}
        onRecorded={meterDone}
        onLeave={leaveMeter}
      />
    );
  if (work.at === 'registers') {
    return (
      <RegistersForm
        page={page}
        meter={work.meter}
        wanted={work.wanted}
        today={today}
        onRecorded={meterDone}
        onLeave={leaveMeter}
      />
    );
  }
  if (work.at === 'hang')
    return <HangForm page={page} today={today} onRecorded={meterDone} onLeave={leaveMeter} />;
  return (
    <PageView
      page={page}
      today={today}
      news={news}
      chosen={chosen}
      onChoose={(meter) => setChosenId(meter.installationId)}
      addRegisters={addRegisters}
      onTerms={startTerms}
      onWork={goTo}
      onFind={onFind}
    />
  );
}

/** The registers that the terms of a draft, or else today's, need and nothing counts. */
function wantedRegisters(page: SupplyPage, today: Day, draft: TermsDraft | null): readonly RegisterKind[] {
  const terms = termsOn(page.terms.toReversed(), today);
  const code = draft === null ? terms.tariffCode : draft.tariffCode || null;
  const isCapacityOpen = draft === null ? terms.capacity !== null : draft.parts.has('capacity');
  const kind = draft === null ? terms.capacity?.kind : draft.capacityKind;
  const needsDemand = isCapacityOpen && kind !== 'transformers';
  return missingRegisters(choiceOf(page, code), needsDemand, hangingRegisters(page));
}

function PageView(props: {
  readonly page: SupplyPage;
  readonly today: Day;
  readonly news: string | null;
  readonly chosen: MeterRow | null;
  readonly onChoose: (meter: MeterRow) => void;
  readonly addRegisters: (() => void) | null;
  readonly onTerms: () => void;
  readonly onWork: (work: SupplyWork) => void;
  readonly onFind: () => void;
}) {
  const { page, today, news, chosen, addRegisters } = props;
  const keys = useSupplyKeys(page, today, {
    find: props.onFind,
    terms: props.onTerms,
    exchange: chosen === null ? null : () => props.onWork({ at: 'exchange', meter: chosen }),
    addRegisters,
    hang: () => props.onWork({ at: 'hang' }),
  });
  return (
    <div className="supply-page" data-testid="supply-page">
      {news === null ? null : (
        <TroubleLine tone="done" testId="supply-news">
          {news}
        </TroubleLine>
      )}
      {keys.news}
      <SupplyHead page={page} today={today} onAddRegisters={addRegisters} />
      <div className="supply-columns">
        <MeterList
          page={page}
          chosen={chosen}
          onChoose={props.onChoose}
          onOpen={(meter) => (addRegisters === null ? undefined : props.onWork({ at: 'exchange', meter }))}
        />
        <VersionList page={page} today={today} />
      </div>
      <div className="supply-acts">
        {keys.deeds.map((act, index) => (
          <KeyButton
            key={act.key}
            act={act}
            kind={index === 0 ? 'primary' : 'plain'}
            testId={`act-${act.key}`}
          />
        ))}
      </div>
    </div>
  );
}
