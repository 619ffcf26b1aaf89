import { Input, type InputRef } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import type { RouteReader } from '../../../electron/contract/routes.ts';
import type { FailedAnswer } from '../../api/counter-api.ts';
import { FieldRow } from '../../components/field-row.tsx';
import { SureQuestion } from '../../components/sure-question.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { sentenceOf, useMessages } from '../../components/use-messages.ts';
import { ReaderPick } from './reader-pick.tsx';

/** What a signature says: who, and by which password. */
export interface Signature {
  readonly readerId: number;
  readonly password: string;
}

/** Somebody stands at the counter and signs with their own password: for a sheet that goes out, or one that comes back. */
export function SignForm(props: {
  readonly title: string;
  readonly yes: string;
  readonly personLabel: string;
  readonly readers: readonly RouteReader[];
  readonly readerId: number | null;
  readonly isOff?: boolean;
  /** Something is asked before the signature, and the cursor begins there. */
  readonly isAskedBefore?: boolean;
  /** What is told and asked before the signature; gets the person chosen. */
  readonly children: (readerId: number | null, toPassword: () => void) => ReactNode;
  /** Answers what went wrong; null: it is done. */
  readonly onSign: (signature: Signature) => Promise<FailedAnswer | null>;
  readonly onLeave: () => void;
}) {
  const { title, yes, personLabel, readers, isOff = false, children, onSign, onLeave } = props;
  const messages = useMessages();
  const words = messages.routes;
  const [readerId, setReaderId] = useState<number | null>(() =>
    readers.some(({ personId }) => personId === props.readerId)
      ? props.readerId
      : (readers[0]?.personId ?? null),
  );
  const [password, setPassword] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const field = useRef<InputRef>(null);
  const reader = readers.find(({ personId }) => personId === readerId);
  const toPassword = () => field.current?.focus();
  const isUnready = isOff || isBusy || reader === undefined || password === '';
  const sign = async (): Promise<void> => {
    if (isUnready || readerId === null) return;
    setBusy(true);
    setRefusal(null);
    const trouble = await onSign({ readerId, password });
    setBusy(false);
    if (trouble === null) return;
    setPassword('');
    setRefusal(sentenceOf(messages, trouble));
    toPassword();
  };
  return (
    <SureQuestion
      title={title}
      yes={yes}
      name="sign"
      isOff={isUnready}
      onYes={() => void sign()}
      onNo={onLeave}
      {...(props.isAskedBefore === true ? {} : { onOpen: toPassword })}
    >
      {refusal === null ? null : <TroubleLine testId="sign-refused">{refusal}</TroubleLine>}
      {reader === undefined ? (
        <TroubleLine>{words.noReaders}</TroubleLine>
      ) : (
        <>
          {children(readerId, toPassword)}
          <FieldRow label={personLabel}>
            {() => (
              <ReaderPick
                label={personLabel}
                readers={readers}
                chosenId={readerId}
                onChoose={setReaderId}
                onOpen={toPassword}
              />
            )}
          </FieldRow>
          <FieldRow label={words.password(reader.fullName)} hint={words.passwordHint}>
            {(id) => (
              <Input
                id={id}
                ref={field}
                type="password"
                autoComplete="off"
                value={password}
                data-testid="signature"
                onChange={(event) => setPassword(event.target.value)}
                onPressEnter={() => void sign()}
              />
            )}
          </FieldRow>
        </>
      )}
    </SureQuestion>
  );
}
