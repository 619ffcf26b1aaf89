import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { trialInputs } from '../../../../electron/services/trial/trial-cases.ts';
import { answerOf } from '../../../support/trial.ts';

interface Example {
  readonly kind: string;
  readonly input: unknown;
  readonly output: object;
}

const text = readFileSync(join(import.meta.dirname, '../../../../db/domain/billing/README.md'), 'utf8');
const examples = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(
  (match) => JSON.parse(match[1] ?? '') as Example,
);

describe('the examples of the billing README', () => {
  it.each(examples.map((example) => [example.kind, example] as const))('%s', (kind, { input, output }) => {
    expect(answerOf(kind, input)).toMatchObject(output);
  });

  it('show every kind', () => {
    expect(new Set(examples.map((example) => example.kind))).toEqual(new Set(Object.keys(trialInputs)));
  });
});
