const tails = new Map<string, Promise<unknown>>();

/** Does work for one printer after all work that was asked for before it, so that papers keep their order and never mix. */
export function inOrderOf<T>(printer: string, work: () => Promise<T>): Promise<T> {
  const before = tails.get(printer) ?? Promise.resolve();
  const done = before.then(work, work);
  const tail = done.catch(() => undefined);
  tails.set(printer, tail);
  void tail.then(() => {
    if (tails.get(printer) === tail) tails.delete(printer);
  });
  return done;
}
