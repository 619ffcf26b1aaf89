import { errorKinds } from '../../../db/domain/metering/reading-work.ts';
import type { ErrorCount } from '../../../electron/contract/errors.ts';
import { LongTable, type LongColumn } from '../../components/long-table.tsx';
import { Money } from '../../components/money.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { sumOfCounts } from './sum-of-counts.ts';

/** How many errors of each kind a person made, and their sums last (考核); Enter shows that person's. */
export function PeopleCounts(props: {
  readonly counts: readonly ErrorCount[];
  readonly chosen: number | null;
  readonly onChoose: (authorId: number) => void;
  readonly onOpen: (count: ErrorCount) => void;
}) {
  const messages = useMessages();
  const words = messages.errors;
  // Nobody has the number 0: the sum stands under the people as the last row.
  const rows = [...props.counts, { authorId: 0, authorName: words.all, ...sumOfCounts(props.counts) }];
  const figure = (id: string, title: string, of: (count: ErrorCount) => number): LongColumn<ErrorCount> => ({
    id,
    title,
    width: 'minmax(3.9em, 1fr)',
    isFigure: true,
    cell: (count) => (of(count) === 0 ? '' : of(count)),
  });
  return (
    <LongTable
      rows={rows}
      rowKey={(count) => count.authorId}
      chosen={props.chosen}
      onChoose={(count) => props.onChoose(count.authorId)}
      onOpen={(count) => {
        if (count.authorId !== 0) props.onOpen(count);
      }}
      toneOf={(count) => (count.authorId === 0 ? 'error-sum' : undefined)}
      label={words.people}
      testId="error-people"
      columns={[
        {
          id: 'author',
          title: words.author,
          width: 'minmax(5em, 1.3fr)',
          cell: (count) => count.authorName,
        },
        ...errorKinds.map((kind) =>
          figure(kind, messages.names.errorKinds[kind], (count) => count.byKind[kind]),
        ),
        figure('errors', words.total, (count) => count.errors),
        figure('mended', words.mendedCount, (count) => count.mended),
        {
          ...figure('open', words.openCount, (count) => count.errors - count.mended),
          cell: (count) =>
            count.errors === count.mended ? '' : <span className="wrong">{count.errors - count.mended}</span>,
        },
        figure('repeated', words.repeated, (count) => count.repeated),
        {
          id: 'assessed',
          title: words.assessed,
          width: 'minmax(5em, 1.2fr)',
          isFigure: true,
          cell: (count) => <Money amount={count.assessedFen} testId={`assessed-${count.authorId}`} />,
        },
      ]}
    />
  );
}
