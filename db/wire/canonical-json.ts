import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { invariant } from '../domain/kernel/invariant.ts';

/** The one spelling of a JSON value (RFC 8785): what is hashed and signed. A value that is no JSON is a bug and throws. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  invariant(text !== undefined, 'not a JSON value');
  return text;
}

/** Reads text that must be the canonical spelling of a JSON value; null for any other spelling, however close. */
export function readCanonicalText(text: string): { readonly value: unknown } | null {
  try {
    const value: unknown = JSON.parse(text);
    return canonicalText(value) === text ? { value } : null;
  } catch {
    return null;
  }
}

/** The SHA-256 of bytes or of UTF-8 text, in hex. */
export function sha256Hex(bytes: Uint8Array | string): string {
  return hash('sha256', bytes, 'hex');
}
