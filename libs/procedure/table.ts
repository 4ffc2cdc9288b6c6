import type { LocalDate, ReadingPoint } from '#calendar';

/** A name in the two languages of the product; Korean is always there. */
export interface Named {
  readonly label: string;
  readonly en?: string;
}

/**
 * `own`: only the matter's own people; `department`: only the matter's department; `asked`: only the department that was asked to
 * co-operate (kept value `askedDepartment`); `office`: anyone with the role.
 */
export type Scope = 'own' | 'department' | 'asked' | 'office';
export interface Role extends Named {
  readonly scope: Scope;
  /** Whoever holds one of these roles of the office holds this one: a role of the table, such as the co-operating department. */
  readonly held?: readonly string[];
}

/** Length of a statutory period. `at once` is 3 working hours (영 §19); running hours are those of day and night. */
export interface Limit {
  readonly length: number;
  readonly unit: 'hour' | 'day' | 'week' | 'month' | 'year';
  readonly immediate?: true;
  readonly running?: true;
}
export interface Kind extends Named {
  /** Absent: matters of this kind have no period of their own. */
  readonly limit?: Limit;
  readonly law?: string;
  readonly officeMayChange?: boolean;
  /** Nothing is of this kind itself: offices add their own that `means` it, such as each 법정민원 of the 민원편람 (법 §36). */
  readonly byOffice?: boolean;
  /** The kind of the table that an office's own kind stands for. */
  readonly means?: string;
}

/** Time that is not counted; a table lists all that its law knows, and nothing else stops its clock. */
export interface PauseGround {
  readonly label: string;
  readonly law: string;
  /** It stops the clock only where the office reads the law so. */
  readonly where?: InReading;
  /** Where the office reads the law so, this many days from its first are left out, however long it was. */
  readonly wholly?: InReading & { readonly days: number };
  /** Where the office reads the law so, one that lapsed unused goes on until the next of its kind begins. */
  readonly joined?: InReading;
}

/** A choice of an office at a point that the law leaves open, on the day the clock began; today where none runs. */
export interface InReading {
  readonly reading: ReadingPoint;
  readonly as: string;
}

export interface State extends Named {
  readonly code: string;
  /** What the resident reads. */
  readonly resident: string;
  readonly terminal: boolean;
  /** How a matter that ends here is counted: answered, transferred (never solved), withdrawn … */
  readonly outcome?: string;
  /** An office may divide it into states of its own, each entered by the steps that lead here, with all they ask. */
  readonly divides?: true;
  /** An office's own extra state stands for this state of the table: the same steps lead out of it. */
  readonly means?: string;
}

interface AskBase {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly law?: string;
  readonly optional: boolean;
  /** Only these roles are asked; others get `default`. Empty: everyone who may take the step. */
  readonly by: readonly string[];
  /** Roles of the office that make somebody one of `by`, where a role of the table is held by others (`held`). */
  readonly heldBy?: readonly string[];
  readonly default?: string;
  /** Which column or kept value of the matter the answer becomes. */
  readonly sets?: string;
  /** When the resident may read the answer: `always`, or once this step has been taken; absent: it stays inside. */
  readonly told?: string;
}
/** What a form can ask. `text` and `line` with `sets: title` are free text and kept as passages, never in facts. */
export type Ask = AskBase &
  (
    | { readonly type: 'line' | 'text'; readonly min: number; readonly max: number }
    | { readonly type: 'number'; readonly min: number; readonly max: number; readonly unit?: string }
    | { readonly type: 'date'; readonly when: 'future' | 'past' | 'any' }
    /** A minute, Asia/Seoul: gone by (when something really came in) or to come (when somebody is met). */
    | { readonly type: 'minute'; readonly when: 'future' | 'past' }
    /** One of what a library offers at the time, by name of the list: free slots, rooms. Its deed says whether it may be had. */
    | { readonly type: 'offered'; readonly list: string }
    /** Other matters of the office by receipt number; each is linked to this one by `relation`. */
    | {
        readonly type: 'matter';
        readonly min: number;
        readonly max: number;
        readonly of: readonly string[];
        readonly relation: string;
      }
    | {
        readonly type: 'choice';
        readonly choices: ReadonlyMap<string, string>;
        /** Shown as disabled and refused with the article named (`procedure.choice-barred`). */
        readonly barred: ReadonlyMap<string, string>;
      }
    | { readonly type: 'person' | 'department' | 'dong' | 'yes' }
    | { readonly type: 'staff'; readonly role: string }
  );

