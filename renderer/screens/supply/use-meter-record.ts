import { useCallback, useRef, useState } from 'react';
import type { Answer } from '../../../electron/contract/channel.ts';
import type { SupplyPage } from '../../../electron/contract/supply.ts';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { noWrongs, type Wrongs } from './field-reading.ts';
import type { ReadForm } from './meter-draft.ts';
import { meterFieldOf } from './refusal-place.ts';

/** A form about a meter on its way: filled, checked, asked about, recorded. */
export interface MeterRecord<Whole> {
  /** What was read from the form and is asked about; null while it is filled in. */
  readonly asking: Whole | null;
  readonly isBusy: boolean;
  /** Counts the checks. */
  readonly tries: number;
  /** A refusal that concerns no single field. */
  readonly refusal: string | null;
  wordsOf(field: string): string | null;
  check(): void;
  back(): void;
  record(): Promise<void>;
}

/** A refusal, the field that it concerns, and the form as it was refused. */
interface Refused {
  readonly draft: object;
  readonly field: string | null;
  readonly words: string;
}

/** Reads a meter's form `draft` with `read`, asks, and records with `send`; a refusal brings the form back with its sentence at the field. */
export function useMeterRecord<Whole>(
  draft: object,
  read: () => ReadForm<Whole>,
  send: (whole: Whole) => Promise<Answer<SupplyPage>>,
  onRecorded: (page: SupplyPage, whole: Whole) => void,
): MeterRecord<Whole> {
  const messages = useMessages();
  const [lastRefused, setRefused] = useState<Refused | null>(null);
  const [asking, setAsking] = useState<Whole | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [tries, setTries] = useState(0);
  const newest = useRef({ draft, read, send, onRecorded });
  newest.current = { draft, read, send, onRecorded };

  const check = useCallback((): void => {
    const { whole } = newest.current.read();
    setRefused(null);
    setTries((count) => count + 1);
    if (whole !== null) setAsking(whole);
  }, []);
  const back = useCallback(() => setAsking(null), []);
  const record = useCallback(async (): Promise<void> => {
    if (asking === null || isBusy) return;
    setBusy(true);
    const answer = await newest.current.send(asking);
    setBusy(false);
    if (answer.ok) {
      newest.current.onRecorded(answer.value, asking);
      return;
    }
    setAsking(null);
    setTries((count) => count + 1);
    const field = 'refusal' in answer ? meterFieldOf(answer.refusal) : null;
    setRefused({ draft: newest.current.draft, field, words: sentenceOf(messages, answer) });
  }, [asking, isBusy, messages]);

  // What was refused is past as soon as something is changed.
  const refused = lastRefused?.draft === draft ? lastRefused : null;
  // Once checked, a sentence goes as soon as its field is right.
  const wrongs: Wrongs = tries === 0 ? noWrongs : (read().wrongs ?? noWrongs);
  const wordsOf = (field: string): string | null => {
    if (refused?.field === field) return refused.words;
    const code = wrongs.get(field);
    return code === undefined || code === 'before_billed' ? null : messages.supply.wrong[code];
  };
  return {
    asking,
    isBusy,
    tries,
    refusal: refused?.field === null ? refused.words : null,
    wordsOf,
    check,
    back,
    record,
  };
}
