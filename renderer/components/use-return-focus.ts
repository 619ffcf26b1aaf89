import { useEffect, useState } from 'react';

/**
 * For what lies over the place (lock, help, commands): when it goes, the cursor is back where it was before, unless something else
 * has taken it by then. Taken while rendering: once the cover is there, the page below has lost the focus.
 */
export function useReturnFocus(): void {
  const [focused] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const isFree = document.activeElement === null || document.activeElement === document.body;
      if (isFree && focused instanceof HTMLElement && focused.isConnected) focused.focus();
    },
    [focused],
  );
}
