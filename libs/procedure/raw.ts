import type { InReading, PauseGround } from './table.js';

/** A table as it is written, once its shape is known to be right (schema.ts says the same for editors and the loader). */
export interface RawProcedure {
  procedure: string;
  title: { ko: string; en: string };
  inForce: string;
  amends?: string;
  receipt: string;
  counting: 'complaint' | 'civil';
  law: string;
  roles: Record<
    string,
    { label: string; en?: string; scope: 'own' | 'department' | 'asked' | 'office'; held?: string[] }
  >;
  kinds?: Record<string, RawKind>;
  limit?: string;
  workingDays?: InReading;
  pauses?: Record<string, PauseGround>;
  keeps?: Record<string, string>;
  states: Record<string, RawState>;
  steps: Record<string, RawStep>;
  moments?: Record<string, RawMoment>;
}
export interface RawKind {
  label: string;
  en?: string;
  limit?: string;
  law?: string;
  officeMayChange?: boolean;
  byOffice?: boolean;
  means?: string;
}
export interface RawState {
  label: string;
  en?: string;
  resident?: string;
  terminal?: boolean;
  outcome?: string;
  divides?: true;
  means?: string;
}
export interface RawStep {
  label: string;
  en?: string;
  by: string[];
  from: 'start' | 'open' | 'any' | string[];
  where?: InReading;
  to: string;
  about?: string[];
  takes?: string[];
  brings?: Record<string, string>;
  does?: Record<string, string>;
  asks?: Record<string, RawAsk>;
  if?: string[];
  clock?: RawEffect | RawEffect[];
  /** Kept name → `15 civil days`, `30 civil days from start`, `3 years from adoptedOn`. */
  dates?: Record<string, string>;
  letter?: string[];
  adds?: string;
  clears?: string[];
  marks?: string;
  confirm?: boolean;
  reopens?: true;
  resident?: string;
  law: string;
}
export type RawEffect = 'none' | 'start' | 'stop' | 'resume' | 'recount' | RawClock;
export interface RawClock {
  start?: string;
  pause?: string;
  pauseBy?: string;
  leaveOut?: string;
  from?: string;
  to?: string;
  resume?: string;
  extend?: string;
}
export interface RawAsk {
  label: string;
  help?: string;
  law?: string;
  optional?: boolean;
  by?: string[];
  default?: string;
  sets?: string;
  told?: string;
  unit?: string;
  barred?: Record<string, string>;
  line?: string;
  text?: string;
  number?: string;
  date?: 'future' | 'past' | 'any';
  minute?: 'past' | 'future';
  offered?: string;
  matter?: string;
  of?: string[];
  relation?: string;
  choice?: 'kinds' | Record<string, string>;
  staff?: string;
  person?: true;
  department?: true;
  dong?: true;
  yes?: true;
}
export interface RawMoment {
  at: string;
  every?: string;
  time?: string;
  while: string[];
  take: string;
  missed: 'once' | 'skip' | 'all';
  late?: boolean;
  workingDayBefore?: boolean;
  law?: string;
}
