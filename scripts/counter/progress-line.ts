import type { Progress } from '../../electron/services/counter.ts';

const every = 250;

/** Shows how far a long command is, on one line of a terminal; Ctrl-C cancels it without leaving anything half done. */
export function progressLine(): Progress & { end(): void } {
  const isTerminal = process.stderr.isTTY === true;
  let shownAt = 0;
  let isCancelled = false;
  const cancel = (): void => {
    isCancelled = true;
  };
  process.once('SIGINT', cancel);
  return {
    report(stage, done, total) {
      if (!isTerminal || (Date.now() - shownAt < every && done < total)) return;
      shownAt = Date.now();
      process.stderr.write(`\r${stage} ${done}/${total}   `);
    },
    isCancelled: () => isCancelled,
    end() {
      process.removeListener('SIGINT', cancel);
      if (isTerminal && shownAt > 0) process.stderr.write('\r\u001b[K');
    },
  };
}
