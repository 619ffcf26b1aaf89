/** A place with the id by which a walk knows it. */
interface Placed {
  readonly pointId: number;
}

/** Moves the named places one up, each before the place before it; what stands at the top stays. */
export function moveUp<Place extends Placed>(walk: readonly Place[], moved: ReadonlySet<number>): Place[] {
  const next = [...walk];
  for (let index = 1; index < next.length; index++) {
    const [before, here] = [next[index - 1], next[index]];
    if (before === undefined || here === undefined) continue;
    if (moved.has(here.pointId) && !moved.has(before.pointId)) {
      next[index - 1] = here;
      next[index] = before;
    }
  }
  return next;
}

/** Moves the named places one down. */
export function moveDown<Place extends Placed>(walk: readonly Place[], moved: ReadonlySet<number>): Place[] {
  return moveUp(walk.toReversed(), moved).toReversed();
}

/**
 * Puts places behind another of the walk, in the order in which they are given; where that one is itself moved, behind the nearest
 * before it that is not, and at the front where there is none. Places that were on the walk leave their old spot.
 */
export function placeAfter<Place extends Placed>(
  walk: readonly Place[],
  places: readonly Place[],
  afterId: number | null,
): Place[] {
  const moved = new Set(places.map(({ pointId }) => pointId));
  const upTo = walk.slice(0, walk.findIndex(({ pointId }) => pointId === afterId) + 1);
  const before = upTo.filter(({ pointId }) => !moved.has(pointId));
  const behind = walk.slice(upTo.length).filter(({ pointId }) => !moved.has(pointId));
  return [...before, ...places, ...behind];
}

/** Tells whether two walks are the same places in the same order. */
export function isSameWalk(one: readonly Placed[], other: readonly Placed[]): boolean {
  return one.length === other.length && one.every(({ pointId }, index) => pointId === other[index]?.pointId);
}
