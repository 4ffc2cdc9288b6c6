import { Injectable } from '@nestjs/common';
import { ensure } from '#foundation';
import type { Office } from '#office';
import { type Guards, loadProcedures, type Procedure, type ProcedureBook } from '#procedure';

/** The tables and guards this installation runs on, loaded and checked once at start. */
@Injectable()
export class Procedures {
  private readonly base: ProcedureBook;
  private readonly codes: ReadonlySet<string>;
  private readonly byOffice = new Map<string, { revision: number; book: ProcedureBook }>();

  constructor(
    folder: string,
    readonly guards: Guards,
    letters: Iterable<string>,
  ) {
    this.base = loadProcedures(folder, { guards: [...guards.keys()], letters: [...letters] });
    this.codes = new Set(this.base.versions().map(({ code }) => code));
  }

  /** Every version of every table, without local changes. */
  get tables(): ProcedureBook {
    return this.base;
  }

  /** The tables as an office uses them: with the local changes of its profile. */
  of(office: Office): ProcedureBook {
    const known = this.byOffice.get(office.code);
    if (known?.revision === office.revision) return known.book;
    const book = this.base.withOffice(office.code, office.procedureChanges(this.codes));
    this.byOffice.set(office.code, { revision: office.revision, book });
    return book;
  }

  /** Every table of an office as it is in force on a day. */
  allInForce(office: Office, day: string): readonly Procedure[] {
    const inForce = new Map(
      this.of(office)
        .versions()
        .filter((version) => version.inForce <= day)
        .map((version) => [version.code, version]),
    );
    return [...inForce.values()];
  }

  /** Tables in force on a day by which a matter can be opened about one of another procedure. */
  openedAbout(office: Office, about: string, day: string): readonly Procedure[] {
    return this.allInForce(office, day).filter(({ steps }) =>
      [...steps.values()].some((step) => step.about.includes(about)),
    );
  }

  /** The version of an office's table in force on a day. RuleBroken: `procedure.no-such-procedure`. */
  inForce(office: Office, code: string, day: string): Procedure {
    const book = this.of(office);
    ensure(
      book.versions().some((version) => version.code === code),
      'procedure.no-such-procedure',
      { procedure: code },
    );
    return book.version(code, day);
  }
}
