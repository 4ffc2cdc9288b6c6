import type { Buffer } from 'node:buffer';
import { demand } from './refused.js';

/** A box of an ISO base media file (ISO/IEC 14496-12): what MP4 is made of. */
export interface Box {
  readonly type: string;
  /** Where its head begins, where its content does, and where it ends. */
  readonly from: number;
  readonly content: number;
  readonly to: number;
}

/** Deeper than any camera nests. */
const DEEPEST = 12;

/** Boxes that lie back to back from `from` to `to`; anything else is damage, or something hidden. Throws FileRefused. */
function boxesIn(file: Buffer, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at < to;) {
    demand(at + 8 <= to, 'files.two-in-one');
    let size = file.readUInt32BE(at);
    let head = 8;
    if (size === 1) {
      demand(at + 16 <= to && file.readUInt32BE(at + 8) === 0, 'files.damaged');
      size = file.readUInt32BE(at + 12);
      head = 16;
    }
    if (size === 0) size = to - at; // the last box may run to the end
    demand(size >= head && at + size <= to, boxes.length > 0 ? 'files.two-in-one' : 'files.damaged');
    boxes.push({ type: file.toString('latin1', at + 4, at + 8), from: at, content: at + head, to: at + size });
    at += size;
  }
  return boxes;
}

/** Walks boxes and, where `opens` says so, those within them; `see` is given each with its way from the top. */
export function walkBoxes(
  file: Buffer,
  opens: (path: readonly string[]) => boolean,
  see: (box: Box, path: readonly string[]) => void,
  [from, to]: readonly [number, number] = [0, file.length],
  way: readonly string[] = [],
): void {
  demand(way.length < DEEPEST, 'files.damaged');
  for (const box of boxesIn(file, from, to)) {
    const path = [...way, box.type];
    see(box, path);
    if (opens(path)) walkBoxes(file, opens, see, [box.content, box.to], path);
  }
}
