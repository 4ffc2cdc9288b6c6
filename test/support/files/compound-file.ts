/** Writes a compound file ([MS-CFB]) of small streams in the root, as a test needs them: one sector per 64 bytes of ministream. */
export function compoundFile(streams: Readonly<Record<string, Buffer>>, storages: readonly string[] = []): Buffer {
  const mini: Buffer[] = [];
  const miniTable: number[] = [];
  const placed = Object.entries(streams).map(([name, content]) => {
    const start = miniTable.length;
    const sectors = Math.max(1, Math.ceil(content.length / 64));
    for (let n = 0; n < sectors; n++) {
      mini.push(padded(content.subarray(n * 64, n * 64 + 64), 64));
      miniTable.push(n === sectors - 1 ? END : start + n + 1);
    }
    return { name, type: 2, start, size: content.length };
  });
  const stream = padded(Buffer.concat(mini), 512);
  const entries = [
    { name: 'Root Entry', type: 5, start: 0, size: mini.length * 64 },
    ...storages.map((name) => ({ name, type: 1, start: 0, size: 0 })),
    ...placed,
  ];
  const directory = padded(Buffer.concat(entries.map(directoryEntry)), 512);
  const miniFat = padded(numbers(miniTable), 512, 0xff);
  const parts = [stream, directory, miniFat];
  const table: number[] = [];
  const starts = parts.map((part) => {
    const start = table.length;
    const sectors = part.length / 512;
    for (let n = 0; n < sectors; n++) table.push(n === sectors - 1 ? END : start + n + 1);
    return start;
  });
  const fat = table.length;
  table.push(0xfffffffd);
  return Buffer.concat([header(starts[1] ?? 0, starts[2] ?? 0, fat), ...parts, padded(numbers(table), 512, 0xff)]);
}

const END = 0xfffffffe;

function header(directory: number, miniFat: number, fat: number): Buffer {
  const head = Buffer.alloc(512, 0xff);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head);
  head.fill(0, 8, 76);
  head.writeUInt16LE(0x003e, 24);
  head.writeUInt16LE(3, 26);
  head.writeUInt16LE(0xfffe, 28);
  head.writeUInt16LE(9, 30);
  head.writeUInt16LE(6, 32);
  head.writeUInt32LE(1, 44);
  head.writeUInt32LE(directory, 48);
  head.writeUInt32LE(4_096, 56);
  head.writeUInt32LE(miniFat, 60);
  head.writeUInt32LE(1, 64);
  head.writeUInt32LE(END, 68);
  head.writeUInt32LE(fat, 76);
  return head;
}

function directoryEntry({
  name,
  type,
  start,
  size,
}: {
  name: string;
  type: number;
  start: number;
  size: number;
}): Buffer {
  const entry = Buffer.alloc(128);
  entry.write(name, 'utf16le');
  entry.writeUInt16LE((name.length + 1) * 2, 64);
  entry.writeUInt8(type, 66);
  entry.fill(0xff, 68, 80);
  entry.writeUInt32LE(start, 116);
  entry.writeUInt32LE(size, 120);
  return entry;
}

function numbers(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, n) => bytes.writeUInt32LE(value, n * 4));
  return bytes;
}

function padded(bytes: Buffer, to: number, fill = 0): Buffer {
  const over = bytes.length % to;
  return over === 0 && bytes.length > 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(to - over, fill)]);
}
