export interface Problem {
  readonly file: string;
  readonly line: number;
  /** Stable and kebab-case, for tests and for looking up help. */
  readonly code: string;
  /** Korean, for whoever edits the table. */
  readonly cause: string;
}

/** Tables that cannot be used: every problem found, each with file, line and cause. */
export class ProcedureRefused extends Error {
  readonly problems: readonly Problem[];

  constructor(found: readonly Problem[]) {
    const told = new Map(found.map((problem) => [inWords(problem), problem]));
    super([...told.keys()].join('\n'));
    this.name = 'ProcedureRefused';
    this.problems = [...told.values()];
  }
}

function inWords({ file, line, cause, code }: Problem): string {
  return `${file}:${String(line)} ${cause} [${code}]`;
}
