import type { Tell } from './compile.js';
import type { Problem } from './refused.js';
import type { Procedure } from './table.js';

/** What exists outside the tables: guards by name, letters by code. What is not given is not checked. */
export interface KnownNames {
  readonly guards?: ReadonlySet<string>;
  readonly letters?: ReadonlySet<string>;
}

export function checkNames(procedure: Procedure, known: KnownNames, tell: Tell): void {
  const { guards, letters } = known;
  for (const step of procedure.steps.values()) {
    for (const guard of step.guards.filter((guard) => guards && !guards.has(guard))) {
      tell(['steps', step.code, 'if'], 'unknown-guard', `조건 '${guard}'이(가) 없습니다.`);
    }
    for (const letter of step.letters.filter((letter) => letters && !letters.has(letter))) {
      tell(['steps', step.code, 'letter'], 'unknown-letter', `서식 '${letter}'이(가) 없습니다.`);
    }
  }
}

/** A guard or a letter that no table names is either forgotten in a table or dead. */
export function checkUnused(procedures: readonly Procedure[], known: KnownNames, folder: string): readonly Problem[] {
  const steps = procedures.flatMap((procedure) => [...procedure.steps.values()]);
  const unused = (
    kind: string,
    code: string,
    all: ReadonlySet<string> | undefined,
    used: ReadonlySet<string>,
  ): Problem[] =>
    [...(all ?? [])]
      .filter((name) => !used.has(name))
      .map((name) => ({ file: folder, line: 0, code, cause: `${kind} '${name}'을(를) 쓰는 절차가 없습니다.` }));
  return [
    ...unused('조건', 'unused-guard', known.guards, new Set(steps.flatMap(({ guards }) => guards))),
    ...unused('서식', 'unused-letter', known.letters, new Set(steps.flatMap(({ letters }) => letters))),
  ];
}
