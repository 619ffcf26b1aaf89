import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from '../../electron/contract/channel.ts';
import type { ChannelName, InputOf, OutputOf } from '../../electron/contract/index.ts';
import { call } from '../api/counter-api.ts';
import { sentenceOf, useMessages } from './use-messages.ts';

/** What a call has answered so far. */
export interface Loaded<T> {
  /** Null until the first answer to this very question. */
  readonly value: T | null;
  /** Why there is no (newer) answer, in words. */
  readonly trouble: string | null;
  reload(): Promise<void>;
}

/**
 * Asks a question over the border when the component appears and whenever the input changes, and keeps the newest answer. A late
 * answer to an older question is dropped. `isOff`: nothing is asked yet.
 */
export function useAnswer<Name extends ChannelName>(
  name: Name,
  input: InputOf<Name>,
  isOff = false,
): Loaded<OutputOf<Name>> {
  const messages = useMessages();
  const question = JSON.stringify([name, input ?? null]);
  const newest = useRef({ question, input });
  newest.current = { question, input };
  const asked = useRef(0);
  const [answered, setAnswered] = useState<{ question: string; answer: Answer<OutputOf<Name>> } | null>(null);
  const [last, setLast] = useState<{ question: string; value: OutputOf<Name> } | null>(null);

  const ask = useCallback(
    async (wanted: string): Promise<void> => {
      asked.current += 1;
      const mine = asked.current;
      const answer = await callWith(name, newest.current.input);
      if (mine !== asked.current || wanted !== newest.current.question) return;
      setAnswered({ question: wanted, answer });
      if (answer.ok) setLast({ question: wanted, value: answer.value });
    },
    [name],
  );

  useEffect(() => {
    if (!isOff) void ask(question);
  }, [ask, question, isOff]);

  const reload = useCallback(() => ask(newest.current.question), [ask]);
  const isAnswered = answered?.question === question;
  return {
    value: last?.question === question ? last.value : null,
    trouble: isAnswered && !answered.answer.ok ? sentenceOf(messages, answered.answer) : null,
    reload,
  };
}

/** `call` spreads its input by the channel's type; here the type is not known yet. */
const callWith = call as unknown as <Name extends ChannelName>(
  name: Name,
  input: InputOf<Name>,
) => Promise<Answer<OutputOf<Name>>>;
