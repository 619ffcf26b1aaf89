import type { Answer, JobProgress } from '../../electron/contract/channel.ts';
import type { CustomerView } from '../../electron/contract/customer-window.ts';
import type { ChannelName, InputOf, OutputOf } from '../../electron/contract/index.ts';

/** What the preload script puts into the page: the only road to the program. */
export interface CounterBridge {
  call(name: ChannelName, input: unknown): Promise<Answer<unknown>>;
  onProgress(listener: (progress: JobProgress) => void): () => void;
  onLocked(listener: () => void): () => void;
  onCustomerView(listener: (view: CustomerView | null) => void): () => void;
}

declare global {
  interface Window {
    readonly counter: CounterBridge;
  }
}

/** An answer that was not a value: a refusal to read out, or a fault with its number. */
export type FailedAnswer = Exclude<Answer<never>, { readonly ok: true }>;

/** Makes one call over the border; answers a value, a refusal or a fault, and never throws. */
export async function call<Name extends ChannelName>(
  name: Name,
  ...input: undefined extends InputOf<Name> ? [] : [InputOf<Name>]
): Promise<Answer<OutputOf<Name>>> {
  try {
    return (await window.counter.call(name, input[0])) as Answer<OutputOf<Name>>;
  } catch {
    // The border itself broke off in the middle: whether the work was done is not known.
    return { ok: false, faultId: 'no-answer' };
  }
}

/** Listens to the news of one job until the returned function is called. */
export function followJob(jobId: string, listener: (progress: JobProgress) => void): () => void {
  return window.counter.onProgress((progress) => {
    if (progress.jobId === jobId) listener(progress);
  });
}

/** Hears when the program locks the screen by itself. */
export function onLocked(listener: () => void): () => void {
  return window.counter.onLocked(listener);
}

/** Hears what the customer's window is to show. */
export function onCustomerView(listener: (view: CustomerView | null) => void): () => void {
  return window.counter.onCustomerView(listener);
}
