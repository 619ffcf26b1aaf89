import { useState } from 'react';
import type { RoutePoint } from '../../../electron/contract/routes.ts';
import { isSameWalk, moveDown, moveUp, placeAfter } from './walk-order.ts';

type Ids = ReadonlySet<number>;
const none: Ids = new Set();

function turned(ids: Ids, id: number): Ids {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** The walk as it is being ordered: what is ticked and chosen on either side, and the acts that move places. */
export function useWalk(stored: readonly RoutePoint[], found: readonly RoutePoint[] | null) {
  const [walk, setWalk] = useState(stored);
  const [off, setOff] = useState<readonly RoutePoint[]>([]);
  const [ticked, setTicked] = useState<Ids>(none);
  const [picked, setPicked] = useState<Ids>(none);
  const [wantedId, setWantedId] = useState<number | null>(stored[0]?.pointId ?? null);
  const [wantedOtherId, setWantedOtherId] = useState<number | null>(null);

  const onWalk = new Set(walk.map(({ pointId }) => pointId));
  const offIds = new Set(off.map(({ pointId }) => pointId));
  const elsewhere = [
    ...off,
    ...(found ?? []).filter(({ pointId }) => !onWalk.has(pointId) && !offIds.has(pointId)),
  ];
  const chosenId = onWalk.has(wantedId ?? 0) ? wantedId : (walk[0]?.pointId ?? null);
  const otherId = elsewhere.some(({ pointId }) => pointId === wantedOtherId)
    ? wantedOtherId
    : (elsewhere[0]?.pointId ?? null);
  /** What an act moves: the ticked places, or else the one under the cursor. */
  const moved = (ids: Ids, id: number | null): Ids =>
    ids.size > 0 ? ids : id === null ? none : new Set([id]);

  return {
    walk,
    elsewhere,
    ticked,
    picked,
    chosenId,
    otherId,
    isChanged: !isSameWalk(walk, stored),
    takenOffIds: stored.map(({ pointId }) => pointId).filter((pointId) => !onWalk.has(pointId)),
    choose: setWantedId,
    chooseOther: setWantedOtherId,
    tick: (pointId: number) => setTicked((ids) => turned(ids, pointId)),
    pick: (pointId: number) => setPicked((ids) => turned(ids, pointId)),
    move(way: 'up' | 'down'): void {
      const ids = moved(ticked, chosenId);
      setWalk(way === 'up' ? moveUp(walk, ids) : moveDown(walk, ids));
    },
    placeTicked(): void {
      setWalk(
        placeAfter(
          walk,
          walk.filter(({ pointId }) => ticked.has(pointId)),
          chosenId,
        ),
      );
      setTicked(none);
    },
    takeOff(): void {
      const ids = moved(ticked, chosenId);
      const leaving = walk.filter(({ pointId }) => ids.has(pointId));
      const index = walk.findIndex(({ pointId }) => pointId === chosenId);
      const stays = (points: readonly RoutePoint[]) => points.find(({ pointId }) => !ids.has(pointId));
      const next = stays(walk.slice(index)) ?? stays(walk.slice(0, index).toReversed());
      setWalk(walk.filter(({ pointId }) => !ids.has(pointId)));
      setOff([...leaving, ...off]);
      setTicked(none);
      setWantedId(next?.pointId ?? null);
    },
    insert(): void {
      const ids = moved(picked, otherId);
      const coming = elsewhere.filter(({ pointId }) => ids.has(pointId));
      const last = coming.at(-1);
      if (last === undefined) return;
      setWalk(placeAfter(walk, coming, chosenId));
      setOff(off.filter(({ pointId }) => !ids.has(pointId)));
      setPicked(none);
      setWantedId(last.pointId);
    },
  };
}
