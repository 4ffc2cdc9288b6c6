import type { JsonObject } from '#foundation';
import type { Tip } from '#ledger';
import { seoulDate, seoulMinute } from '#calendar';
import type { ClockFacts, MatterRecord } from '#procedure';
import type { Promised } from '../rules/recount.js';

/** A row of the table `matter` as the driver gives it. */
export interface MatterRow {
  id: string;
  procedure: string;
  version: Date | string;
  receipt_no: string;
  state: string;
  entered_at: Date;
  kind: string | null;
  department: string | null;
  officer: string | null;
  dong: string | null;
  channel: string | null;
  outcome: string | null;
  person_id: string | null;
  title: string | null;
  clock: ClockFacts | null;
  kept: JsonObject;
  times: Record<string, number>;
  marks: string[];
  due_at: Date | null;
  due: string | null;
  calendar: string;
  promised: Promised | null;
  submitted_at: Date;
  received_at: Date | null;
  ended_at: Date | null;
  step_no: number;
  access_generation: number;
}

/** A matter as it stands and where its chain of facts ends: what a step is taken from. */
export interface Loaded {
  readonly row: MatterRow;
  readonly tip: Tip;
}

/** The row as rules see it. */
export function recordOf(row: MatterRow): MatterRecord {
  const { kind, department, officer, dong, channel, outcome, clock } = row;
  return {
    procedure: row.procedure,
    version: typeof row.version === 'string' ? row.version : seoulDate(row.version),
    state: row.state,
    enteredAt: seoulMinute(row.entered_at),
    ...(kind !== null && { kind }),
    ...(department !== null && { department }),
    ...(officer !== null && { officer }),
    ...(dong !== null && { dong }),
    ...(channel !== null && { channel }),
    ...(outcome !== null && { outcome }),
    ...(row.person_id !== null && { person: row.person_id }),
    ...(clock !== null && { clock }),
    values: row.kept,
    times: row.times,
    marks: row.marks,
  };
}
