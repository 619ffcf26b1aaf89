import { useRef, useState } from 'react';
import { day, type Month } from '../../../db/domain/kernel/calendar.ts';
import type { DraftRow } from '../../../electron/contract/bills.ts';
import type { ExportTable } from '../../../electron/contract/exports.ts';
import { call, type FailedAnswer } from '../../api/counter-api.ts';
import { useListPaper } from '../../components/list-paper.tsx';
import { RuledPages } from '../../components/ruled-paper.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { useSession } from '../../stores/session-store.ts';
import { useStatus } from '../../stores/status-store.ts';
import { auditPaper } from './audit-paper.ts';
import { auditTable, inWalkOrder } from './audit-table.ts';

const states = ['waiting', 'passed', 'returned'] as const;

/** 审核清单: every bill of the month that is not issued, whatever the auditor said of it, by route and walk; as a workbook and on paper. */
export function useAuditList(month: Month | null): ReturnType<typeof useListPaper> {
  const messages = useMessages();
  const words = messages.audit;
  const station = useSession((state) => state.setup?.station ?? null);
  const printedOn = useStatus((state) => state.status?.businessDay ?? null);
  const drafts = useRef<readonly DraftRow[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const gather = async (of: Month): Promise<readonly DraftRow[] | FailedAnswer> => {
    const found: DraftRow[] = [];
    for (const state of states) {
      const answer = await call('bills/list-drafts', { month: of, state });
      if (!answer.ok) return answer;
      found.push(...answer.value);
    }
    return inWalkOrder(found);
  };
  const make = async (): Promise<ExportTable | null> => {
    if (month === null) return null;
    setTrouble(null);
    const found = await gather(month);
    if ('ok' in found) setTrouble(sentenceOf(messages, found));
    else if (found.length === 0) setTrouble(words.nothingToList(month));
    else {
      drafts.current = found;
      return auditTable(messages, words.exportName(month), found);
    }
    return null;
  };
  const paper = useListPaper(make, month === null, ({ fileNameHint }) => {
    // Without a month there is no list, and nothing is laid out.
    const of = month ?? ('2000-01' as Month);
    const head = {
      station: station?.name ?? '',
      isDemo: station?.isDemo === true,
      printedOn: printedOn ?? day(`${of}-01`),
    };
    const sheet = auditPaper(of, drafts.current, head);
    return { fileNameHint, isLandscape: true, hasOwnPages: true, body: <RuledPages sheet={sheet} /> };
  });
  return {
    acts: paper.acts,
    news: (
      <>
        {trouble === null ? null : <TroubleLine testId="audit-list-trouble">{trouble}</TroubleLine>}
        {paper.news}
      </>
    ),
  };
}
