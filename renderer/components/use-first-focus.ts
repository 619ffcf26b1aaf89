import { type RefObject, useEffect } from 'react';

/** Gives the cursor to the part of a box that the selector finds, as soon as `isThere`; so that a place can be worked at once. */
export function useFirstFocus(box: RefObject<HTMLElement | null>, selector: string, isThere = true): void {
  useEffect(() => {
    if (isThere) box.current?.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
  }, [box, selector, isThere]);
}
