import { Checkbox } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import { type SupplyTerms, termsOn } from '../../../db/domain/billing/supply-terms.ts';
import type { Day } from '../../../db/domain/kernel/calendar.ts';
import type { RegisterKind } from '../../../db/domain/metering/register-kind.ts';
import type { SupplyPage } from '../../../electron/contract/supply.ts';
import type { Messages } from '../../messages/index.ts';
import { call } from '../../api/counter-api.ts';
import { Sheet } from '../../components/place-frame.tsx';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { AskSheet } from './ask-sheet.tsx';
import { noWrongs, type Wrongs } from './field-reading.ts';
import { FormFoot } from './form-foot.tsx';
import { MissingLine, missingWords } from './missing-line.tsx';
import { choiceOf, hangingRegisters, lateRegisters, missingRegisters } from './missing-registers.ts';
import { readTermsDraft, type TermsChange } from './read-terms-draft.ts';
import { termsFieldOf } from './refusal-place.ts';
import { DayField, UsualField, WrongWords } from './supply-fields.tsx';
import { TariffSelect } from './tariff-select.tsx';
import { type TermsDraft, type TermsPart, termsParts } from './terms-draft.ts';
import { TermsPartFields } from './terms-part-fields.tsx';
import { usualParts } from './usual-parts.ts';
import { changesInWords, supersededBy } from './terms-words.ts';
import { useEnterGoesOn, useFirstWrong, useFormKeys } from './use-form-keys.ts';

