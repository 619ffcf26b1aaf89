import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  isSealedBy,
  isWhole,
  openBatchEnvelope,
  readBatchEnvelope,
  sealBatchEnvelope,
} from '../../../db/wire/batch-envelope.ts';
import { canonicalText, sha256Hex } from '../../../db/wire/canonical-json.ts';
import {
  chainEntries,
  chainStart,
  hashOfPieceEntry,
  type PieceEntry,
} from '../../../db/wire/daybook-piece.ts';
import { publicKeyText, signValue } from '../../../db/wire/signature.ts';
import { syncQueries } from '../../../db/local/queries/sync.ts';
import { openSigningStation, recordDay, seededChance } from '../../support/county.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const stationKey = publicKeyText(privateKey);

function piece(payloads: readonly [kind: string, payload: string][], firstEntryNo = 1): PieceEntry[] {
  return chainEntries(
    payloads.map(([kind, payload], index) => ({
      recordedAt: 1_795_000_000_000 + index * 17_111,
      businessDay: '2026-11-22',
      kind,
      actorId: (index % 2) + 1,
      actorName: index % 2 === 0 ? '张秀英' : '阿依古丽·叶尔兰别克',
      payload,
      rowsHash: sha256Hex(`rows ${index}`),
    })),
    { firstEntryNo, previousHash: chainStart },
  );
}

function seal(entries: readonly PieceEntry[], key: KeyObject = privateKey) {
  return sealBatchEnvelope({ station: 'HLW01', batchNo: 1, sealedAt: 1_795_100_000_000, entries }, key);
}

/** What a careful receiver gets out of bytes: entries, or nothing. */
function receive(bytes: Uint8Array): PieceEntry[] | null {
  const envelope = readBatchEnvelope(bytes);
  return envelope !== null && isSealedBy(stationKey, envelope.header) ? openBatchEnvelope(envelope) : null;
}

const payment = (c: number, more: object = {}) =>
  canonicalText({ a: '6204000017', b: [['2026-10', 9690]], c, r: 12846, s: 3, ...more });

