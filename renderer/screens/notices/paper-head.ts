import type { Day } from '../../../db/domain/kernel/calendar.ts';

/** Whose paper it is, and of which day. */
export interface PaperHead {
  readonly station: string;
  readonly isDemo: boolean;
  readonly printedOn: Day;
}
