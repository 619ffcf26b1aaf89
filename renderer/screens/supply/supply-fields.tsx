import { Button, Input } from 'antd';
import { createContext, type ReactNode, useContext } from 'react';
import { addDays } from '../../../db/domain/kernel/calendar.ts';
import { FieldRow } from '../../components/field-row.tsx';
import { useMessages } from '../../components/use-messages.ts';
import { readDay } from './typed-values.ts';
import '../../styles/reason-pick.css';

/** The sentence about a field of the form around it, by the field's name; null when nothing is wrong with it. */
export const WrongWords = createContext<(field: string) => string | null>(() => null);

interface FieldProps {
  /** Its name among what is wrong, and its test id. */
  readonly field: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

/** Anything with a label, and the sentence about what is wrong with it. */
export function Labelled(props: FieldProps & { readonly children: (id: string) => ReactNode }) {
  const wrong = useContext(WrongWords)(props.field);
  return (
    <FieldRow label={props.label} hint={props.hint} wrong={wrong}>
      {props.children}
    </FieldRow>
  );
}

/** A line of text or a figure with its unit behind it. */
export function TextField(
  props: FieldProps & {
    readonly text: string;
    readonly unit?: string;
    readonly isFirst?: boolean;
    readonly maxLength?: number;
    readonly onText: (text: string) => void;
  },
) {
  const wrong = useContext(WrongWords)(props.field);
  return (
    <Labelled field={props.field} label={props.label} hint={props.hint}>
      {(id) => (
        <Input
          id={id}
          data-testid={props.field}
          autoComplete="off"
          autoFocus={props.isFirst === true}
          maxLength={props.maxLength ?? 24}
          status={wrong === null ? '' : 'error'}
          suffix={props.unit}
          value={props.text}
          onChange={(event) => props.onText(event.target.value)}
        />
      )}
    </Labelled>
  );
}

/** A day in plain figures; ↑ and ↓ go a day further or back. */
export function DayField(
  props: FieldProps & {
    readonly text: string;
    readonly isFirst?: boolean;
    readonly onText: (text: string) => void;
  },
) {
  const { supply } = useMessages();
  const wrong = useContext(WrongWords)(props.field);
  return (
    <Labelled field={props.field} label={props.label} hint={props.hint}>
      {(id) => (
        <Input
          id={id}
          data-testid={props.field}
          autoComplete="off"
          autoFocus={props.isFirst === true}
          maxLength={12}
          placeholder={supply.dayHint}
          status={wrong === null ? '' : 'error'}
          value={props.text}
          onChange={(event) => props.onText(event.target.value)}
          onKeyDown={(event) => {
            const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
            const day = readDay(props.text);
            if (step === undefined || day === null) return;
            event.preventDefault();
            props.onText(addDays(day, step));
          }}
        />
      )}
    </Labelled>
  );
}

/** Words that are mostly the usual ones: while nothing is typed a digit takes one of them. */
export function UsualField(
  props: FieldProps & {
    readonly text: string;
    readonly usual: readonly string[];
    readonly maxLength: number;
    readonly onText: (text: string) => void;
  },
) {
  const { supply } = useMessages();
  const { text, usual, onText } = props;
  const wrong = useContext(WrongWords)(props.field);
  return (
    <Labelled field={props.field} label={props.label} hint={props.hint}>
      {(id) => (
        <>
          <Input
            id={id}
            data-testid={props.field}
            autoComplete="off"
            maxLength={props.maxLength}
            status={wrong === null ? '' : 'error'}
            placeholder={supply.usualHint(usual.length)}
            value={text}
            onChange={(event) => onText(event.target.value)}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing || text !== '' || !/^[1-9]$/.test(event.key)) return;
              const picked = usual[Number(event.key) - 1];
              if (picked === undefined) return;
              event.preventDefault();
              onText(picked);
            }}
          />
          {text !== '' ? null : (
            <div className="reason-usual">
              {usual.map((words, index) => (
                <Button key={words} size="small" tabIndex={-1} onClick={() => onText(words)}>
                  <kbd>{index + 1}</kbd> {words}
                </Button>
              ))}
            </div>
          )}
        </>
      )}
    </Labelled>
  );
}
