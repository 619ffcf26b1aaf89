import { useMemo, useState } from 'react';
import { day, type Month } from '../../../db/domain/kernel/calendar.ts';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { useListPaper } from '../../components/list-paper.tsx';
import { PaperPreview } from '../../components/paper-preview.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';
import { useSession } from '../../stores/session-store.ts';
import { useStatus } from '../../stores/status-store.ts';
import type { NoticePlace } from './notice-place.ts';
import { NoticePages } from './notice-sheet.tsx';
import { noticesTable, publicTable } from './notice-tables.ts';
import { noticePages, publicPages } from './paper-pages.ts';
import { PublicPages } from './public-sheet.tsx';

/** The notices or the public list of a place: a preview of exactly what is printed, and the keys that take it out. */
export function PlacePaper({ month, place }: { readonly month: Month; readonly place: NoticePlace }) {
  const messages = useMessages();
  const words = messages.notices;
  const [wanted, setWanted] = useState<'notices' | 'public'>('notices');
  const isVillage = place.kind === 'village';
  const isPublic = wanted === 'public';
  const notices = useAnswer(
    'notices/list',
    { month, place: isVillage ? { village: place.name } : { routeCode: place.name } },
    isPublic,
  );
  const list = useAnswer('notices/public-list', { month, village: place.name }, !isPublic || !isVillage);
  const station = useSession((state) => state.setup?.station ?? null);
  const printedOn = useStatus((state) => state.status?.businessDay ?? null);
  const head = useMemo(
    () => ({
      station: station?.name ?? '',
      isDemo: station?.isDemo === true,
      printedOn: printedOn ?? day(`${month}-01`),
    }),
    [station, printedOn, month],
  );
  const noticeRows = isPublic ? null : notices.value;
  const publicList = isPublic && isVillage ? list.value : null;
  const pages = useMemo(() => {
    if (noticeRows !== null) return <NoticePages notices={noticeRows} head={head} />;
    if (publicList !== null)
      return <PublicPages village={place.name} month={month} list={publicList} head={head} />;
    return null;
  }, [noticeRows, publicList, head, place.name, month]);
  const count = noticeRows?.length ?? publicList?.rows.length ?? 0;
  const paper = useListPaper(
    () => {
      if (noticeRows !== null) return noticesTable(messages, month, place.name, noticeRows);
      return publicList === null ? null : publicTable(month, place.name, publicList);
    },
    count === 0,
    ({ fileNameHint }) => ({ fileNameHint, isLandscape: false, hasOwnPages: true, body: pages }),
  );
  const acts = useMemo(
    () => [
      { key: 'F6', label: words.showNotices, run: () => setWanted('notices') },
      { key: 'F7', label: words.showPublicList, isOff: !isVillage, run: () => setWanted('public') },
      ...paper.acts.map((act) => (act.key === 'Ctrl+P' ? { ...act, label: words.print } : act)),
    ],
    [words, isVillage, paper.acts],
  );
  useKeys(acts);
  const shown = isPublic ? list : notices;
  const [toNotices, toPublic, ...out] = acts;
  return (
    <div className="notices-paper">
      <div className="notices-acts">
        {toNotices === undefined ? null : (
          <KeyButton act={toNotices} kind={isPublic ? 'plain' : 'primary'} testId="show-notices" />
        )}
        {toPublic === undefined ? null : (
          <KeyButton act={toPublic} kind={isPublic ? 'primary' : 'plain'} testId="show-public" />
        )}
        <span className="notices-count" data-testid="paper-count">
          {noticeRows !== null
            ? words.noticeSum(count, noticePages(noticeRows).length)
            : publicList !== null
              ? words.publicSum(count, publicPages(publicList.rows).length)
              : ''}
        </span>
        {out.map((act) => (
          <KeyButton key={act.key} act={act} />
        ))}
      </div>
      {shown.trouble === null ? null : <TroubleLine>{shown.trouble}</TroubleLine>}
      {paper.news}
      {isPublic && !isVillage ? (
        <EmptyPlace purpose={words.publicOnlyVillage} />
      ) : pages === null ? null : count === 0 ? (
        <EmptyPlace purpose={words.noneThere} />
      ) : (
        <PaperPreview label={words.preview}>{pages}</PaperPreview>
      )}
    </div>
  );
}
