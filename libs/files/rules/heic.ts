import { Buffer } from 'node:buffer';
import { type Box, boxesIn, walkBoxes } from './boxes.js';
import { demand } from './refused.js';
import { opensAsZip } from './sniff.js';

const TOP = new Set(['ftyp', 'meta', 'mdat', 'free', 'skip', 'uuid', 'moov']);
/** Items that hold words about the picture, not the picture: Exif, and XMP under `mime`. */
const TELLING = new Set(['Exif', 'mime']);
const MOST_PIXELS = 100_000_000;

/**
 * A copy of the picture whose Exif and XMP are overwritten with zeros: our decoder has no HEVC, so it cannot be drawn anew
 * (record 0020). What cannot be found for certain is not guessed at: the picture is refused. Throws FileRefused.
 */
export function withoutPlaceOfHeic(file: Buffer): Buffer {
  demand(!opensAsZip(file), 'files.two-in-one');
  const copy = Buffer.from(file);
  const top = boxesIn(file, 0, file.length);
  for (const { type, content, to } of top) {
    demand(TOP.has(type), 'files.two-in-one');
    if (type === 'uuid') copy.fill(0, content, to);
  }
  const meta = top.find(({ type }) => type === 'meta');
  demand(meta && !top.some(({ type }) => type === 'moov'), 'files.damaged');
  const inner = boxesIn(file, meta.content + 4, meta.to);
  refuseTooBig(file, inner);
  const [names, places] = [inner.find(({ type }) => type === 'iinf'), inner.find(({ type }) => type === 'iloc')];
  demand(names && places, 'files.damaged');
  const telling = tellingItems(file, names);
  const idat = inner.find(({ type }) => type === 'idat');
  const extents = extentsOf(file, places, idat);
  for (const item of telling) {
    const found = extents.get(item);
    demand(found, 'files.damaged');
    for (const [from, to] of found) copy.fill(0, from, to);
  }
  return copy;
}

/** Width and height stand in `ispe`, within iprp/ipco. */
function refuseTooBig(file: Buffer, inner: readonly Box[]): void {
  const properties = inner.find(({ type }) => type === 'iprp');
  demand(properties, 'files.damaged');
  const range = [properties.content, properties.to] as const;
  walkBoxes(
    file,
    (path) => path.at(-1) === 'ipco',
    ({ type, content, to }) => {
      if (type !== 'ispe') return;
      demand(to - content >= 12, 'files.damaged');
      const pixels = file.readUInt32BE(content + 4) * file.readUInt32BE(content + 8);
      demand(pixels <= MOST_PIXELS, 'files.picture-too-big');
    },
    range,
  );
}

function tellingItems(file: Buffer, { content, to }: Box): number[] {
  const wide = file.readUInt8(content) > 0;
  return boxesIn(file, content + (wide ? 8 : 6), to).flatMap((entry) => {
    const version = file.readUInt8(entry.content);
    demand(entry.type === 'infe' && version >= 2 && entry.to - entry.content >= 12, 'files.damaged');
    const [id, rest] =
      version === 2
        ? [file.readUInt16BE(entry.content + 4), entry.content + 8]
        : [file.readUInt32BE(entry.content + 4), entry.content + 10];
    return TELLING.has(file.toString('latin1', rest, rest + 4)) ? [id] : [];
  });
}

/** Where each item's bytes lie, from `iloc` in its three versions. */
function extentsOf(file: Buffer, places: Box, idat: Box | undefined): Map<number, (readonly [number, number])[]> {
  let at = places.content;
  const number = (size: number): number => {
    demand(at + size <= places.to && size <= 6, 'files.damaged');
    const value = size === 0 ? 0 : file.readUIntBE(at, size);
    at += size;
    return value;
  };
  const wide = (size: number): number =>
    size === 8 ? (demand(number(4) === 0, 'files.damaged'), number(4)) : number(size);
  const version = number(1);
  number(3);
  const [first, second] = [number(1), number(1)];
  const [offsetSize, lengthSize, baseSize] = [first >> 4, first & 15, second >> 4];
  const indexSize = version === 0 ? 0 : second & 15;
  const items = new Map<number, (readonly [number, number])[]>();
  for (let count = number(version < 2 ? 2 : 4); count > 0; count--) {
    const id = number(version < 2 ? 2 : 4);
    const method = version === 0 ? 0 : number(2) & 15;
    number(2);
    const base = wide(baseSize);
    const extents: (readonly [number, number])[] = [];
    for (let n = number(2); n > 0; n--) {
      wide(indexSize);
      const [offset, length] = [wide(offsetSize), wide(lengthSize)];
      const start = method === 0 ? base + offset : (idat?.content ?? file.length) + base + offset;
      const end = length === 0 ? file.length : start + length;
      demand(method < 2 && end <= file.length, 'files.damaged');
      extents.push([start, end]);
    }
    items.set(id, extents);
  }
  return items;
}
