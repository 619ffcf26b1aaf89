import { useMemo } from 'react';
import { day, type Month } from '../../../db/domain/kernel/calendar.ts';
import type { RouteOfMonth } from '../../../electron/contract/routes.ts';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { useListPaper } from '../../components/list-paper.tsx';
import { RuledPages, ruledPages } from '../../components/ruled-paper.tsx';
import { PaperPreview } from '../../components/paper-preview.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';
import { useSession } from '../../stores/session-store.ts';
import { useStatus } from '../../stores/status-store.ts';
import { sheetPaper, sheetTable } from './sheet-paper.ts';

/** 抄表清单: a preview of exactly what is printed for the reader, and the keys that take it out. */
export function SheetView(props: {
  readonly month: Month;
  readonly route: RouteOfMonth;
  readonly onLeave: () => void;
}) {
  const { month, route, onLeave } = props;
  const messages = useMessages();
  const words = messages.routes;
  const answer = useAnswer('routes/get-sheet', { month, routeId: route.routeId });
  const station = useSession((state) => state.setup?.station ?? null);
  const printedOn = useStatus((state) => state.status?.businessDay ?? null);
  const lines = answer.value;
  const sheet = useMemo(
    () =>
      lines === null
        ? null
        : sheetPaper(month, route, lines, {
            station: station?.name ?? '',
            isDemo: station?.isDemo === true,
            printedOn: printedOn ?? day(`${month}-01`),
          }),
    [lines, month, route, station, printedOn],
  );
  const pages = useMemo(() => (sheet === null ? null : <RuledPages sheet={sheet} />), [sheet]);
  const paper = useListPaper(
    () => (lines === null ? null : sheetTable(messages, month, route, lines)),
    lines === null || lines.length === 0,
    ({ fileNameHint }) => ({ fileNameHint, isLandscape: true, hasOwnPages: true, body: pages }),
  );
  const back = useMemo(() => ({ key: 'Escape', label: words.back, run: onLeave }), [words, onLeave]);
  useKeys(useMemo(() => [back, ...paper.acts], [back, paper.acts]));
  return (
    <div className="routes-view" data-testid="sheet-view">
      <div className="routes-acts">
        <strong>{words.sheetTitle(route.code, month)}</strong>
        <span className="quiet routes-sum" data-testid="sheet-sum">
          {lines === null || sheet === null
            ? ''
            : words.sheetSum(lines.length, ruledPages(sheet.sections).length)}
        </span>
        {[...paper.acts, back].map((act) => (
          <KeyButton key={act.key} act={act} size="small" />
        ))}
      </div>
      {paper.news}
      {answer.trouble === null ? null : <TroubleLine>{answer.trouble}</TroubleLine>}
      {lines === null ? null : lines.length === 0 ? (
        <EmptyPlace purpose={words.sheetEmpty} firstStep={words.sheetEmptyStep} />
      ) : (
        <PaperPreview label={words.sheetPreview} pageWidth={1123}>
          {pages}
        </PaperPreview>
      )}
    </div>
  );
}
