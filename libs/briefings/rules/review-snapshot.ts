import type { LocalMinute } from '#calendar';
import type { RoundFigures } from '#visits';
import type { ReviewMeeting } from './review-meeting.js';
import type { OfficeFace } from './snapshot.js';

/** All a 건의사항 보고회 is told, frozen: a round's suggestions as they stood, and what had changed since the one before. */
export interface ReviewSnapshot extends RoundFigures, ReviewMeeting {
  readonly asOf: LocalMinute;
  /** Id of the holiday calendar. */
  readonly calendar: string;
  readonly office: OfficeFace;
  /** Who presides. */
  readonly chair: string;
  /** The briefing before, of the same round: when its figures were taken, and each suggestion's status then. */
  readonly previous: { readonly asOf: LocalMinute; readonly statuses: Readonly<Record<string, string>> } | null;
}
