import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { TableTrouble } from './table.ts';

/** One part of a workbook, unpacked. */
export interface WorkbookPart {
  readonly name: string;
  readonly bytes: Buffer;
}

const inflate = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflateRaw);

/** All parts together may be so large unpacked; a file that is larger is a bomb, or so long that it belongs into a CSV. */
const unpackedLimit = 128 * 1024 * 1024;
const partsLimit = 2_000;

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;

/** The parts that the reader looks into; pictures, fonts and macros are never unpacked. */
const wantedPart = /^xl\/[\w./ -]{1,200}\.xml(?:\.rels)?$/;

function unreadable(): TableTrouble {
  return new TableTrouble('file_unreadable');
}

/**
 * Unpacks the XML parts of a workbook from its own list of contents, never past the limits whatever the file claims of itself: throws
 * TableTrouble for a damaged, encrypted or foreign archive and for one that unpacks to too much.
 */
export async function unpackWorkbook(archive: Buffer): Promise<WorkbookPart[]> {
  const parts: WorkbookPart[] = [];
  const names = new Set<string>();
  let room = unpackedLimit;
  for (const entry of listEntries(archive)) {
    if (!wantedPart.test(entry.name)) continue;
    if (names.has(entry.name)) throw unreadable();
    names.add(entry.name);
    const bytes = await unpackEntry(archive, entry, room);
    room -= bytes.length;
    parts.push({ name: entry.name, bytes });
  }
  return parts;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly offset: number;
}

function listEntries(archive: Buffer): Entry[] {
  const end = findEnd(archive);
  const count = archive.readUInt16LE(end + 10);
  if (count > partsLimit) throw new TableTrouble('file_too_large');
  let at = archive.readUInt32LE(end + 16);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== entrySignature) throw unreadable();
    const isEncrypted = (archive.readUInt16LE(at + 8) & 1) === 1;
    const nameLength = archive.readUInt16LE(at + 28);
    if (isEncrypted || at + 46 + nameLength > archive.length) throw unreadable();
    entries.push({
      name: archive.toString('utf8', at + 46, at + 46 + nameLength),
      method: archive.readUInt16LE(at + 10),
      crc: archive.readUInt32LE(at + 16),
      packedBytes: archive.readUInt32LE(at + 20),
      offset: archive.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

function findEnd(archive: Buffer): number {
  const earliest = Math.max(0, archive.length - endLength - 0xffff);
  for (let at = archive.length - endLength; at >= earliest; at -= 1) {
    if (archive.readUInt32LE(at) === endSignature) return at;
  }
  throw unreadable();
}

async function unpackEntry(archive: Buffer, entry: Entry, room: number): Promise<Buffer> {
  const { offset, packedBytes, method, crc } = entry;
  if (offset + 30 > archive.length || archive.readUInt32LE(offset) !== localSignature) throw unreadable();
  const from = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
  if (from + packedBytes > archive.length) throw unreadable();
  const packed = archive.subarray(from, from + packedBytes);
  const bytes = method === 8 ? await inflated(packed, room) : packed;
  if (bytes.length > room) throw new TableTrouble('file_too_large');
  if ((method !== 0 && method !== 8) || crc32(bytes) !== crc) throw unreadable();
  return bytes;
}

async function inflated(packed: Buffer, room: number): Promise<Buffer> {
  try {
    return await inflate(packed, { maxOutputLength: Math.max(room, 1) });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    throw code === 'ERR_BUFFER_TOO_LARGE' ? new TableTrouble('file_too_large') : unreadable();
  }
}

/** Packs parts into an archive without compression, for a reader that is to see nothing but what was checked. */
export function packParts(parts: readonly WorkbookPart[]): Buffer {
  const pieces: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of parts) {
    const nameBytes = Buffer.from(name);
    const sums = Buffer.alloc(12);
    sums.writeUInt32LE(crc32(bytes), 0);
    sums.writeUInt32LE(bytes.length, 4);
    sums.writeUInt32LE(bytes.length, 8);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(localSignature, 0);
    local.writeUInt16LE(20, 4);
    sums.copy(local, 14);
    local.writeUInt16LE(nameBytes.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(entrySignature, 0);
    entry.writeUInt16LE(20, 4);
    entry.writeUInt16LE(20, 6);
    sums.copy(entry, 16);
    entry.writeUInt16LE(nameBytes.length, 28);
    entry.writeUInt32LE(offset, 42);
    pieces.push(local, nameBytes, bytes);
    list.push(entry, nameBytes);
    offset += local.length + nameBytes.length + bytes.length;
  }
  const end = Buffer.alloc(endLength);
  end.writeUInt32LE(endSignature, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(
    list.reduce((sum, piece) => sum + piece.length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, ...list, end]);
}
