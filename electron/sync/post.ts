import { mostAnswerBytes } from '../../db/wire/county-answer.ts';

/** How the county is reached; tests and a slow line put their own in. */
export interface Line {
  readonly fetch?: typeof globalThis.fetch;
  /** Ends what is under way, when the program quits. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for one whole request, instead of the time that a very thin line needs for its bytes. */
  readonly timeoutMs?: number;
}

/** What came back: any answer at all, or none. */
export type Reply =
  | { readonly kind: 'answer'; readonly status: number; readonly text: string }
  | { readonly kind: 'too_long'; readonly status: number }
  | { readonly kind: 'no_answer'; readonly detail: string };

/** A minute, and a millisecond for each byte: a line of 8 kbit/s. */
function timeFor(bytes: number): number {
  return 60_000 + bytes;
}

/**
 * Posts bytes to a county's address and reads the answer, bounded in time and length. Redirects are not followed: whoever sends
 * one is not the county. The connection is closed after each request, so that nothing keeps the program from quitting. Never throws.
 */
export async function post(url: URL, mediaType: string, body: Uint8Array, line: Line): Promise<Reply> {
  const timeout = AbortSignal.timeout(line.timeoutMs ?? timeFor(body.length));
  const signal = line.signal === undefined ? timeout : AbortSignal.any([timeout, line.signal]);
  try {
    const response = await (line.fetch ?? globalThis.fetch)(url, {
      method: 'POST',
      body: new Uint8Array(body),
      headers: { 'content-type': mediaType, accept: 'application/json', connection: 'close' },
      redirect: 'manual',
      signal,
    });
    const text = await readBounded(response);
    return text === null
      ? { kind: 'too_long', status: response.status }
      : { kind: 'answer', status: response.status, text };
  } catch (error) {
    return { kind: 'no_answer', detail: detailOf(error) };
  }
}

/** An address under the county's, whether or not that ends in a slash. */
export function countyAddress(url: string, place: 'batches' | 'enrol'): URL {
  return new URL(place, url.endsWith('/') ? url : `${url}/`);
}

/** The answer's text; null when it is longer than any answer of a county. */
async function readBounded(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > mostAnswerBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** A short word for the log: ECONNREFUSED, TimeoutError … */
function detailOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return cause instanceof Error ? cause.name : 'unknown';
}
