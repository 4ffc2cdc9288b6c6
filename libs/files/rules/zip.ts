import type { Buffer } from 'node:buffer';
import { crc32, inflateRawSync } from 'node:zlib';
import { demand, FileRefused } from './refused.js';

/** An entry as both of its headers tell it. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Where its local header begins, and where its data do. */
  readonly at: number;
  readonly data: number;
}

const MOST_ENTRIES = 2_000;
const MOST_UNPACKED = 200 * 1_024 * 1_024;
const MOST_RATIO = 100;
/** Small parts of plain repetition may be packed tighter than a bomb would be worth. */
const RATIO_FROM = 1_024 * 1_024;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const ENCRYPTED = 0x0001;
const DESCRIBED = 0x0008;
/** Encrypted, deflate's level, data descriptor, UTF-8: any other flag is something we do not read. */
const KNOWN_FLAGS = 0x0001 | 0x0006 | DESCRIBED | 0x0800;

/**
 * The entries of a zip file that says one thing only: its directory ends the file, every local header agrees with it, and the
 * entries lie back to back from the first byte to the directory. Nothing in front, behind, between or twice; no zip64, which no
 * file of 20 MB needs. Throws FileRefused. Nothing is unpacked here.
 */
export function readZip(file: Buffer): ZipEntry[] {
  demand(file.length >= 22 && file.readUInt32LE(0) === LOCAL, 'files.damaged');
  const end = file.length - 22;
  demand(file.readUInt32LE(end) === END && file.readUInt16LE(end + 20) === 0, 'files.two-in-one');
  const [disk, startDisk, here, count] = [4, 6, 8, 10].map((at) => file.readUInt16LE(end + at));
  const [length, from] = [file.readUInt32LE(end + 12), file.readUInt32LE(end + 16)];
  demand(disk === 0 && startDisk === 0 && here === count && count !== undefined && count > 0, 'files.damaged');
  demand(count <= MOST_ENTRIES, 'files.unpacks-too-big');
  demand(from + length === end, 'files.two-in-one');
  const entries = [...directory(file, from, end, count)];
  refuseTwins(entries);
  refuseBombs(entries);
  refuseGaps(file, entries, from);
  return entries;
}

function* directory(file: Buffer, from: number, end: number, count: number): Iterable<ZipEntry> {
  let at = from;
  for (let n = 0; n < count; n++) {
    demand(at + 46 <= end && file.readUInt32LE(at) === CENTRAL, 'files.damaged');
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset)) as Three;
    const name = file.subarray(at + 46, at + 46 + nameLength);
    refuseZip64(file.subarray(at + 46 + nameLength, at + 46 + nameLength + extra));
    demand(file.readUInt16LE(at + 34) === 0, 'files.damaged');
    yield withLocalHeader(file, name, {
      name: sayable(name),
      flags: file.readUInt16LE(at + 8),
      method: file.readUInt16LE(at + 10),
      crc: file.readUInt32LE(at + 16),
      packed: file.readUInt32LE(at + 20),
      size: file.readUInt32LE(at + 24),
      at: file.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + extra + comment;
  }
  demand(at === end, 'files.two-in-one');
}
type Three = [number, number, number];

/** The local header is what a streaming reader believes: it must tell the same, or nothing where a descriptor follows. */
function withLocalHeader(file: Buffer, name: Buffer, entry: Omit<ZipEntry, 'data'>): ZipEntry {
  const { at, flags, method, crc, packed, size } = entry;
  demand((flags & ENCRYPTED) === 0, 'files.locked');
  demand((flags & ~KNOWN_FLAGS) === 0 && (method === 0 || method === 8), 'files.damaged');
  demand(packed !== 0xffffffff && size !== 0xffffffff && at !== 0xffffffff, 'files.damaged');
  demand(method !== 0 || packed === size, 'files.damaged');
  demand(at + 30 <= file.length && file.readUInt32LE(at) === LOCAL, 'files.damaged');
  const [nameLength, extra] = [file.readUInt16LE(at + 26), file.readUInt16LE(at + 28)];
  const data = at + 30 + nameLength + extra;
  const told = [14, 18, 22].map((offset) => file.readUInt32LE(at + offset)) as Three;
  const silent = (flags & DESCRIBED) !== 0 && told.every((value) => value === 0);
  const same = told[0] === crc && told[1] === packed && told[2] === size;
  demand(file.subarray(at + 30, at + 30 + nameLength).equals(name), 'files.two-in-one');
  demand(file.readUInt16LE(at + 6) === flags && file.readUInt16LE(at + 8) === method, 'files.two-in-one');
  demand((silent || same) && data + packed <= file.length, 'files.two-in-one');
  return { ...entry, data };
}

