/** Why a file is refused when it is looked into. Each has its words in `libs/front/words.ko.ts` under `files.<reason>`. */
export type Reason =
  /** Not what its ending says. */
  | 'files.content-differs'
  /** A photo our decoder cannot draw anew, so that where it was taken would stay in it. */
  | 'files.heic-not-taken'
  /** Cut off, or broken so that nothing certain can be said about it. */
  | 'files.damaged'
  /** Two files in one, or something hidden in front, behind or between. */
  | 'files.two-in-one'
  /** Program code: macros, scripts, active content. */
  | 'files.holds-program'
  /** An archive within the document. */
  | 'files.holds-archive'
  /** Locked by a password: nobody can look into it. */
  | 'files.locked'
  /** Unpacks to more than it may. */
  | 'files.unpacks-too-big'
  /** More picture than a machine can hold. */
  | 'files.picture-too-big'
  /** A virus scanner knows it. */
  | 'files.infected';

/** Thrown by whatever looks into a file; the file is then refused for good. */
export class FileRefused extends Error {
  constructor(readonly reason: Reason) {
    super(reason);
    this.name = 'FileRefused';
  }
}

export function demand(holds: unknown, reason: Reason): asserts holds {
  if (!holds) throw new FileRefused(reason);
}
