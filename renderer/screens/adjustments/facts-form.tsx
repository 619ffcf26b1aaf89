import { Input } from 'antd';
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import type { AdjustmentFault } from '../../../db/domain/billing/adjustment/fault.ts';
import { AdjustmentEffect } from '../../components/adjustment-effect.tsx';
import { FieldRow } from '../../components/field-row.tsx';
import { KeyButton } from '../../components/key-button.tsx';
import { Sheet } from '../../components/place-frame.tsx';
import { TroubleLine } from '../../components/trouble-line.tsx';
import { useMessages } from '../../components/use-messages.ts';
import type { KeyAct } from '../../stores/key-store.ts';
import { FaultFields } from './fault-fields.tsx';
import type { NewAdjustmentState } from './use-new-adjustment.ts';

/** The figures of the chosen fault, what they come to, and the reason. Enter goes from field to field; in the last one it computes. */
export function FactsForm(props: {
  readonly draft: NewAdjustmentState;
  readonly fault: AdjustmentFault;
  readonly isFocused: boolean;
  readonly form: RefObject<HTMLDivElement | null>;
  readonly reasonBox: RefObject<HTMLDivElement | null>;
  readonly acts: Readonly<Record<'fault' | 'preview' | 'submit', KeyAct>>;
  readonly onFocus: () => void;
}) {
  const { draft, fault, isFocused, form, reasonBox, acts } = props;
  const { adjustments: words } = useMessages();
  const { name, when, rule } = words.faults[fault];
  useEffect(() => {
    if (isFocused && form.current?.contains(document.activeElement) !== true)
      (fieldsIn(form)[0] ?? form.current?.querySelector('input'))?.focus();
  }, [isFocused, form]);
  const preview = draft.preview;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (preview !== null) box.current?.querySelector('.effect-sum')?.scrollIntoView({ block: 'nearest' });
  }, [preview]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: notes that a field inside it has the cursor, and pages from the reason
    <div
      ref={box}
      className="adjust-right adjust-facts"
      onFocus={props.onFocus}
      onKeyDown={(event) => {
        const page = { PageDown: 1, PageUp: -1 }[event.key];
        if (page !== undefined) box.current?.querySelector('.sheet')?.scrollBy({ top: page * 300 });
      }}
    >
      <Sheet className="adjust-figures" testId="facts-form">
        <header className="adjust-fault-head">
          <h2>{name}</h2>
          <span className="quiet clip">{when}</span>
          <span className="quiet fault-rule">{rule}</span>
          <KeyButton act={acts.fault} size="small" />
        </header>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter of the fields inside it */}
        <div
          ref={form}
          onKeyDown={(event) => {
            if (isStep(event) && !stepFrom(event.target as HTMLElement, form)) acts.preview.run();
          }}
        >
          <FaultFields draft={draft} fault={fault} />
        </div>
        <div className="adjust-compute">
          {preview === null && draft.trouble !== null ? (
            <TroubleLine testId="adjustment-trouble">{draft.trouble}</TroubleLine>
          ) : (
            <span className="quiet">{draft.isBusy ? words.previewing : null}</span>
          )}
          <KeyButton
            act={acts.preview}
            kind={preview === null ? 'primary' : 'plain'}
            testId="preview-adjustment"
          />
        </div>
        {preview === null ? null : <AdjustmentEffect preview={preview} />}
      </Sheet>
      {preview === null ? null : (
        <div className="adjust-submit" ref={reasonBox}>
          {draft.trouble === null ? null : (
            <TroubleLine testId="adjustment-trouble">{draft.trouble}</TroubleLine>
          )}
          <FieldRow label={words.reasonLabel} hint={approval(words, draft.approvers)}>
            {(id) => (
              <Input
                id={id}
                value={draft.reason}
                maxLength={200}
                autoComplete="off"
                data-testid="adjustment-reason"
                onChange={(event) => draft.changeReason(event.target.value)}
              />
            )}
          </FieldRow>
          <KeyButton act={acts.submit} kind="primary" size="large" testId="submit-adjustment" />
        </div>
      )}
    </div>
  );
}

function approval(
  words: ReturnType<typeof useMessages>['adjustments'],
  approvers: string | null,
): string | undefined {
  if (approvers === null) return undefined;
  return approvers === '' ? words.nobodyApproves : words.whoApproves(approvers);
}

/** Enter in a plain field; a list to choose from keeps its own. */
function isStep(event: KeyboardEvent<HTMLElement>): boolean {
  const { target } = event;
  return (
    event.key === 'Enter' &&
    !event.nativeEvent.isComposing &&
    target instanceof HTMLInputElement &&
    target.role !== 'combobox'
  );
}

/** Goes to the next field; false when this was the last. */
function stepFrom(field: HTMLElement, box: RefObject<HTMLElement | null>): boolean {
  const fields = fieldsIn(box);
  const next = fields[fields.indexOf(field) + 1];
  next?.focus();
  if (next instanceof HTMLInputElement && next.type === 'text') next.select();
  return next !== undefined;
}

/** What Enter walks: every field but the lists to choose from. */
function fieldsIn(box: RefObject<HTMLElement | null>): HTMLElement[] {
  return [...(box.current?.querySelectorAll<HTMLElement>('input:not([role="combobox"])') ?? [])];
}
