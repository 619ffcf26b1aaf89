import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ingestBatch } from '../../../db/county/ingest-batch.ts';
import { readBatchEnvelope } from '../../../db/wire/batch-envelope.ts';
import { canonicalText } from '../../../db/wire/canonical-json.ts';
import { chainEntries, type PieceEntry } from '../../../db/wire/daybook-piece.ts';
import { countyEngines, missingEngine, openTestCounty, seededChance } from '../../support/county.ts';
import { chain, enrol, now, refusedFor, seal, snapshot } from './sealed-payments.ts';

describe.each(countyEngines)('a county on %s', (engine) => {
  it('accepts none of 2,000 mutations, older or foreign batches', async (context) => {
    const missing = missingEngine(engine);
    if (missing !== null) return context.skip(missing);
    const county = await openTestCounty(engine);
    await enrol(county);
    const chance = seededChance(11);
    const at = (length: number) => Math.floor(chance() * length);
    const entries = chain(40);
    const first = seal(entries.slice(0, 20), 1);
    const second = seal(entries.slice(20), 2);
    await ingestBatch(county, first, now);
    const before = await snapshot(county);
    const stranger = generateKeyPairSync('ed25519').privateKey;
    const tally = new Map<string, number>();
    for (let round = 0; round < 2_000; round += 1) {
      const bytes = Buffer.from(second);
      const place = at(bytes.length);
      let mutated: Buffer = bytes;
      switch (round % 8) {
        case 0:
          bytes[place] = (bytes[place] ?? 0) ^ (1 << at(8));
          break;
        case 1:
          mutated = bytes.subarray(0, place);
          break;
        case 2:
          mutated = Buffer.concat([bytes, bytes.subarray(place)]);
          break;
        case 3: {
          // Two entries change places, and the station's own header is kept.
          const [one, other] = [at(20), at(20)];
          const swapped = [...entries.slice(20)];
          [swapped[one], swapped[other]] = [swapped[other] as PieceEntry, swapped[one] as PieceEntry];
          const rechained = chainEntries(swapped, {
            firstEntryNo: 21,
            previousHash: entries[19]?.hash ?? '',
          });
          const header = readBatchEnvelope(second)?.header;
          const inside = seal(rechained, 2);
          mutated = Buffer.concat([
            Buffer.from(`${canonicalText(header)}\n`),
            inside.subarray(inside.indexOf(0x0a) + 1),
          ]);
          if (one === other) mutated = bytes.subarray(1);
          break;
        }
        case 4:
          mutated = seal(entries.slice(20), 2, 'HLW01', stranger);
          break;
        case 5: {
          // An amount is made a fen more, and a stranger seals it.
          const richer = entries
            .slice(20)
            .map((one, index) =>
              index === at(20) ? { ...one, payload: one.payload.replace('"c":', '"c":1') } : one,
            );
          mutated = seal(
            chainEntries(richer, { firstEntryNo: 21, previousHash: entries[19]?.hash ?? '' }),
            2,
            'HLW01',
            stranger,
          );
          break;
        }
        case 6: {
          const line = bytes.subarray(0, bytes.indexOf(0x0a)).toString();
          const number = ['batchNo', 'firstEntryNo', 'lastEntryNo', 'sealedAt', 'contentBytes'][at(5)] ?? '';
          const changed = line.replace(
            new RegExp(`"${number}":(\\d+)`),
            (_, value) => `"${number}":${Number(value) + 1 + at(9)}`,
          );
          mutated = Buffer.concat([Buffer.from(changed), bytes.subarray(line.length)]);
          break;
        }
        default:
          mutated = Buffer.concat([bytes.subarray(0, place), Buffer.from([at(256)]), bytes.subarray(place)]);
      }
      if (mutated.equals(second)) continue;
      const outcome = await ingestBatch(county, mutated, now);
      expect(outcome.kind, `mutation ${round}`).toBe('refused');
      const reason = refusedFor(outcome)[0];
      tally.set(reason, (tally.get(reason) ?? 0) + 1);
    }
    expect(await snapshot(county)).toBe(before);
    console.info(
      `mutations refused on ${engine}: ${[...tally].map(([reason, many]) => `${reason} ${many}`).join(', ')}`,
    );
    expect((await ingestBatch(county, second, now)).kind).toBe('taken');
  });
});
