import type { JsonObject } from '#foundation';
import type { LocalDate, LocalMinute, LocalTime } from '#calendar';
import type { Limit } from './table.js';

/** The facts a statutory clock is derived from; the due moment itself is never stored here. */
export interface ClockFacts {
  /** 접수시각, Asia/Seoul. */
  readonly start: LocalMinute;
  readonly limit: Limit;
  readonly pauses: readonly Pause[];
  readonly extensions: readonly { readonly length: number; readonly unit: Limit['unit'] }[];
  readonly stop?: LocalMinute;
}

/** Days; minutes where the office reads that a clock of hours stops and goes on by the minute. */
export interface Pause {
  readonly code: string;
  readonly from: LocalTime;
  readonly to?: LocalTime;
  /** What was waited for did not come: it ended with its period. */
  readonly lapsed?: true;
}

/** The matter as rules see it: no name, no free text. */
export interface MatterRecord {
  readonly procedure: string;
  /** `inForce` of the version the matter keeps for life. */
  readonly version: LocalDate;
  readonly state: string;
  /** When the present state was entered. */
  readonly enteredAt: LocalMinute;
  readonly kind?: string;
  readonly department?: string;
  readonly officer?: string;
  readonly dong?: string;
  readonly channel?: string;
  readonly outcome?: string;
  readonly person?: string;
  readonly clock?: ClockFacts;
  /** Kept answers that later rules need, e.g. `supplementUntil`. */
  readonly values: JsonObject;
  /** How often each step was taken. */
  readonly times: { readonly [step: string]: number };
  readonly marks: readonly string[];
}

/** Another matter that an answer or an opening step names. */
export interface NamedMatter {
  readonly id: string;
  readonly receiptNo: string;
  readonly record: MatterRecord;
  readonly endedOn?: LocalDate;
}

/** Checked answers of one step. Free text: `{ text }` before it is kept as a passage. Person: `{ person: id }`. Matters: their ids. */
export type Answer =
  | string
  | number
  | boolean
  | { readonly text: string }
  | { readonly person: string }
  | { readonly matters: readonly string[] };
export type Answers = { readonly [ask: string]: Answer };

/** What the office lets rules know: who heads a department, which dongs there are … ids and codes only. */
export interface OfficeView {
  departments(): ReadonlyMap<string, { readonly label: string; readonly head?: string }>;
  dongs(): readonly string[];
  /** Whether the office has a 시민고충처리위원회. */
  hasOmbudsman(): boolean;
  /** States that a 건의사항 of a visit of this kind on this day can be in (office profile, `visits`). */
  visitStatuses(kind: string, on: string): readonly string[];
  /** Staff ids that hold a role, optionally in a department. */
  staff(role: string, department?: string): readonly { readonly id: string; readonly label: string }[];
}

/** What happened, ready to be a fact: `matters.step-taken.v1`. Free texts are named by ask, to be replaced by passage ids. */
export interface StepTaken {
  readonly procedure: string;
  readonly version: LocalDate;
  readonly step: string;
  readonly from: string | null;
  readonly to: string;
  readonly answers: JsonObject;
  readonly letters: readonly string[];
  /** The matter that this one was opened about, in every fact of it. */
  readonly about?: string;
  /** What the step's deeds found: values kept, and what an offered answer is called, by ask. */
  readonly found?: { readonly values: JsonObject; readonly words: { readonly [ask: string]: string } };
  /** Due moment after this step as the letters promise it; null with the reason in `dueUnknown`, never a guess. */
  readonly due: string | null;
  readonly dueUnknown: 'no-clock' | 'paused' | 'holidays-unpublished' | null;
  /** Snapshot of the holiday calendar the due moment was counted on. */
  readonly calendar: string;
}
export interface Decision {
  readonly becomes: MatterRecord;
  readonly because: StepTaken;
  /** Matters this one is linked to from now on. */
  readonly links: readonly { readonly other: string; readonly relation: string }[];
  /** Free texts to keep as passages, by ask. */
  readonly texts: { readonly [ask: string]: string };
}