/** Where an entry ends, its data descriptor included, which must tell what the directory tells. */
function endOf(file: Buffer, { flags, crc, packed, size, data }: ZipEntry): number {
  const after = data + packed;
  if ((flags & DESCRIBED) === 0) return after;
  const signed = after + 16 <= file.length && file.readUInt32LE(after) === DESCRIPTOR ? 4 : 0;
  demand(after + signed + 12 <= file.length, 'files.damaged');
  const told = [0, 4, 8].map((offset) => file.readUInt32LE(after + signed + offset));
  demand(told[0] === crc && told[1] === packed && told[2] === size, 'files.two-in-one');
  return after + signed + 12;
}

function refuseGaps(file: Buffer, entries: readonly ZipEntry[], directoryAt: number): void {
  let next = 0;
  for (const entry of entries.toSorted((one, other) => one.at - other.at)) {
    demand(entry.at === next, 'files.two-in-one');
    next = endOf(file, entry);
  }
  demand(next === directoryAt, 'files.two-in-one');
}

function refuseBombs(entries: readonly ZipEntry[]): void {
  const sum = (pick: (entry: ZipEntry) => number): number => entries.reduce((total, one) => total + pick(one), 0);
  const [size, packed] = [sum((entry) => entry.size), sum((entry) => entry.packed)];
  const tight = (is: number, was: number): boolean => is > RATIO_FROM && is > was * MOST_RATIO;
  demand(size <= MOST_UNPACKED && !tight(size, packed), 'files.unpacks-too-big');
  demand(!entries.some((entry) => tight(entry.size, entry.packed)), 'files.unpacks-too-big');
}

function refuseTwins(entries: readonly ZipEntry[]): void {
  const names = new Set(entries.map(({ name }) => name.normalize('NFC').toLowerCase()));
  demand(names.size === entries.length, 'files.two-in-one');
}

/** Extra field 1 says that the true sizes stand elsewhere. */
function refuseZip64(extra: Buffer): void {
  for (let at = 0; at < extra.length;) {
    demand(at + 4 <= extra.length, 'files.damaged');
    demand(extra.readUInt16LE(at) !== 1, 'files.damaged');
    at += 4 + extra.readUInt16LE(at + 2);
  }
}

/** A name that stays inside: no way up, no root, no drive, no backslash, no unseen signs. */
function sayable(bytes: Buffer): string {
  const name = bytes.toString('utf8');
  demand(name.length > 0 && name.length <= 512 && !/[\p{Cc}\\]|^\/|^[a-z]:/iu.test(name), 'files.two-in-one');
  demand(!name.split('/').some((part) => part === '..' || part === '.'), 'files.two-in-one');
  return name;
}

/** What an entry holds, unpacked with its told size as the bound and checked against its told sum: headers that lie are found. */
export function unpack(file: Buffer, { method, data, packed, size, crc }: ZipEntry): Buffer {
  const from = file.subarray(data, data + packed);
  const content = method === 0 ? from : inflated(from, size);
  demand(content.length === size && crc32(content) === crc, 'files.damaged');
  return content;
}

function inflated(from: Buffer, size: number): Buffer {
  try {
    const { buffer, engine } = inflateRawSync(from, { maxOutputLength: size + 1, info: true }) as unknown as Inflated;
    demand(engine.bytesWritten === from.length, 'files.two-in-one');
    return buffer;
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    throw new FileRefused('files.damaged');
  }
}
interface Inflated {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}