describe('a sealed batch', () => {
  it('gives back exactly the entries of the daybook, whatever their payloads', () => {
    const entries = piece([
      ['payment_taken', payment(9690)],
      ['payment_taken', payment(9690, { p: 500 })],
      ['payment_taken', payment(10190, { p: 500 })],
      ['payment_taken', payment(9000, { u: 690 })],
      [
        'payment_taken',
        canonicalText({
          a: '6204000018',
          b: [
            ['2026-09', 100, 7],
            ['2026-10', 200],
          ],
          c: 307,
          r: 12847,
          s: 3,
        }),
      ],
      ['payment_taken', canonicalText({ a: '12', b: 'none', c: 5 })],
      ['payment_taken', canonicalText({ c: 0 })],
      ['station_set_up', '{}'],
      [
        'a_kind_of_next_year',
        canonicalText({ deep: { er: [1, { x: null }] }, money: -0.5, ключ: true, __proto__x: 1 }),
      ],
      ['with_proto', '{"__proto__":{"a":1},"b":2}'],
      ['not_canonical', '{ "b": 1, "a": 2 }'],
      ['no_json', '收费 \u0000 \u2028'],
      ['a_list', '[1,2,3]'],
      ['long_list', canonicalText({ l: Array.from({ length: 40 }, (_, index) => index) })],
      ['huge_numbers', canonicalText({ n: Number.MAX_SAFE_INTEGER })],
      ['huge_numbers', canonicalText({ n: Number.MIN_SAFE_INTEGER })],
      ['empty_lists', canonicalText({ l: [] })],
      ['empty_lists', canonicalText({ l: [[]] })],
    ]);
    expect(receive(seal(entries).bytes)).toEqual(entries);
  });

  it('round-trips ten thousand random payloads', () => {
    const chance = seededChance(20261122);
    const value = (depth: number): unknown => {
      const kind = Math.floor(chance() * (depth > 2 ? 5 : 8));
      if (kind === 0) return null;
      if (kind === 1) return chance() < 0.5;
      if (kind === 2) return Math.floor(chance() * 1e15) - 5e14;
      if (kind === 3) return chance() * 1e6;
      if (kind === 4) return `${'户表电费'.slice(Math.floor(chance() * 4))}${Math.floor(chance() * 1e4)}`;
      if (kind === 5) return Array.from({ length: Math.floor(chance() * 20) }, () => value(depth + 1));
      if (kind === 6)
        return Array.from({ length: 2 }, () => [
          Math.floor(chance() * 100),
          String(Math.floor(chance() * 900) + 100),
        ]);
      return Object.fromEntries(
        Array.from({ length: Math.floor(chance() * 4) }, (_, key) => [`k${key}`, value(depth + 1)]),
      );
    };
    for (let round = 0; round < 100; round += 1) {
      const entries = piece(
        Array.from({ length: 100 }, () => [
          ['payment_taken', 'bills_issued', 'other'][Math.floor(chance() * 3)] ?? '',
          canonicalText(
            Object.fromEntries(
              ['a', 'b', 'c', 'p'].filter(() => chance() < 0.8).map((key) => [key, value(1)]),
            ),
          ),
        ]),
        round + 1,
      );
      const bytes = seal(entries).bytes;
      const received = receive(bytes);
      expect(received?.at(-1)?.hash).toBe(entries.at(-1)?.hash);
      expect(received).toEqual(entries);
    }
  });

  it('hashes an entry as the daybook of the store does', () => {
    const station = openSigningStation();
    recordDay(station, { payments: 3 });
    const entries = syncQueries(station.store).entriesAfter.all({ entryNo: 0, most: 10 });
    expect(entries.map(hashOfPieceEntry)).toEqual(entries.map(({ hash }) => hash));
  });

  it('makes the same bytes of the same entries', () => {
    const entries = piece([['payment_taken', payment(9690)]]);
    expect(seal(entries).bytes.equals(seal(entries).bytes)).toBe(true);
  });

  it('is never made of a broken chain, of nothing, or of too much', () => {
    const entries = piece([
      ['a', '{}'],
      ['b', '{}'],
    ]);
    const broken = entries.map((entry, index) => (index === 1 ? { ...entry, payload: '{"x":1}' } : entry));
    expect(() => seal(broken)).toThrow(/chain/);
    expect(() => seal([])).toThrow(/no entries/);
  });

  it('is taken by nobody after any of 3,000 mutations', () => {
    const entries = piece(Array.from({ length: 60 }, (_, index) => ['payment_taken', payment(index * 100)]));
    const { bytes } = seal(entries);
    const chance = seededChance(7);
    for (let round = 0; round < 3_000; round += 1) {
      const mutated = mutate(bytes, chance);
      if (mutated.equals(bytes)) continue;
      expect(receive(mutated), `mutation ${round}`).toBeNull();
    }
  });

  it('signed by a stranger, or for another purpose, is not sealed by this station', () => {
    const entries = piece([['a', '{}']]);
    const stranger = generateKeyPairSync('ed25519').privateKey;
    expect(receive(seal(entries, stranger).bytes)).toBeNull();
    const { header } = seal(entries);
    const { signature: _, ...statement } = header;
    expect(isSealedBy(stationKey, { ...header, signature: signValue('ack', statement, privateKey) })).toBe(
      false,
    );
    expect(isSealedBy('no key', header)).toBe(false);
  });

  it('unpacks nothing that is larger than signed, and nothing above 64 MB', () => {
    const { header } = seal(piece([['a', '{}']]));
    const bomb = gzipSync(Buffer.alloc(80 * 1024 * 1024));
    const statement = { ...header, packedHash: sha256Hex(bomb) };
    const before = process.memoryUsage().arrayBuffers;
    expect(isWhole({ header: statement, packed: bomb })).toBe(true);
    expect(openBatchEnvelope({ header: statement, packed: bomb })).toBeNull();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 1024 * 1024);
    const line = canonicalText({ ...header, contentBytes: 65 * 1024 * 1024 });
    expect(readBatchEnvelope(Buffer.concat([Buffer.from(`${line}\n`), bomb]))).toBeNull();
  });

  it('whose few bytes claim millions of values is refused, not computed', () => {
    for (const columns of [
      [
        [
          't',
          ['=', 16],
          Array.from({ length: 16 }, () => ['t', ['=', 16], Array.from({ length: 16 }, () => ['=', 1])]),
        ],
      ],
      [['t', ['=', -1], []]],
      [
        [
          't',
          ['v', ['2']],
          [
            ['=', 1],
            ['=', 1],
          ],
        ],
      ],
      [['n', '', 3, '12']],
      [['d', 0, ['=', Number.MAX_SAFE_INTEGER]]],
      [['d', 0, ['d', 0, ['d', 0, ['d', 0, ['d', 0, ['d', 0, ['=', 1]]]]]]]],
      [['d', 0, ['=', 'x']]],
      [['p', 3, '12']],
      [['?', 1]],
      [],
    ]) {
      const content = canonicalText({
        format: 1,
        count: 99_999,
        recordedAt: ['=', 1],
        days: ['2026-11-22'],
        dayRuns: [0, 99_999],
        actors: [[1, 'a']],
        actorRuns: [0, 99_999],
        forms: [{ kind: 'x', keys: ['k'], columns, leftOut: false }],
        formRuns: [0, 99_999],
        rowsHashes: Buffer.alloc(99_999 * 32).toString('base64url'),
      });
      const packed = gzipSync(content);
      const { header } = seal(piece([['a', '{}']]));
      const lying = {
        ...header,
        lastEntryNo: 99_999,
        contentHash: sha256Hex(content),
        contentBytes: content.length,
        packedHash: sha256Hex(packed),
      };
      expect(openBatchEnvelope({ header: lying, packed })).toBeNull();
    }
  });

  it('of a day of 2,000 payments takes at most 45 bytes a payment, all in', () => {
    const station = openSigningStation({ now: '2026-11-22T08:30' });
    const day = recordDay(station, { payments: 2_000, seed: 3 });
    const recorded = syncQueries(station.store).entriesAfter.all({ entryNo: 0, most: 5_000 });
    // Of real payments no two digests of posted rows are alike: 32 bytes that nothing can compress.
    const entries = chainEntries(
      recorded.map((entry) => ({ ...entry, rowsHash: sha256Hex(`rows ${entry.entryNo}`) })),
      { firstEntryNo: 1, previousHash: chainStart },
    );
    const { bytes } = seal(entries);
    const perPayment = bytes.length / day.paymentCount;
    console.info(
      `batch of ${day.paymentCount} payments: ${bytes.length} bytes, ${perPayment.toFixed(2)} a payment`,
    );
    expect(receive(bytes)).toEqual(entries);
    expect(perPayment).toBeLessThanOrEqual(45);
  });
});

