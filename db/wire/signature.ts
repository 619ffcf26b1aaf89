import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { z } from 'zod';
import { invariant } from '../domain/kernel/invariant.ts';
import { canonicalText } from './canonical-json.ts';

/** What a signature is for: it stands before the signed text, so that no signature can be carried over to another use. */
export type SignaturePurpose = 'batch' | 'ack' | 'refusal' | 'enrolment_request' | 'enrolment_answer';

/** How the SPKI DER of every Ed25519 key begins. */
const spkiBeginning = 'MCowBQYDK2VwAyEA';

/** An Ed25519 public key as it crosses the line: base64 of its SPKI DER, in its only spelling. */
export const publicKeyShape = z
  .string()
  .length(60)
  .startsWith(spkiBeginning)
  .refine((text) => Buffer.from(text, 'base64').toString('base64') === text);

/** An Ed25519 signature: its 64 bytes in base64url, in its only spelling. */
export const signatureShape = z
  .string()
  .length(86)
  .refine((text) => Buffer.from(text, 'base64url').toString('base64url') === text);

/** The public half of a key as it crosses the line. */
export function publicKeyText(key: KeyObject): string {
  invariant(key.asymmetricKeyType === 'ed25519', 'not an Ed25519 key');
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
}

/** Signs a JSON value for a purpose with an Ed25519 private key; base64url. */
export function signValue(purpose: SignaturePurpose, value: unknown, privateKey: KeyObject): string {
  return sign(null, signedBytes(purpose, value), privateKey).toString('base64url');
}

/** Tells whether the holder of the key signed exactly this value for exactly this purpose. Never throws. */
export function isSignedBy(
  publicKey: string,
  purpose: SignaturePurpose,
  value: unknown,
  signature: string,
): boolean {
  if (!publicKeyShape.safeParse(publicKey).success || !signatureShape.safeParse(signature).success)
    return false;
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return verify(null, signedBytes(purpose, value), key, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}

function signedBytes(purpose: SignaturePurpose, value: unknown): Buffer {
  return Buffer.from(`supply-counter/${purpose}/1\n${canonicalText(value)}`);
}
