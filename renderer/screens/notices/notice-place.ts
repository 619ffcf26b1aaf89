import type { OutputOf } from '../../../electron/contract/index.ts';

/** A village or a route with bills of the month. */
export interface NoticePlace {
  readonly kind: 'village' | 'route';
  readonly name: string;
  readonly bills: number;
}

/** Villages first, then routes. */
export function placesOf({ villages, routes }: OutputOf<'notices/list-places'>): NoticePlace[] {
  return [
    ...villages.map(({ village, bills }): NoticePlace => ({ kind: 'village', name: village, bills })),
    ...routes.map(({ routeCode, bills }): NoticePlace => ({ kind: 'route', name: routeCode, bills })),
  ];
}

/** What tells one place from another. */
export function placeKeyOf({ kind, name }: NoticePlace): string {
  return `${kind} ${name}`;
}
