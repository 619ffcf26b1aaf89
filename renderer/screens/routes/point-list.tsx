import type { RoutePoint } from '../../../electron/contract/routes.ts';
import { LongTable } from '../../components/long-table.tsx';
import { useMessages } from '../../components/use-messages.ts';

/** Places in a column: ticked with Space, chosen with the arrows; of the walk with their numbers, of elsewhere with their route. */
export function PointList(props: {
  readonly points: readonly RoutePoint[];
  readonly side: 'walk' | 'elsewhere';
  readonly ticked: ReadonlySet<number>;
  readonly chosenId: number | null;
  readonly onChoose: (pointId: number) => void;
  readonly onTick: (pointId: number) => void;
  readonly onOpen?: () => void;
}) {
  const { points, side, ticked, chosenId, onChoose, onTick, onOpen } = props;
  const { routes: words } = useMessages();
  const numbers = new Map(points.map(({ pointId }, index) => [pointId, index + 1]));
  return (
    <LongTable
      rows={points}
      rowKey={({ pointId }) => pointId}
      chosen={chosenId}
      onChoose={({ pointId }) => onChoose(pointId)}
      onToggle={({ pointId }) => onTick(pointId)}
      {...(onOpen === undefined ? {} : { onOpen })}
      label={side === 'walk' ? words.walkLabel : words.elsewhereLabel}
      testId={side === 'walk' ? 'walk' : 'elsewhere'}
      columns={[
        {
          id: 'tick',
          title: words.tick,
          width: '1.8em',
          cell: ({ pointId }) => (
            <button
              type="button"
              tabIndex={-1}
              className={ticked.has(pointId) ? 'tick is-ticked' : 'tick'}
              aria-pressed={ticked.has(pointId)}
              onClick={() => onTick(pointId)}
            >
              {ticked.has(pointId) ? '✓' : ''}
            </button>
          ),
        },
        side === 'walk'
          ? {
              id: 'no',
              title: words.order,
              width: '2.6em',
              isFigure: true,
              cell: ({ pointId }) => numbers.get(pointId),
            }
          : {
              id: 'route',
              title: words.fromRoute,
              width: '3.4em',
              cell: ({ routeCode }) => routeCode ?? <span className="owed">{words.without}</span>,
            },
        { id: 'account', title: words.accountNo, width: '6.2em', cell: ({ accountNo }) => accountNo },
        { id: 'name', title: words.customer, width: 'minmax(4em, 1.5fr)', cell: ({ name }) => name },
        { id: 'address', title: words.address, width: 'minmax(7em, 1fr)', cell: ({ address }) => address },
      ]}
    />
  );
}
