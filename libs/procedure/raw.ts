/** A table as it is written, once its shape is known to be right (schema.ts says the same for editors and the loader). */
export interface RawProcedure {
  procedure: string;
  title: { ko: string; en: string };
  inForce: string;
  amends?: string;
  receipt: string;
  counting: 'complaint' | 'civil';
  law: string;
  roles: Record<string, { label: string; en?: string; scope: 'own' | 'department' | 'office' }>;
  kinds?: Record<string, RawKind>;
  limit?: string;
  keeps?: Record<string, string>;
  states: Record<string, RawState>;
  steps: Record<string, RawStep>;
  moments?: Record<string, RawMoment>;
}
export interface RawKind {
  label: string;
  en?: string;
  limit: string;
  law?: string;
  officeMayChange?: boolean;
}
export interface RawState {
  label: string;
  en?: string;
  resident?: string;
  terminal?: boolean;
  outcome?: string;
  means?: string;
}
export interface RawStep {
  label: string;
  en?: string;
  by: string[];
  from: 'start' | 'open' | string[];
  to: string;
  asks?: Record<string, RawAsk>;
  if?: string[];
  clock?: 'none' | 'start' | 'stop' | 'resume' | 'recount' | RawClock;
  letter?: string[];
  clears?: string[];
  marks?: string;
  confirm?: boolean;
  resident?: string;
  law: string;
}
export interface RawClock {
  pause?: string;
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
  law?: string;
}