export type OneEffect =
  | { readonly kind: 'none' }
  /** From now, or from the moment an ask tells (what came in during an outage, 영 §6의2). */
  | { readonly kind: 'start'; readonly at?: string }
  | { readonly kind: 'stop' }
  | { readonly kind: 'recount' }
  /** The pause ends with today, or with a kept date when the table names one (a period that lapsed unused). */
  | { readonly kind: 'resume'; readonly asOf?: string }
  | { readonly kind: 'pause'; readonly code: string }
  /** Pauses on the ground that a choice of this step names. */
  | { readonly kind: 'pause-by'; readonly ask: string }
  /** Leaves out a stretch that is over already: from one date asked for to another, both included. */
  | { readonly kind: 'leave-out'; readonly code: string; readonly from: string; readonly to: string }
  | { readonly kind: 'extend'; readonly by: string };
/** One, or several after each other; a pause that follows a start begins with it (청원법 §21②: the decision period from 접수 on). */
export type ClockEffect = OneEffect | { readonly kind: 'in-turn'; readonly effects: readonly OneEffect[] };

/** A date that a step counts and keeps: from today, from the clock's start, or from a date asked for or kept. */
export interface KeptDate {
  readonly keeps: string;
  readonly length: number;
  /** `civil day`: the first day left out, the last rolled (민법 §157, §161). The others run on the calendar and do not roll. */
  readonly unit: 'civil day' | 'day' | 'month' | 'year';
  /** `start`, an ask of the step, or a kept value; absent: today. */
  readonly from?: string;
}

export interface Step extends Named {
  readonly code: string;
  readonly by: readonly string[];
  /** States it may be taken from; empty for the opening step. */
  readonly from: readonly string[];
  readonly opens: boolean;
  /** There is such a step only where the office reads the law so. */
  readonly where?: InReading;
  /** Opens a matter about one of these procedures' matters, never by itself: an objection to a refusal. */
  readonly about: readonly string[];
  /** What the opened matter takes over from the one it is about: `person`, `department`, `officer`, `dong`, `kind`, or a value both keep. */
  readonly takes: readonly string[];
  /** What the system does at once in the matters this step names (ask, or `about`): name → step of their procedure. */
  readonly brings: ReadonlyMap<string, string>;
  /** What a library writes of its own in the transaction of the step: name of the deed → what it does, in Korean. */
  readonly does: ReadonlyMap<string, string>;
  readonly to: string | 'same';
  readonly asks: readonly Ask[];
  readonly guards: readonly string[];
  readonly clock: ClockEffect;
  readonly dates: readonly KeptDate[];
  readonly letters: readonly string[];
  /** A kept number that grows by one: a round, a lapse. It begins anew when a step clears it. */
  readonly adds?: string;
  /** Columns and kept values that are emptied. */
  readonly clears: readonly string[];
  /** A mark set on the matter for good, such as `overdue`. */
  readonly marks?: string;
  /** The page asks once more before it is taken; it cannot be taken back. */
  readonly confirm: boolean;
  /** Takes an ended matter up again: the only way out of a terminal state. */
  readonly reopens?: true;
  /** Timeline sentence for the resident; absent: not shown to the resident. */
  readonly resident?: string;
  readonly law: string;
}

/** A moment at which the clock alone acts: `anchor ± length`. */
export interface Moment {
  readonly code: string;
  readonly anchor: string;
  /** `civil days`: the first day left out, the last rolled past Saturdays and holidays (민법 §157, §161). */
  readonly offset: {
    readonly length: number;
    readonly unit: 'working hours' | 'working days' | 'civil days' | 'days';
  } | null;
  /** A day nobody works moves to the working day before it. */
  readonly workingDayBefore: boolean;
  /** Repeats every so many calendar days after the first. */
  readonly everyDays?: number;
  /** Time of day for moments counted in days, HH:mm; absent: the anchor's own instant. */
  readonly time?: string;
  readonly while: readonly string[];
  readonly take: string;
  /** What to do with a moment that passed while nothing ran. */
  readonly missed: 'once' | 'skip' | 'all';
  readonly law?: string;
}

/** One version of one procedure, checked: everything it names exists. */
export interface Procedure {
  readonly code: string;
  readonly title: { readonly ko: string; readonly en: string };
  readonly inForce: LocalDate;
  readonly receipt: string;
  readonly counting: 'complaint' | 'civil';
  readonly law: string;
  readonly roles: ReadonlyMap<string, Role>;
  readonly kinds: ReadonlyMap<string, Kind>;
  /** The period of a procedure whose matters are of no kind. */
  readonly limit?: Limit;
  /** Point at which an office may read that the period counts working days although the table counts civil ones. */
  readonly workingDays?: InReading;
  /** The closed list of what stops this clock. */
  readonly pauses: ReadonlyMap<string, PauseGround>;
  /** Answers kept for later rules, such as `supplementUntil`: name and label. */
  readonly keeps: ReadonlyMap<string, string>;
  readonly states: ReadonlyMap<string, State>;
  readonly steps: ReadonlyMap<string, Step>;
  readonly moments: readonly Moment[];
}
