import { kindOf, type KindCode } from '../rules/kinds.js';
import { lookIntoHwp } from '../rules/hwp.js';
import { withoutPlaceOfFilm } from '../rules/mp4.js';
import { lookIntoPackage } from '../rules/package.js';
import { lookIntoPdf } from '../rules/pdf.js';
import { refuseWhatIsHungBehind } from '../rules/picture.js';
import { demand } from '../rules/refused.js';
import { looksLike } from '../rules/sniff.js';
import { lookIntoText } from '../rules/text.js';

/** Looks into a whole file. Answers what is to be kept in its place; undefined: it stays as it is. Throws FileRefused. */
export async function lookInto(code: KindCode, file: Buffer): Promise<Buffer | undefined> {
  const kind = kindOf(code);
  demand(looksLike(kind, file), 'files.content-differs');
  switch (kind.family) {
    case 'picture':
      refuseWhatIsHungBehind(code, file);
      // The decoder is large: only pictures wait for it.
      return (await import('./draw-anew.js')).drawAnew(code, file);
    case 'boxes':
      demand(code !== 'heic', 'files.heic-not-taken');
      return withoutPlaceOfFilm(file);
    case 'package':
      lookIntoPackage(code, file);
      return undefined;
    case 'pdf':
      lookIntoPdf(file);
      return undefined;
    case 'hwp':
      lookIntoHwp(file);
      return undefined;
    case 'text':
      lookIntoText(file);
      return undefined;
  }
}