/** 变更计费档案: what is typed lives with the caller, so that a look elsewhere loses nothing. F9 says in plain words what changes. */
export function TermsForm(props: {
  readonly page: SupplyPage;
  readonly draft: TermsDraft;
  readonly onDraft: (draft: TermsDraft) => void;
  readonly onRecorded: (page: SupplyPage, effectiveFrom: Day) => void;
  readonly onLeave: () => void;
  /** Null where the person may not touch meters. */
  readonly onAddRegisters: (() => void) | null;
}) {
  const { page, draft, onDraft, onRecorded, onLeave, onAddRegisters } = props;
  const messages = useMessages();
  const { supply } = messages;
  const [refused, setRefused] = useState<{ readonly field: string | null; readonly words: string } | null>(
    null,
  );
  const [asking, setAsking] = useState<TermsChange | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [showsAll, setShowsAll] = useState(false);
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLDivElement>(null);
  useFirstWrong(form, tries);
  useEnterGoesOn(form, asking === null);

  const edit = (changed: Partial<TermsDraft>): void => {
    setRefused(null);
    onDraft({ ...draft, ...changed });
  };
  const check = (): void => {
    const read = readTermsDraft(draft, page.billedUntil);
    setRefused(null);
    setTries(tries + 1);
    if (read.change === null) return;
    if (
      changesInWords(messages, termsFor(page, read.change.effectiveFrom), read.change.terms, page).length ===
      0
    )
      setRefused({ field: null, words: messages.refusals.terms_unchanged({}) });
    else setAsking(read.change);
  };
  const record = useCallback(async (): Promise<void> => {
    if (asking === null || isBusy) return;
    setBusy(true);
    const { effectiveFrom, terms, reason } = asking;
    const { accountNo } = page;
    const answer = await call('supply/record-terms', { accountNo, effectiveFrom, terms, reason });
    setBusy(false);
    if (answer.ok) {
      onRecorded(answer.value, effectiveFrom);
      return;
    }
    setAsking(null);
    setTries((count) => count + 1);
    const field = 'refusal' in answer ? termsFieldOf(answer.refusal, asking, accountNo) : null;
    setRefused({ field, words: sentenceOf(messages, answer) });
  }, [asking, isBusy, page, messages, onRecorded]);
  const back = useCallback(() => setAsking(null), []);

  // Once checked, a sentence goes as soon as its field is right.
  const wrongs: Wrongs =
    tries === 0 ? noWrongs : (readTermsDraft(draft, page.billedUntil).wrongs ?? noWrongs);
  const wordsOf = (field: string): string | null => {
    if (refused?.field === field) return refused.words;
    const code = wrongs.get(field);
    if (code === undefined) return null;
    return code === 'before_billed'
      ? messages.refusals.terms_before_billed({ billedUntil: page.billedUntil })
      : supply.wrong[code];
  };
  const isAsking = asking !== null;
  const choice = choiceOf(page, draft.tariffCode === '' ? null : draft.tariffCode);
  const shown = useMemo(() => usualParts(page, choice), [page, choice]);
  const more = useMemo(
    () => [{ key: 'F3', label: supply.showAll, isOff: showsAll || isAsking, run: () => setShowsAll(true) }],
    [supply, showsAll, isAsking],
  );
  const { acts, isLeaving } = useFormKeys(draft, { check, leave: onLeave, more });

  if (asking !== null) {
    const before = termsFor(page, asking.effectiveFrom);
    return (
      <AskSheet
        title={supply.fromThen(asking.effectiveFrom)}
        lines={[
          ...changesInWords(messages, before, asking.terms, page),
          ...supersededBy(page.terms, asking.effectiveFrom).map((version) =>
            supply.superseded(version.version, version.effectiveFrom),
          ),
        ]}
        notes={[supply.reasonIs(asking.reason)]}
        warnings={registerWarnings(messages, page, asking, onAddRegisters !== null)}
        isBusy={isBusy}
        onRecord={() => void record()}
        onBack={back}
      />
    );
  }
  const toggle = (part: TermsPart): void => {
    const parts = new Set(draft.parts);
    if (!parts.delete(part)) parts.add(part);
    edit({ parts });
  };
  return (
    <WrongWords.Provider value={wordsOf}>
      <div ref={form} className="supply-form" data-testid="terms-form">
        <div className="supply-form-body">
          <Sheet title={`${supply.formTitle} · ${page.accountNo} ${page.name}`}>
            <div className="supply-two">
              <TariffSelect
                field="tariff"
                label={supply.tariff}
                hint={supply.tariffHint}
                page={page}
                value={draft.tariffCode}
                hasPlain
                isFirst
                onChoose={(tariffCode) => edit({ tariffCode })}
              />
              <DayField
                field="effectiveFrom"
                label={supply.effectiveFrom}
                hint={page.billedUntil === null ? supply.dayHint : supply.effectiveHint(page.billedUntil)}
                text={draft.effectiveFrom}
                onText={(effectiveFrom) => edit({ effectiveFrom })}
              />
            </div>
            <UsualField
              field="reason"
              label={supply.reason}
              usual={supply.usualReasons}
              maxLength={200}
              text={draft.reason}
              onText={(reason) => edit({ reason })}
            />
            <MissingLine
              page={page}
              tariffCode={draft.tariffCode === '' ? null : draft.tariffCode}
              needsDemand={draft.parts.has('capacity') && draft.capacityKind !== 'transformers'}
              onAdd={onAddRegisters}
            />
          </Sheet>
          <Sheet className="terms-parts">
            {termsParts
              .filter((part) => showsAll || draft.parts.has(part) || shown.has(part))
              .map((part) => (
                <section key={part} className="terms-part" data-testid={`part-${part}`}>
                  <Checkbox
                    checked={draft.parts.has(part)}
                    data-testid={`open-${part}`}
                    onChange={() => toggle(part)}
                  >
                    {supply.parts[part]}{' '}
                    <span className="quiet terms-part-hint">{supply.partHints[part]}</span>
                  </Checkbox>
                  {draft.parts.has(part) ? (
                    <TermsPartFields part={part} page={page} draft={draft} onEdit={edit} />
                  ) : null}
                </section>
              ))}
          </Sheet>
        </div>
        <FormFoot
          refusal={refused?.field === null ? refused.words : null}
          isLeaving={isLeaving}
          acts={acts}
          more={more}
        />
      </div>
    </WrongWords.Provider>
  );
}

/** What the terms would count and no meter does, or did not yet when they begin. */
function registerWarnings(
  messages: Messages,
  page: SupplyPage,
  { terms, effectiveFrom }: TermsChange,
  mayAdd: boolean,
): string[] {
  const { tariffCode, capacity } = terms;
  const choice = choiceOf(page, tariffCode);
  const needsDemand = capacity !== null && capacity.kind !== 'transformers';
  const missing = missingRegisters(choice, needsDemand, hangingRegisters(page));
  const late = lateRegisters(page, choice, effectiveFrom);
  const nameOf = (kind: RegisterKind): string => messages.names.registers[kind];
  return [
    ...(missing.length === 0 ? [] : [missingWords(messages, missing, mayAdd)]),
    ...(late === null ? [] : [messages.supply.late(late.kinds.map(nameOf), late.since)]),
  ];
}

/** The terms that are in force on a day now. */
function termsFor(page: SupplyPage, onDay: Day): SupplyTerms {
  return termsOn(page.terms.toReversed(), onDay);
}
