import { Injectable } from '@nestjs/common';
import { type Actor, Clock, ensure } from '#foundation';
import { seoulMinute } from '#calendar';
import { type Office, OfficeDirectory } from '#office';
import { type NamedMatter, type OpenStep, openSteps, type Procedure } from '#procedure';
import { Procedures } from '../procedures.js';

/** A step that opens a matter, and the table it is of. */
export interface Opening extends OpenStep {
  readonly procedure: Procedure;
}

/** What may be opened: by itself, or about another matter. */
@Injectable()
export class Openings {
  constructor(
    private readonly directory: OfficeDirectory,
    private readonly procedures: Procedures,
    private readonly clock: Clock,
  ) {}

  /** The opening steps that are this actor's, of every table in force today or of one of them, in the order of the tables. */
  async byItself(officeCode: string, actor: Actor, only?: string): Promise<readonly Opening[]> {
    const office = await this.directory.of(officeCode);
    const tables = this.procedures.allInForce(office, this.today(office));
    return this.offered(office, actor, only === undefined ? tables : tables.filter(({ code }) => code === only));
  }

  /** What this actor may open about a matter: an objection to a refusal, a demand for correction. */
  about(office: Office, actor: Actor, about: NamedMatter): readonly Opening[] {
    const tables = this.procedures.openedAbout(office, about.record.procedure, this.today(office));
    return this.offered(office, actor, tables, about);
  }

  private offered(office: Office, actor: Actor, tables: readonly Procedure[], about?: NamedMatter): readonly Opening[] {
    const now = seoulMinute(this.clock.now(office.code));
    const setting = { actor, now, office, calendar: office.calendar, guards: this.procedures.guards };
    return tables.flatMap((procedure) =>
      openSteps({ ...setting, procedure, ...(about && { about }) }).map((open) => ({ ...open, procedure })),
    );
  }

  private today(office: Office): string {
    return seoulMinute(this.clock.now(office.code)).slice(0, 10);
  }
}

/**
 * The opening that is meant: of a procedure, by its only step or the one named; the first of the table when none is.
 * RuleBroken: `procedure.no-such-procedure`, `procedure.no-such-step`; both also when it is not this actor's to open.
 */
export function openingOf(openings: readonly Opening[], procedure: string, step?: string): Opening {
  const own = openings.filter((each) => each.procedure.code === procedure);
  ensure(own.length > 0, 'procedure.no-such-procedure', { procedure });
  const meant = step === undefined ? own[0] : own.find((each) => each.step.code === step);
  ensure(meant, 'procedure.no-such-step', { step: step ?? '' });
  return meant;
}
