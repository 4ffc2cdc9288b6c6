import { Buffer } from 'node:buffer';
import { walkBoxes } from './boxes.js';
import { demand } from './refused.js';
import { opensAsZip } from './sniff.js';

const TOP = new Set([
  'ftyp',
  'moov',
  'mdat',
  'free',
  'skip',
  'wide',
  'uuid',
  'meta',
  'moof',
  'mfra',
  'sidx',
  'styp',
  'pdin',
]);
/** Where a camera writes place, device and owner: emptied, and called `free`, so that every other place in the file stays. */
const TELLING = new Set(['udta', 'meta', 'uuid']);
const OPENED = new Set(['moov', 'trak', 'moof', 'traf']);

/** A copy of the film without the boxes that tell where and by whom it was taken. Throws FileRefused. */
export function withoutPlaceOfFilm(file: Buffer): Buffer {
  const copy = Buffer.from(file);
  const seen = new Set<string>();
  demand(!opensAsZip(file), 'files.two-in-one');
  walkBoxes(
    file,
    (path) => OPENED.has(path.at(-1) ?? ''),
    ({ type, from, content, to }, path) => {
      seen.add(type);
      demand(path.length > 1 || TOP.has(type), 'files.two-in-one');
      if (!TELLING.has(type)) return;
      copy.write('free', from + 4, 'latin1');
      copy.fill(0, content, to);
    },
  );
  demand(seen.has('ftyp') && (seen.has('moov') || seen.has('moof')) && seen.has('mdat'), 'files.damaged');
  return copy;
}
