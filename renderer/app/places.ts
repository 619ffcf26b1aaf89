import type { ComponentType } from 'react';
import type { Right } from '../../db/domain/access/roles.ts';
import type { CounterStatus } from '../../electron/contract/status.ts';
import type { PlaceId } from '../stores/place-store.ts';

/** A place of the program: whom it is for, what waits there, and the screen, loaded when first opened. */
export interface Place {
  readonly id: PlaceId;
  /** Any of these rights opens it. */
  readonly rights: readonly Right[];
  readonly screen: ComponentType;
  readonly waiting?: (status: CounterStatus) => number;
}

/** Every place in the order of the rail. */
export const places: readonly Place[] = [];

/** The places that a holder of these rights sees. */
export function placesFor(held: readonly Right[]): readonly Place[] {
  return places.filter((place) => place.rights.some((right) => held.includes(right)));
}

