import type { Actor } from '#foundation';
import type { Calendar, Deadline, LocalMinute } from '#calendar';
import type { Answers, MatterRecord, NamedMatter, OfficeView } from './record.js';
import type { Procedure, Step } from './table.js';

/** How things stand before anything is answered: enough to say why a button is off. */
export interface Standing {
  readonly procedure: Procedure;
  readonly step: Step;
  /** For the opening step: an empty record in the state `start`. */
  readonly matter: MatterRecord;
  readonly actor: Actor;
  readonly now: LocalMinute;
  readonly calendar: Calendar;
  readonly office: OfficeView;
  /** The clock's present deadline, a stopped one while it is paused; absent before the clock starts and when it cannot be fixed yet. */
  readonly deadline?: Deadline;
  /** The matter that an opening step is about. */
  readonly about?: NamedMatter;
}

export interface GuardQuestion extends Standing {
  readonly answers: Answers;
  /** The matters an ask named, in the order they were named. */
  readonly named: (ask: string) => readonly NamedMatter[];
}

/**
 * A condition a table names under `if`. Both halves return nothing or throw RuleBroken; they read no clock, file or database.
 * `offered` needs no answers: it is asked when the step is listed and again when it is taken. `answered` needs the answers.
 */
export interface Guard {
  /** The condition in a Korean sentence with its article, for the printed manual. */
  readonly says: string;
  readonly offered?: (standing: Standing) => void;
  readonly answered?: (question: GuardQuestion) => void;
}
export type Guards = ReadonlyMap<string, Guard>;
