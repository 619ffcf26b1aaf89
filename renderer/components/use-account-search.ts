import { useCallback, useRef, useState } from 'react';
import type { AccountHit } from '../../electron/contract/accounts.ts';
import { call, type FailedAnswer } from '../api/counter-api.ts';

/** As many lines as the list ever shows. */
export const mostHits = 20;

/** What the list shows: the hits of `answeredText`, which may be older than what is typed. */
export interface FoundAccounts {
  readonly answeredText: string;
  readonly hits: readonly AccountHit[];
  /** The search itself did not work. */
  readonly trouble: FailedAnswer | null;
}

const nobody: FoundAccounts = { answeredText: '', hits: [], trouble: null };

/** An input method writes "w'x'y" while it composes; the search wants the letters. */
export function plainSearchText(text: string): string {
  return text.replace(/['’]/g, '').trim();
}

/** Decides whether the answer to a request may be shown: only the newest request counts, late answers are dropped. */
export function makeGenerations(): { next(): number; isNewest(generation: number): boolean } {
  let newest = 0;
  return {
    next: () => {
      newest += 1;
      return newest;
    },
    isNewest: (generation) => generation === newest,
  };
}

/** Searches with every key typed. `search` answers the hits of the text, or null when a newer search has overtaken it. */
export function useAccountSearch() {
  const [found, setFound] = useState<FoundAccounts>(nobody);
  const generations = useRef(makeGenerations());
  const search = useCallback(async (typed: string): Promise<readonly AccountHit[] | null> => {
    const generation = generations.current.next();
    const text = plainSearchText(typed);
    if (text === '') {
      setFound(nobody);
      return [];
    }
    const answer = await call('accounts/find', { text: text.slice(0, 60) });
    if (!generations.current.isNewest(generation)) return null;
    const hits = answer.ok ? answer.value.slice(0, mostHits) : [];
    setFound({ answeredText: text, hits, trouble: answer.ok ? null : answer });
    return hits;
  }, []);
  return { found, search };
}
