import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Day, Month } from '../../../db/domain/kernel/calendar.ts';
import type { ReadingRow } from '../../../electron/contract/readings.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { useSession } from '../../stores/session-store.ts';
import { findTypedDials, keepTypedDials } from '../../stores/typed-dials.ts';
import {
  type GridState,
  type GridStep,
  openGrid,
  type PlannedRecording,
  recorded,
  refused,
  withTyped,
} from './grid-state.ts';
import { writeRecording } from './write-recording.ts';

/** The grid of the chosen route while it is worked on. */
export interface ReadingGrid {
  readonly state: GridState;
  /** Changes the grid without writing anything down. */
  change(step: (state: GridState) => GridState): void;
  /** Changes the grid and writes down what the step asks for, without waiting. */
  act(step: (state: GridState) => GridStep): void;
}

/**
 * Holds the grid of a route and writes its recordings down one after the other; nobody waits for them, and one that is refused comes
 * back into its cell with the sentence. When the route has been left meanwhile, `onRefusedLate` hears of it instead.
 */
export function useReadingGrid(props: {
  readonly rows: readonly ReadingRow[];
  readonly month: Month;
  readonly readOn: Day;
  readonly onRefusedLate: (row: ReadingRow, sentence: string) => void;
}): ReadingGrid {
  const messages = useMessages();
  const personId = useSession((session) => session.person?.personId ?? 0);
  const [state, setState] = useState(() =>
    withTyped(openGrid(props.rows), findTypedDials(personId, props.month)),
  );
  const newest = useRef(state);
  const settings = useRef({ ...props, messages });
  settings.current = { ...props, messages };
  const isThere = useRef(true);
  const lastWrite = useRef<Promise<void>>(Promise.resolve());
  useEffect(() => {
    isThere.current = true;
    const { month } = settings.current;
    return () => {
      isThere.current = false;
      // What is typed and not written down is there again when one comes back to the route.
      const { rows, typed } = newest.current;
      keepTypedDials(
        personId,
        month,
        Object.fromEntries(rows.map(({ registerId }) => [registerId, typed[registerId] ?? null])),
      );
    };
  }, [personId]);

  const put = useCallback((next: GridState) => {
    newest.current = next;
    setState(next);
  }, []);

  const write = useCallback(
    async ({ row, recording, number }: PlannedRecording, month: Month, readOn: Day): Promise<void> => {
      const answer = await writeRecording(row.registerId, recording, month, readOn);
      if (answer.ok) {
        put(recorded(newest.current, number, answer.value));
        return;
      }
      const sentence = sentenceOf(settings.current.messages, answer);
      if (isThere.current) {
        put(refused(newest.current, number, row.registerId, sentence));
        return;
      }
      const typed = newest.current.underway[row.registerId]?.text;
      if (typed !== undefined) keepTypedDials(personId, month, { [row.registerId]: typed });
      settings.current.onRefusedLate(row, sentence);
    },
    [put, personId],
  );

  return useMemo(
    () => ({
      state,
      change: (step) => put(step(newest.current)),
      act(step) {
        const next = step(newest.current);
        put(next.state);
        const { month, readOn } = settings.current;
        for (const planned of next.recordings)
          lastWrite.current = lastWrite.current.then(() => write(planned, month, readOn));
      },
    }),
    [state, put, write],
  );
}
