import { describe, expect, it } from 'vitest';
import { readPolicyPack } from '../../../db/wire/policy-pack.ts';
import { shippedPackText } from '../../support/packs.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Path = readonly (string | number)[];

const packs = ['gansu', 'zhejiang', 'hunan'] as const;

/** What may be left out of a file, because it then has one meaning: the national rule, none, or what every station does. */
const optional = [
  /^(severalPersons|timeOfUse|powerFactor|transformerLoss|lineLoss|breach|samples)$/,
  /^billing\.tierYearStartsInMonth$/,
  /^powerFactor\.base$/,
  /^tariffs\.\d+\.(twoPart|powerFactor|minimumYuanPerMonth)$/,
  /^tariffs\.\d+\.charge\.(seasons|timeOfUse)$/,
  /^tariffs\.\d+\.powerFactor\.(base|hasBonus)$/,
  /^tariffs\.\d+\.twoPart\.(?!label$)\w+$/,
];

/** Where null is a value of its own: no rule, no upper end, no cap, not offered. */
const nullable = [
  /^severalPersons$/,
  /^lateFee\.capShare$/,
  /^tariffs\.\d+\.belowVolts$/,
  /^tariffs\.\d+\.twoPart\.\w+YuanPerK\w+Month$/,
];

/** Sets or deletes one place of a fresh copy of a pack. */
function changed(pack: Json, path: Path, value: Json | undefined): string {
  const copy = structuredClone(pack);
  const place = path.slice(0, -1).reduce<Json>((at, key) => (at as never)[key], copy) as Record<string, Json>;
  const last = String(path.at(-1));
  if (value === undefined) delete place[last];
  else place[last] = value;
  return JSON.stringify(copy);
}

function* placesOf(value: Json, path: Path = []): Generator<{ readonly path: Path; readonly value: Json }> {
  if (path.length > 0) yield { path, value };
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value))
    yield* placesOf(inner, [...path, Array.isArray(value) ? Number(key) : key]);
}

const isOneOf = (patterns: readonly RegExp[], path: Path): boolean =>
  patterns.some((pattern) => pattern.test(path.join('.')));

/** Values that cannot stand where this one stands: of another type, below nothing, beyond belief, not what the words mean. */
function wrongFor(value: Json, path: Path): Json[] {
  const otherTypes: Json[] = [{ surprise: 1 }, [[]], true, 7].filter(
    (other) => typeof other !== typeof value || (typeof other === 'object') !== (typeof value === 'object'),
  );
  const name = String(path.at(-1));
  const isText = /^(label|baseLabel|title|type)$/.test(name);
  if (typeof value === 'boolean') return [{}, [], 7, 'true', null];
  if (typeof value === 'number') return [...otherTypes, null, String(value), -1, 1.5, 1_000_000_000];
  if (typeof value === 'string') {
    const text = [' ', 'x'.repeat(200), 'a\u202eb'];
    const figures = ['1e3', '1,5', '999999999999', '0.00000000001', '１'];
    // A percentage below nothing is a bonus; whether it may stand there is its table's matter.
    const below = /^percent/.test(name) ? [] : ['-1'];
    return [...otherTypes, null, ...text, ...(isText ? [] : [...figures, ...below])];
  }
  if (value === null) return [{}, { surprise: 1 }, [], true, 'x', -1, 1.5, '-1'];
  return [7, true, 'x', ...(Array.isArray(value) ? [{}] : [[]])];
}

interface Slip {
  readonly place: string;
  readonly value: unknown;
}

/** Reads a changed pack; what is read without complaint, or complained of somewhere else, has slipped through. */
function slipOf(text: string, path: Path, value: Json | undefined): Slip[] {
  const read = readPolicyPack(text);
  const place = path.join('.');
  if (read.ok) return [{ place, value: value ?? '(left out)' }];
  const { facts } = read.refusal;
  const named = String(facts.place);
  const isThere = named === place || place.startsWith(`${named}.`) || named.startsWith(`${place}.`);
  // A contradiction is named at the later of the two: in the same part of the file.
  const isBeside = named.split('.')[0] === place.split('.')[0];
  return isThere || (isBeside && named.length > 0) ? [] : [{ place: `${place} → ${named}`, value }];
}

describe.each(packs)('every place of %s', { timeout: 120_000 }, (code) => {
  const pack = JSON.parse(shippedPackText(code)) as Json;
  const places = [...placesOf(pack)];

  it('is refused when it is left out, unless it may be', () => {
    const slips = places
      .filter(({ path }) => typeof path.at(-1) === 'string' && !isOneOf(optional, path))
      .flatMap(({ path }) => slipOf(changed(pack, path, undefined), path, undefined));
    expect(slips.filter(({ place }) => !/^tariffs\.\d+\.use$/.test(place))).toEqual([]);
  });

  it('is refused with a value that cannot be', () => {
    const slips = places.flatMap(({ path, value }) =>
      wrongFor(value, path)
        .filter((wrong) => wrong !== null || !isOneOf(nullable, path))
        .flatMap((wrong) => slipOf(changed(pack, path, wrong), path, wrong)),
    );
    expect(slips).toEqual([]);
  });

  it('is refused with something unknown in it', () => {
    const slips = [{ path: [] as Path, value: pack }, ...places].flatMap(({ path, value }) => {
      if (value === null || typeof value !== 'object' || Array.isArray(value)) return [];
      const inside = [...path, 'surprise'];
      return slipOf(changed(pack, inside, 1), inside, 1);
    });
    expect(slips).toEqual([]);
  });

  it('is refused when a list holds one of its entries twice', () => {
    const slips = places.flatMap(({ path, value }) => {
      if (!Array.isArray(value)) return [];
      return value.flatMap((entry) =>
        slipOf(changed(pack, path, [...value, entry]), path, 'one of it twice'),
      );
    });
    expect(slips).toEqual([]);
  });

  it('is refused when a key stands twice', () => {
    const text = shippedPackText(code);
    const slips = [...text.matchAll(/"(\w+)":/g)].flatMap((match) => {
      const doubled = `${text.slice(0, match.index)}"${match[1]}": 1, ${text.slice(match.index)}`;
      const read = readPolicyPack(doubled);
      const isNamed = !read.ok && String(read.refusal.facts.place).endsWith(match[1] ?? '');
      return isNamed && read.refusal.facts.problem === 'key_twice' ? [] : [match[0]];
    });
    expect(slips).toEqual([]);
  });
});
