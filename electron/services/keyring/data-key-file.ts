import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { z } from 'zod';

/** The data key as it lies beside the store: never bare when the operating system can guard it, and always also under a recovery code. */
const fileShape = z.strictObject({
  version: z.literal(1),
  guard: z.enum(['operating_system', 'file_permissions']),
  guarded: z.base64(),
  recovery: z.strictObject({ salt: z.base64(), sealed: z.base64() }),
});

/** The content of a key file. */
export type DataKeyFile = z.infer<typeof fileShape>;

const nonceBytes = 12;
const tagBytes = 16;

/** Seals with AES-256-GCM: nonce, tag, then the sealed bytes. */
export function sealWith(key: Buffer, plain: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Opens what sealWith sealed; throws when the key is another one or a bit was changed. */
export function openWith(key: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes));
  decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]);
}

/** The key that a recovery code stands for; slow on purpose (scrypt, 64 MiB), forgiving of blanks, dashes and small letters. */
export function keyOfRecoveryCode(code: string, salt: Buffer): Buffer {
  const plain = code
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return scryptSync(plain, salt, 32, { N: 65_536, r: 8, p: 1, maxmem: 96 * 1024 * 1024 });
}

/** A recovery code to print: 25 characters (125 bits) without look-alikes, in groups of five. */
export function makeRecoveryCode(): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const signs = Array.from(randomBytes(25), (byte) => alphabet[byte % 32]);
  return signs.join('').replace(/.{5}(?=.)/g, '$&-');
}

/** Reads a key file; null when there is none or it is not one. */
export function findDataKeyFile(path: string): DataKeyFile | null {
  try {
    const parsed = fileShape.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Writes a key file durably and whole: beside it first, flushed, then renamed over it; readable by its owner only. */
export function writeDataKeyFile(path: string, file: DataKeyFile): void {
  const beside = `${path}.new`;
  const handle = openSync(beside, 'w', 0o600);
  try {
    writeSync(handle, `${JSON.stringify(file, null, 2)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(beside, path);
}
