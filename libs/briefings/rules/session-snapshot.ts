import type { LocalMinute } from '#calendar';
import type { SessionFigures } from '#meetings';

/** All that 결과 보고 of a session says, frozen; texts and people by their ids. */
export interface SessionSnapshot extends SessionFigures {
  readonly asOf: LocalMinute;
  readonly office: {
    readonly code: string;
    readonly title: string;
    readonly department: { readonly label: string; readonly phone: string };
  };
}

/** What is looked up when the report is shown: it goes when the text or the person goes. */
export interface SessionWords {
  /** Passage id → text. */
  readonly texts: ReadonlyMap<string, string>;
  /** Person id → masked name. */
  readonly names: ReadonlyMap<string, string>;
}

/** 조치구분 as the table meeting.yaml asks for it. */
export const HANDLINGS: Readonly<Record<string, string>> = {
  'at-once': '즉시',
  'going-on': '추진',
  examine: '검토',
  impossible: '불가',
};
