import { crc32, deflateRawSync } from 'node:zlib';

/** An entry as a test wants it written, lies included: what is not said is told as it is. */
export interface RawEntry {
  readonly name: string;
  readonly content: Buffer | string;
  readonly stored?: boolean;
  readonly flags?: number;
  readonly local?: Partial<Headers>;
  readonly central?: Partial<Headers> & { readonly at?: number; readonly extra?: Buffer };
  /** Data descriptor behind the data; `told` replaces what it says. */
  readonly descriptor?: { readonly signed?: boolean; readonly told?: readonly [number, number, number] };
  /** Bytes between this entry and the next. */
  readonly gap?: Buffer;
  /** What stands as packed data in place of the true. */
  readonly packed?: Buffer;
}
interface Headers {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}
interface Around {
  readonly before?: Buffer;
  readonly beforeDirectory?: Buffer;
  readonly beforeEnd?: Buffer;
  readonly after?: Buffer;
  readonly comment?: string;
  readonly end?: { readonly count?: number; readonly from?: number; readonly length?: number; readonly disk?: number };
}

/** Writes a zip file byte by byte. */
export function rawZip(entries: readonly RawEntry[], around: Around = {}): Buffer {
  const { before = Buffer.alloc(0), beforeDirectory = Buffer.alloc(0), beforeEnd = Buffer.alloc(0) } = around;
  const body: Buffer[] = [before];
  const directory: Buffer[] = [];
  for (const entry of entries) {
    const at = lengthOf(body);
    const content = Buffer.from(entry.content);
    const packed = entry.packed ?? (entry.stored ? content : deflateRawSync(content));
    const method = entry.stored ? 0 : 8;
    const truth = { name: entry.name, method, crc: crc32(content), packed: packed.length, size: content.length };
    const flags = (entry.flags ?? 0) | (entry.descriptor ? 8 : 0);
    const silent = entry.descriptor ? { crc: 0, packed: 0, size: 0 } : {};
    const told = { ...truth, ...silent, ...entry.local };
    body.push(localHeader(told, flags), packed);
    if (entry.descriptor) body.push(descriptor(entry.descriptor, truth));
    if (entry.gap) body.push(entry.gap);
    directory.push(centralHeader({ ...truth, ...entry.central }, flags, entry.central?.at ?? at, entry.central?.extra));
  }
  body.push(beforeDirectory);
  const from = lengthOf(body);
  const list = Buffer.concat(directory);
  return Buffer.concat([
    ...body,
    list,
    beforeEnd,
    endOf(entries.length, from, list.length, around),
    around.after ?? Buffer.alloc(0),
  ]);
}

function localHeader({ name, method, crc, packed, size }: Headers, flags: number): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(flags, 6);
  head.writeUInt16LE(method, 8);
  head.writeUInt32LE(crc, 14);
  head.writeUInt32LE(packed, 18);
  head.writeUInt32LE(size, 22);
  head.writeUInt16LE(Buffer.byteLength(name), 26);
  return Buffer.concat([head, Buffer.from(name)]);
}

function centralHeader(told: Headers, flags: number, at: number, extra: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(20, 6);
  head.writeUInt16LE(flags, 8);
  head.writeUInt16LE(told.method, 10);
  head.writeUInt32LE(told.crc, 16);
  head.writeUInt32LE(told.packed, 20);
  head.writeUInt32LE(told.size, 24);
  head.writeUInt16LE(Buffer.byteLength(told.name), 28);
  head.writeUInt16LE(extra.length, 30);
  head.writeUInt32LE(at, 42);
  return Buffer.concat([head, Buffer.from(told.name), extra]);
}

function descriptor({ signed = true, told }: NonNullable<RawEntry['descriptor']>, truth: Headers): Buffer {
  const values = [...(signed ? [0x08074b50] : []), ...(told ?? [truth.crc, truth.packed, truth.size])];
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, n) => bytes.writeUInt32LE(value, n * 4));
  return bytes;
}

function endOf(count: number, from: number, length: number, { end = {}, comment = '' }: Around): Buffer {
  const bytes = Buffer.alloc(22);
  bytes.writeUInt32LE(0x06054b50, 0);
  bytes.writeUInt16LE(end.disk ?? 0, 4);
  bytes.writeUInt16LE(end.count ?? count, 8);
  bytes.writeUInt16LE(end.count ?? count, 10);
  bytes.writeUInt32LE(end.length ?? length, 12);
  bytes.writeUInt32LE(end.from ?? from, 16);
  bytes.writeUInt16LE(comment.length, 20);
  return Buffer.concat([bytes, Buffer.from(comment)]);
}

function lengthOf(parts: readonly Buffer[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}
