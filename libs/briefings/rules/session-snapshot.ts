import type { LocalMinute } from '#calendar';
import type { SessionFigures } from '#meetings';
import type { OfficeFace } from './snapshot.js';

/** All that 결과 보고 of a session says, frozen; texts and people by their ids. */
export interface SessionSnapshot extends SessionFigures {
  readonly asOf: LocalMinute;
  /** Id of the holiday calendar. */
  readonly calendar: string;
  readonly office: OfficeFace;
}

/** 조치구분 as the table meeting.yaml asks for it. */
export const HANDLINGS: Readonly<Record<string, string>> = {
  'at-once': '즉시',
  'going-on': '추진',
  examine: '검토',
  impossible: '불가',
};
