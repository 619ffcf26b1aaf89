import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyPack } from '../../db/domain/billing/policy-pack.ts';
import { readPolicyPack } from '../../db/wire/policy-pack.ts';
import { valueOf } from './station.ts';

/** The text of a shipped policy pack. */
export function shippedPackText(code: 'gansu' | 'zhejiang' | 'hunan'): string {
  return readFileSync(join(import.meta.dirname, `../../db/policy/${code}.json`), 'utf8');
}

/** A shipped policy pack as read. */
export function shippedPack(code: 'gansu' | 'zhejiang' | 'hunan'): PolicyPack {
  return valueOf(readPolicyPack(shippedPackText(code))).pack;
}
