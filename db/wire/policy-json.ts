import { ok, refuse, type Result } from '../domain/kernel/result.ts';

/**
 * Reads the JSON of a pack's file. Refuses policy_pack_invalid for text that is none, and for a key that stands twice in one object,
 * with its place: a reader of the file sees the first, a parser keeps the last.
 */
export function parsePolicyJson(text: string): Result<unknown> {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return refuse('policy_pack_invalid', { place: '', problem: 'not_json' });
  }
  const place = findRepeatedKey(text);
  return place === null ? ok(raw) : refuse('policy_pack_invalid', { place, problem: 'key_twice' });
}

interface Frame {
  /** Null in a list, which counts instead. */
  readonly keys: Set<string> | null;
  at: string | number;
}

/** The place of the first key that stands twice in one object of sound JSON; null when there is none. */
function findRepeatedKey(json: string): string | null {
  const frames: Frame[] = [];
  const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|[{}[\],]/g;
  for (const [token, colon] of json.matchAll(tokens)) {
    const frame = frames.at(-1);
    if (token === '{') frames.push({ keys: new Set(), at: '' });
    else if (token === '[') frames.push({ keys: null, at: 0 });
    else if (token === '}' || token === ']') frames.pop();
    else if (frame === undefined) continue;
    else if (token === ',') frame.at = typeof frame.at === 'number' ? frame.at + 1 : frame.at;
    else if (colon !== undefined && frame.keys !== null) {
      frame.at = JSON.parse(token.slice(0, -colon.length)) as string;
      if (frame.keys.has(frame.at)) return frames.map(({ at }) => at).join('.');
      frame.keys.add(frame.at);
    }
  }
  return null;
}
