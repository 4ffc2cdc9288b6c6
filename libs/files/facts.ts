import { factKind } from '#foundation';

interface AboutFile {
  /** Row of the file. */
  readonly file: string;
}

interface Content {
  /** `jpeg`, `hwpx` … */
  readonly kind: string;
  readonly size: number;
  /** HMAC of the content under the matter's key: it proves nothing to whoever lacks it. */
  readonly digest: string;
}

/** A file arrived whole and waits to be looked into. Its name is no fact: names of files tell of people. */
export const FileStored = factKind<AboutFile & Content>('files.stored.v1');

/**
 * A file was looked into and may be opened. `scan` says whether a virus scanner passed it or none is set up; size and digest are
 * those of what is kept (a picture drawn anew, a film without its place).
 */
export const FileCleared = factKind<AboutFile & Content & { readonly scan: 'clean' | 'unscanned' }>('files.cleared.v1');

/** A file was refused and is not kept; `reason` is a code such as `files.infected` or `files.two-in-one`. */
export const FileTurnedAway = factKind<
  AboutFile & { readonly state: 'infected' | 'rejected'; readonly reason: string }
>('files.turned-away.v1');

/** The file's key was destroyed. */
export const FileRemoved = factKind<AboutFile>('files.removed.v1');

/** The key of all files of the matter was destroyed. */
export const FilesDestroyed = factKind<{ readonly files: number }>('files.destroyed.v1');
