import { useEffect, useMemo, useRef } from 'react';
import { type LongColumn, LongTable } from '../../components/long-table.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { type NoticePlace, placeKeyOf } from './notice-place.ts';

/** The places of a month; arrows walk through them, and the paper beside follows. */
export function NoticePlaceList(props: {
  readonly places: readonly NoticePlace[];
  readonly chosen: string;
  readonly onChoose: (place: NoticePlace) => void;
}) {
  const { notices: words } = useMessages();
  const columns = useMemo(
    (): readonly LongColumn<NoticePlace>[] => [
      { id: 'kind', title: '', width: '3.8em', cell: ({ kind }) => words.kinds[kind] },
      { id: 'name', title: words.place, width: 'minmax(0, 1fr)', cell: ({ name }) => name },
      { id: 'bills', title: words.bills, width: '3.2em', isFigure: true, cell: ({ bills }) => bills },
    ],
    [words],
  );
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  }, []);
  return (
    <div className="notices-places" ref={box}>
      <LongTable
        rows={props.places}
        columns={columns}
        rowKey={placeKeyOf}
        label={words.places}
        chosen={props.chosen}
        onChoose={props.onChoose}
        testId="notice-places"
      />
    </div>
  );
}
