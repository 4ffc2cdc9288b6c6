import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import sharp from 'sharp';
import { exif, goodFiles, hwp, picture, PLACE } from '../../../test/support/files/good-files.js';
import { readFileName } from '../rules/file-name.js';
import { lookInto } from './look-into.js';

jest.setTimeout(30_000);

let good: Readonly<Record<string, Buffer>>;
beforeAll(async () => {
  good = await goodFiles();
}, 60_000);

const kept = async (name: string, file = good[name] ?? Buffer.alloc(0)): Promise<Buffer> =>
  (await lookInto(readFileName(name).kind.code, file)) ?? file;

describe('looking into a good file', () => {
  it.each([
    'photo.jpg',
    'photo.png',
    'photo.webp',
    'film.mp4',
    'report.pdf',
    'report.hwpx',
    'report.xlsx',
    'letter.docx',
    'talk.pptx',
    'letter.hwp',
    'note.txt',
  ])('%s passes, and what is kept holds no place', async (name) => {
    const before = good[name] ?? Buffer.alloc(0);
    const after = await kept(name);
    expect(after.length).toBeGreaterThan(0);
    expect(after.includes(PLACE)).toBe(false);
    if (/photo|film/.test(name)) expect(before.includes(PLACE)).toBe(true);
  });

  it('a HEIC, whose place could not be taken out for certain, is turned away by its name and by what it is', async () => {
    for (const name of ['IMG_0001.HEIC', 'photo.heif'])
      expect(() => readFileName(name)).toThrow(expect.objectContaining({ code: 'files.heic-not-taken' }));
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic')]);
    await expect(kept('photo.jpg', heic)).rejects.toMatchObject({ reason: 'files.content-differs' });
    await expect(lookInto('heic', heic)).rejects.toMatchObject({ reason: 'files.heic-not-taken' });
  });

  it('what is kept passes again and is a picture still', async () => {
    for (const name of ['photo.jpg', 'photo.png', 'photo.webp']) {
      const again = await kept(name, await kept(name));
      const { width, height, exif: words } = await sharp(again).metadata();
      expect([width, height, words]).toEqual([320, 200, undefined]);
    }
  });

  it('a photo taken with the telephone on its side stands upright afterwards', async () => {
    const lying = await picture(320, 200).withExif(exif()).jpeg().toBuffer();
    const turned = await sharp(lying).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { width, height } = await sharp(await kept('side.jpg', turned)).metadata();
    expect([width, height]).toEqual([200, 320]);
  });

  it('a photo with a second picture or a short film behind it is kept without them', async () => {
    const first = good['photo.jpg'] ?? Buffer.alloc(0);
    for (const behind of [first, good['film.mp4'] ?? first, Buffer.from('\0\0motion data SEFT', 'latin1')]) {
      const after = await kept('motion.jpg', Buffer.concat([first, behind]));
      expect(after.includes(PLACE)).toBe(false);
    }
  });

  it('a large photo is made smaller, never larger', async () => {
    const wide = await picture(6_000, 3_000).jpeg().toBuffer();
    const { width, height } = await sharp(await kept('wide.jpg', wide)).metadata();
    expect([width, height]).toEqual([4_096, 2_048]);
  });

  it('the script that 한글 writes into every document is no reason to refuse one; a script that acts is', async () => {
    await expect(kept('letter.hwp', hwp())).resolves.toBeDefined();
    const acting = hwp({ script: 'function OnDocument_Open() { new ActiveXObject("WScript.Shell"); }' });
    await expect(kept('letter.hwp', acting)).rejects.toThrow('files.holds-program');
  });
});
