export interface ProfileProblem {
  readonly file: string;
  readonly line: number;
  /** Stable and kebab-case. */
  readonly code: string;
  /** Korean, for whoever edits the profile. */
  readonly cause: string;
}

/** Tells a problem: where in the profile, its code, its cause. */
export type Tell = (path: readonly (string | number)[], code: string, cause: string) => void;

/** Profiles that cannot be used: every problem found, each with file, line and cause. */
export class ProfileRefused extends Error {
  constructor(readonly problems: readonly ProfileProblem[]) {
    super(problems.map(({ file, line, cause, code }) => `${file}:${String(line)} ${cause} [${code}]`).join('\n'));
    this.name = 'ProfileRefused';
  }
}
