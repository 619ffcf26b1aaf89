import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { KeyAct } from '../../stores/key-store.ts';
import { useKeys } from '../../components/use-keys.ts';
import { useMessages } from '../../components/use-messages.ts';

/**
 * The keys of a form: F9 checks it, Escape leaves it, and where something is filled in already only at the second Escape.
 * `draft` is whatever changes with every key typed.
 */
export function useFormKeys(
  draft: unknown,
  deeds: { readonly check: () => void; readonly leave: () => void; readonly more?: readonly KeyAct[] },
  isOff = false,
): { readonly acts: readonly [KeyAct, KeyAct]; readonly isLeaving: boolean } {
  const { supply } = useMessages();
  const [first] = useState(() => JSON.stringify(draft, plainly));
  const [leavingAt, setLeavingAt] = useState<string | null>(null);
  const now = JSON.stringify(draft, plainly);
  const isLeaving = leavingAt === now;
  const newest = useRef(deeds);
  newest.current = deeds;
  const acts = useMemo(
    () =>
      [
        { key: 'F9', label: supply.check, isOff, run: () => newest.current.check() },
        {
          key: 'Escape',
          label: supply.leave,
          run: () => {
            if (now === first || isLeaving) newest.current.leave();
            else setLeavingAt(now);
          },
        },
      ] as const,
    [supply, isOff, now, first, isLeaving],
  );
  const { more } = deeds;
  useKeys(useMemo(() => (more === undefined ? acts : [...acts, ...more]), [acts, more]));
  return { acts, isLeaving };
}

/** Sets as lists, so that a draft with one can be compared. */
function plainly(_name: string, value: unknown): unknown {
  return value instanceof Set ? [...value].sort() : value;
}

/** After a check that found something wrong the cursor goes to the first field that is. `tries` counts the checks. */
export function useFirstWrong(form: RefObject<HTMLElement | null>, tries: number): void {
  useEffect(() => {
    if (tries === 0) return;
    form.current
      ?.querySelector<HTMLElement>(
        '.field-row:has(> .wrong) :is(input, [tabindex="0"]), .supply-wrong input:not([type="checkbox"])',
      )
      ?.focus();
  }, [form, tries]);
}

const fields = 'input:not([type="checkbox"], [disabled])';

/** Enter goes on to the next field that takes text, as a hand on the number pad wants it; nothing is recorded by it. */
export function useEnterGoesOn(form: RefObject<HTMLElement | null>, isThere: boolean): void {
  useEffect(() => {
    const box = form.current;
    if (!isThere || box === null) return;
    const goOn = (event: KeyboardEvent): void => {
      const field = event.target;
      if (event.key !== 'Enter' || event.isComposing || event.defaultPrevented) return;
      // A list takes its Enter itself, and so does a field that says so.
      const isOwn = '[role="combobox"], [data-enter="own"]';
      if (!(field instanceof HTMLInputElement) || !field.matches(fields) || field.matches(isOwn)) return;
      event.preventDefault();
      const inOrder = [...box.querySelectorAll<HTMLInputElement>(fields)];
      inOrder[inOrder.indexOf(field) + 1]?.focus();
    };
    box.addEventListener('keydown', goOn);
    return () => box.removeEventListener('keydown', goOn);
  }, [form, isThere]);
}
