import sharp, { type Sharp } from 'sharp';
import type { KindCode } from '../rules/kinds.js';
import { demand, FileRefused } from '../rules/refused.js';

const MOST_PIXELS = 100_000_000;
/** Longest side of what is kept: enough for a sign to be read on a photo of a street. */
const LONGEST_SIDE = 4_096;
const QUALITY = 88;

/**
 * The picture drawn anew from its pixels: upright, at most 4,096 across, and without anything that was not picture: place, time,
 * device, comments, hidden pictures, broken blocks. Its size is looked at before it is decoded. Throws FileRefused.
 */
export async function drawAnew(kind: KindCode, file: Buffer): Promise<Buffer> {
  sharp.cache(false);
  sharp.concurrency(1);
  const picture = sharp(file, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true });
  const { format, width, height } = await readable(picture.metadata());
  demand(format === kind, 'files.content-differs');
  demand(width * height <= MOST_PIXELS, 'files.picture-too-big');
  const upright = picture
    .autoOrient()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb');
  return readable(encoded(kind, upright).toBuffer());
}

function encoded(kind: KindCode, picture: Sharp): Sharp {
  switch (kind) {
    case 'jpeg':
      return picture.jpeg({ quality: QUALITY });
    case 'png':
      return picture.png({ compressionLevel: 6 });
    case 'webp':
      return picture.webp({ quality: QUALITY });
    default:
      throw new Error(`${kind} is not drawn anew`);
  }
}

/** The decoder says in words what is wrong; that the picture has too many pixels is the one that has a reason of its own. */
async function readable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new FileRefused(/pixel limit/i.test(String(error)) ? 'files.picture-too-big' : 'files.damaged');
  }
}
