import { useEffect } from 'react';

/** How often a list that readings come into is asked for anew, in milliseconds. */
const refreshEvery = 10_000;

/** Asks anew while readings come in, and at once when the window comes to the front. */
export function useRefresh(reload: () => Promise<void>): void {
  useEffect(() => {
    const ask = (): void => {
      if (document.visibilityState === 'visible') void reload();
    };
    const timer = setInterval(ask, refreshEvery);
    window.addEventListener('focus', ask);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', ask);
    };
  }, [reload]);
}
