import { Buffer } from 'node:buffer';
import { demand } from './refused.js';

/** A compound file ([MS-CFB]): a small file system, as HWP 5 uses it. */
export interface Compound {
  /** Names of streams and storages, as they are written. */
  readonly names: readonly string[];
  /** A stream by name; undefined when there is none. */
  readonly read: (name: string) => Buffer | undefined;
}

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly start: number;
  readonly size: number;
}

const END = 0xfffffffe;
const FREE = 0xffffffff;
const MOST_ENTRIES = 20_000;

/** Reads the directory. Throws FileRefused `files.damaged`; a chain that runs in a circle is damage too. */
export function readCompound(file: Buffer): Compound {
  demand(file.length >= 1_536, 'files.damaged');
  const shift = file.readUInt16LE(30);
  demand(file.readUInt16LE(28) === 0xfffe && (shift === 9 || shift === 12), 'files.damaged');
  demand(file.readUInt16LE(32) === 6, 'files.damaged');
  const size = 1 << shift;
  const sector = (n: number): Buffer => {
    const from = (n + 1) * size;
    demand(from + 4 <= file.length, 'files.damaged');
    return file.subarray(from, from + size);
  };
  const table = allocation(file, sector, size);
  refuseWhatIsHungBehind(file, table, size);
  const all = (start: number): Buffer => Buffer.concat(chain(table, start).map(sector));
  const entries = directory(all(file.readUInt32LE(48)));
  const root = entries.find(({ type }) => type === 5);
  demand(root, 'files.damaged');
  return {
    names: entries.map(({ name }) => name),
    read: (name) => {
      const found = entries.find((entry) => entry.type === 2 && entry.name === name);
      if (!found) return undefined;
      if (found.size >= file.readUInt32LE(56)) return all(found.start).subarray(0, found.size);
      return small(all(root.start), numbers(all(file.readUInt32LE(60))), found);
    },
  };
}

/** The file ends with the last sector that is in use; a writer may leave empty ones behind it, and nothing else. */
function refuseWhatIsHungBehind(file: Buffer, table: readonly number[], size: number): void {
  const end = (table.findLastIndex((next) => next !== FREE) + 2) * size;
  demand(file.length >= end, 'files.damaged');
  demand(
    file.subarray(end).every((byte) => byte === 0),
    'files.two-in-one',
  );
}

/** Streams under 4,096 bytes lie in sectors of 64 within the root's own stream. */
function small(sectors: Buffer, table: readonly number[], { start, size }: Entry): Buffer {
  const parts = chain(table, start).map((n) => sectors.subarray(n * 64, n * 64 + 64));
  return Buffer.concat(parts).subarray(0, size);
}

/** The table of which sector follows which; its own sectors are listed in the header and, for long files, in a chain of lists. */
function allocation(file: Buffer, sector: (n: number) => Buffer, size: number): number[] {
  const places = numbers(file.subarray(76, 512));
  let more = file.readUInt32LE(68);
  for (let lists = file.readUInt32LE(72); lists > 0 && more < END; lists--) {
    demand(places.length * size <= file.length, 'files.damaged');
    const list = numbers(sector(more));
    more = list.pop() ?? END;
    places.push(...list);
  }
  const used = places.filter((place) => place < END - 3);
  demand(used.length * size <= file.length, 'files.damaged');
  return used.flatMap((place) => numbers(sector(place)));
}

function chain(table: readonly number[], start: number): number[] {
  const found: number[] = [];
  for (let at = start; at !== END; at = table[at] ?? 0xffffffff) {
    demand(at < table.length && found.length <= table.length, 'files.damaged');
    found.push(at);
  }
  return found;
}

function directory(bytes: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + 128 <= bytes.length; at += 128) {
    const type = bytes.readUInt8(at + 66);
    if (type === 0) continue;
    const length = bytes.readUInt16LE(at + 64);
    demand(length >= 2 && length <= 64 && entries.length < MOST_ENTRIES, 'files.damaged');
    entries.push({
      name: bytes.toString('utf16le', at, at + length - 2),
      type,
      start: bytes.readUInt32LE(at + 116),
      size: bytes.readUInt32LE(at + 120),
    });
  }
  return entries;
}

function numbers(bytes: Buffer): number[] {
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, n) => bytes.readUInt32LE(n * 4));
}
