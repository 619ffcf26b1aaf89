import { useMemo, useRef, useState } from 'react';
import { errorKinds, type ErrorKind } from '../../../db/domain/metering/reading-work.ts';
import type { ErrorAuthor } from '../../../electron/contract/errors.ts';
import { ReasonPick } from '../../components/reason-pick.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';
import { likelyAuthor } from './likely-author.ts';
import { NumberedChoice } from './numbered-choice.tsx';

const authors: readonly ErrorAuthor[] = ['reader', 'biller', 'terms'];

/** What an auditor says of a bill that goes back. */
export interface ReturnWords {
  readonly kind: ErrorKind;
  readonly author: ErrorAuthor;
  readonly authorName: string;
  readonly reason: string;
}

/** Before a bill goes back: what kind of error, whose, and why, each by a digit; Escape goes a question back. */
export function ReturnQuestion(props: {
  readonly draftId: number;
  readonly isOff: boolean;
  readonly onGive: (words: ReturnWords) => void;
  readonly onLeave: () => void;
}) {
  const { draftId, isOff, onGive } = props;
  const messages = useMessages();
  const words = messages.audit;
  const hands = useAnswer('errors/get-authors', { draftId });
  const [kind, setKind] = useState<ErrorKind | null>(null);
  const [author, setAuthor] = useState<ErrorAuthor | null>(null);
  const back = useRef<() => void>(() => undefined);
  back.current = () => {
    if (author !== null) setAuthor(null);
    else if (kind !== null) setKind(null);
    else props.onLeave();
  };
  useKeys(
    useMemo(() => [{ key: 'Escape', label: messages.app.back, run: () => back.current() }], [messages]),
  );
  const authorName = author === null ? null : (hands.value?.[author] ?? null);
  return (
    <div className="return-question" data-testid="return-question">
      {hands.trouble === null ? null : <TroubleLine>{hands.trouble}</TroubleLine>}
      {kind === null ? (
        <NumberedChoice
          label={words.returnKind}
          testId="return-kind"
          choices={errorKinds.map((value) => ({ value, label: messages.names.errorKinds[value] }))}
          onPick={setKind}
        />
      ) : (
        <strong data-testid="return-so-far">
          {messages.names.errorKinds[kind]}
          {author === null || authorName === null ? null : ` · ${words.authorOf[author]} ${authorName}`}
        </strong>
      )}
      {kind === null || author !== null || hands.value === null ? null : (
        <NumberedChoice
          label={words.returnAuthor}
          testId="return-author"
          suggested={likelyAuthor(kind, hands.value)}
          choices={authors.map((value) => ({
            value,
            label: words.authorOf[value],
            note: hands.value?.[value] ?? words.noAuthor[value],
            isOff: hands.value?.[value] === null,
          }))}
          onPick={setAuthor}
        />
      )}
      {kind === null || author === null || authorName === null ? null : (
        <ReasonPick
          label={words.returnLabel}
          usual={words.returnReasons}
          isOff={isOff}
          testId="return-reason"
          onGive={(reason) => onGive({ kind, author, authorName, reason })}
          onLeave={() => back.current()}
        />
      )}
    </div>
  );
}