/** One random mutation: a flipped bit, a changed byte, a cut, a swap, something put in or doubled, a changed number of the header. */
function mutate(bytes: Buffer, chance: () => number): Buffer {
  const at = (length: number): number => Math.floor(chance() * length);
  const copy = Buffer.from(bytes);
  switch (at(8)) {
    case 0: {
      const place = at(copy.length);
      copy[place] = (copy[place] ?? 0) ^ (1 << at(8));
      return copy;
    }
    case 1: {
      // The header, where a change is likeliest to make sense.
      const place = at(copy.indexOf(0x0a));
      copy[place] = 0x20 + at(0x5f);
      return copy;
    }
    case 2:
      return copy.subarray(0, at(copy.length));
    case 3: {
      const [from, to] = [at(copy.length), at(copy.length)];
      const kept = copy[from] ?? 0;
      copy[from] = copy[to] ?? 0;
      copy[to] = kept;
      return copy;
    }
    case 4: {
      const place = at(copy.length);
      return Buffer.concat([copy.subarray(0, place), Buffer.from([at(256)]), copy.subarray(place)]);
    }
    case 5: {
      const place = at(copy.length);
      return Buffer.concat([copy, copy.subarray(place)]);
    }
    case 6: {
      const place = at(copy.length);
      return Buffer.concat([copy.subarray(0, place), copy.subarray(place + 1 + at(64))]);
    }
    default: {
      const text = copy.subarray(0, copy.indexOf(0x0a)).toString();
      const changed = text.replace(
        /"(batchNo|firstEntryNo|lastEntryNo|sealedAt|contentBytes)":(\d+)/,
        (_, key, number) => `"${key}":${Number(number) + 1 + at(3)}`,
      );
      return Buffer.concat([
        Buffer.from(chance() < 0.5 ? changed : text.replace(',', ', ')),
        copy.subarray(text.length),
      ]);
    }
  }
}
