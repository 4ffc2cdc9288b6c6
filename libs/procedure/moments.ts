import { type Calendar, instantOf, type LocalDate, type LocalMinute, seoulMinute } from '#calendar';
import { deadlineOf } from './clock.js';
import type { MatterRecord } from './record.js';
import type { Moment, Procedure } from './table.js';

export interface ArmedMoment {
  readonly moment: Moment;
  /** The step to take then. */
  readonly take: string;
  readonly at: Date;
}
