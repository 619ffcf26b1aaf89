import { useState } from 'react';
import { type Day, stationTimeAt } from '../../../db/domain/kernel/calendar.ts';
import type { SupplyPage, TermsRow } from '../../../electron/contract/supply.ts';
import { PickList } from '../../components/pick-list.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { isReplaced, termsInWords } from './terms-words.ts';

/** Every change of the terms, the newest first: from when, what, why, by whom. */
export function VersionList({ page, today }: { readonly page: SupplyPage; readonly today: Day }) {
  const messages = useMessages();
  const { supply } = messages;
  const [chosen, setChosen] = useState<number | null>(null);
  return (
    <Sheet title={supply.versions} testId="supply-versions">
      {page.terms.length === 0 ? (
        <p className="quiet supply-note">{supply.noVersions}</p>
      ) : (
        <PickList
          label={supply.versions}
          testId="version-rows"
          rowTestId="version-row"
          items={page.terms}
          keyOf={(version) => String(version.version)}
          chosenKey={String(chosen ?? page.terms[0]?.version)}
          onChoose={(version) => setChosen(version.version)}
        >
          {(version) => (
            <div className={isReplaced(page.terms, version) ? 'version-lines quiet' : 'version-lines'}>
              <div className="version-head">
                <strong>{supply.from(version.effectiveFrom)}</strong>
                <span className="quiet">{supply.version(version.version)}</span>
                <VersionMark page={page} version={version} today={today} />
              </div>
              <TermsWords page={page} version={version} />
              <div className="quiet version-foot">
                {version.reason} ·{' '}
                {supply.recorded(version.recordedByName, stationTimeAt(version.recordedAt))}
              </div>
            </div>
          )}
        </PickList>
      )}
    </Sheet>
  );
}

function VersionMark(props: { readonly page: SupplyPage; readonly version: TermsRow; readonly today: Day }) {
  const { page, version, today } = props;
  const { supply } = useMessages();
  const mark = isReplaced(page.terms, version)
    ? supply.replaced
    : version.effectiveFrom > today
      ? supply.future
      : null;
  return mark === null ? null : <span className="supply-mark">{mark}</span>;
}

function TermsWords({ page, version }: { readonly page: SupplyPage; readonly version: TermsRow }) {
  const messages = useMessages();
  const items = termsInWords(messages, version.terms, page);
  if (items.length === 0) return <p className="version-item">{messages.supply.plainTerms}</p>;
  return (
    <>
      {items.map((item) => (
        <p key={item.name} className="version-item">
          {messages.lists.about(item.name, item.words)}
        </p>
      ))}
    </>
  );
}
