import { ensure, holdsResidentNumber } from '#foundation';
import { ENDINGS, type Kind, kindOfEnding } from './kinds.js';

/** Characters of a name without its ending; more is cut off. */
const LONGEST_STEM = 100;
/** Signs that show nothing or turn the reading direction: `사진‮gpj.exe` must not read as a picture. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\p{Cn}]/gu;
/** What newer telephones save photos as: our decoder cannot draw them anew, so that place and device would stay in them (record 0020). */
const HEIC = /^hei[cf]$/;
const PATHS = /[/\\]/;
/** What Windows will not have in a name. */
const AWKWARD = /[:*?"<>|]/g;

export interface FileName {
  /** For display only: files are kept under ids. */
  readonly name: string;
  readonly kind: Kind;
}

/**
 * Reads the name a file came with: composed (NFC), without unseen signs, bounded, with an ending that is taken. RuleBroken:
 * `files.name-invalid`, `files.heic-not-taken`, `files.kind-not-taken` {ending, taken}, `files.resident-number-in-name`.
 */
export function readFileName(given: string): FileName {
  ensure(!PATHS.test(given), 'files.name-invalid');
  const shown = given.normalize('NFC').replace(UNSEEN, '').replace(AWKWARD, '_').trim().replace(/\s+/gu, ' ');
  const dot = shown.lastIndexOf('.');
  const stem = (dot < 0 ? shown : shown.slice(0, dot)).replace(/^\.+|[.\s]+$/gu, '');
  const ending = dot < 0 ? '' : shown.slice(dot + 1).toLowerCase();
  ensure(stem !== '', 'files.name-invalid');
  ensure(!HEIC.test(ending), 'files.heic-not-taken');
  const kind = kindOfEnding(ending);
  ensure(kind, 'files.kind-not-taken', { ending: /^[a-z0-9]{1,8}$/.test(ending) ? ending : '', taken: [...ENDINGS] });
  ensure(!holdsResidentNumber(stem), 'files.resident-number-in-name');
  return { name: `${[...stem].slice(0, LONGEST_STEM).join('').trim()}.${ending}`, kind };
}
