import { create } from 'zustand';

/** The places of the program; which of them a person sees follows from their rights. */
export type PlaceId =
  | 'collect'
  | 'readings'
  | 'routes'
  | 'checks'
  | 'workOrders'
  | 'supply'
  | 'billing'
  | 'audit'
  | 'notices'
  | 'errors'
  | 'adjustments'
  | 'trial'
  | 'till'
  | 'tenders'
  | 'dayClose'
  | 'receipts'
  | 'approvals'
  | 'imports'
  | 'policy'
  | 'county'
  | 'books'
  | 'people'
  | 'settings';

interface PlaceState {
  readonly place: PlaceId | null;
  goTo(place: PlaceId): void;
  leave(): void;
}

/** Which place is open. */
export const usePlace = create<PlaceState>()((set) => ({
  place: null,
  goTo: (place) => set({ place }),
  leave: () => set({ place: null }),
}));
