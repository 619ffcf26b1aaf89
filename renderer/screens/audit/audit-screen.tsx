import { Button } from 'antd';
import { useMemo } from 'react';
import { EmptyPlace } from '../../components/empty-place.tsx';
import { MonthChoice } from '../../components/month-choice.tsx';
import { PlaceFrame } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useMessages } from '../../components/use-messages.ts';
import { useKeys } from '../../components/use-keys.ts';
import type { Month } from '../../../db/domain/kernel/calendar.ts';
import { useWorkMonth } from '../../stores/work-month-store.ts';
import { CardCount } from './card-count.tsx';
import { AuditMonth } from './audit-month.tsx';
import { useAuditList } from './use-audit-list.tsx';
import './audit.css';

/** 审核: the bills of a month that wait for the auditor, one account a page. */
export function AuditScreen() {
  const messages = useMessages();
  const words = messages.audit;
  const { month, choose } = useWorkMonth();
  const months = useAnswer('bills/list-months', undefined);
  const drafts = useAnswer(
    'bills/list-drafts',
    { month: month ?? ('2000-01' as Month), state: 'waiting' },
    month === null,
  );
  // An account that is passed or returned stays a computed one: the count holds while the auditor works.
  const book = useAnswer('bills/list-unbilled', { month: month ?? ('2000-01' as Month) }, month === null);
  const waitingIn = useMemo(
    () =>
      new Map(
        (months.value ?? []).filter(({ waiting }) => waiting > 0).map((row) => [row.month, row.waiting]),
      ),
    [months.value],
  );
  const paper = useAuditList(month);
  useKeys(paper.acts);
  if (month === null) return null;
  const others = [...waitingIn].filter(([candidate]) => candidate !== month);
  return (
    <PlaceFrame
      title={messages.app.places.audit}
      hint={words.purpose}
      isFilling
      testId="audit-screen"
      aside={
        <MonthChoice
          note={(candidate) => {
            const waiting = waitingIn.get(candidate);
            return waiting === undefined ? null : words.waitingNote(waiting);
          }}
        />
      }
      news={
        <>
          {drafts.trouble === null ? null : <TroubleLine>{drafts.trouble}</TroubleLine>}
          {paper.news}
          {book.value === null ? null : <CardCount book={book.value} />}
        </>
      }
    >
      {drafts.value === null ? null : drafts.value.length === 0 ? (
        <EmptyPlace
          purpose={words.nothing(month)}
          firstStep={others.length === 0 ? words.nothingFirst : undefined}
        >
          {others.map(([other, waiting]) => (
            <Button key={other} data-testid={`audit-month-${other}`} onClick={() => choose(other)}>
              {words.otherMonths(other, waiting)}
            </Button>
          ))}
        </EmptyPlace>
      ) : (
        <AuditMonth key={month} month={month} drafts={drafts.value} onSettled={months.reload} />
      )}
    </PlaceFrame>
  );
}
