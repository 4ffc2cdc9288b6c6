import type { JsonObject } from '#foundation';
import type { LocalDate } from '#calendar';
import { checked } from './check.js';
import { checkBetween } from './check-between.js';
import { checkUnused, type KnownNames } from './check-names.js';
import { changeForOffice } from './office-changes.js';
import { type Problem, ProcedureRefused } from './refused.js';
import type { Source } from './source.js';
import type { Procedure } from './table.js';
import { completeVersions, type TableFile } from './versions.js';

interface Version {
  readonly source: Source;
  readonly procedure: Procedure;
}

/** Every version of every procedure, checked. An office's own book is the same with its local changes laid over. */
export class ProcedureBook {
  /** Read with every command: put in order once. */
  private readonly inOrder: readonly Procedure[];

  private constructor(
    private readonly all: readonly Version[],
    private readonly known: KnownNames,
  ) {
    const key = ({ code, inForce }: Procedure): string => `${code} ${inForce}`;
    this.inOrder = all.map(({ procedure }) => procedure).sort((a, b) => (key(a) < key(b) ? -1 : 1));
  }

  /** @throws ProcedureRefused with every problem found. */
  static of(files: readonly TableFile[], known: KnownNames, folder = '.'): ProcedureBook {
    const problems: Problem[] = [];
    const versions = completeVersions(files, problems).flatMap((source) => {
      const procedure = checked(source, known, problems);
      return procedure ? [{ source, procedure }] : [];
    });
    const procedures = versions.map(({ procedure }) => procedure);
    if (problems.length === 0) problems.push(...checkBetween(versions), ...checkUnused(procedures, known, folder));
    if (problems.length > 0) throw new ProcedureRefused(problems);
    return new ProcedureBook(versions, known);
  }

  /** All versions, by procedure and then by the day they came into force. */
  versions(): readonly Procedure[] {
    return this.inOrder;
  }

  /** The version in force on the day a matter is received; the matter keeps it for life. */
  version(code: string, receivedOn: LocalDate): Procedure {
    const inForce = this.versions().filter((each) => each.code === code && each.inForce <= receivedOn);
    const latest = inForce.at(-1);
    if (!latest) throw new Error(`no version of procedure ${code} is in force on ${receivedOn}`);
    return latest;
  }

  /** The version a matter was received under. */
  exactly(code: string, inForce: LocalDate): Procedure {
    const found = this.all.find(({ procedure }) => procedure.code === code && procedure.inForce === inForce);
    if (!found) throw new Error(`no version ${inForce} of procedure ${code}`);
    return found.procedure;
  }

  /**
   * The book as an office uses it. `changes` by procedure, as its profile says them: other labels, help and sentences, states
   * of its own (`means` a state of the table), shorter limits, and longer ones only where the law lets it (`officeMayChange`).
   * @throws ProcedureRefused naming everything an office may not change.
   */
  withOffice(office: string, changes: { readonly [procedure: string]: JsonObject }): ProcedureBook {
    const problems: Problem[] = [];
    for (const code of Object.keys(changes).filter(
      (code) => !this.all.some(({ procedure }) => procedure.code === code),
    )) {
      problems.push({ file: office, line: 0, code: 'unknown-procedure', cause: `절차 '${code}'이(가) 없습니다.` });
    }
    const versions = this.all.map((version) => {
      const change = changes[version.procedure.code];
      if (!change) return version;
      const source = changeForOffice(version, change, office, problems);
      const procedure = checked(source, this.known, problems);
      return procedure ? { source, procedure } : version;
    });
    if (problems.length > 0) throw new ProcedureRefused(problems);
    return new ProcedureBook(versions, this.known);
  }
}
