import type { LocalMinute } from '#calendar';
import type { MonthFigures } from '#matters';
import type { MeetingFigures } from '#meetings';
import type { RoundStanding } from '#visits';
import type { Rounding } from '#office';

export const DIMENSIONS = ['channel', 'kind', 'department', 'dong'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** The office and its rules as they stood. */
export interface OfficeFace {
  readonly code: string;
  readonly title: string;
  /** The department in charge of the briefing. */
  readonly department: { readonly label: string; readonly phone: string };
  /** 결재선, from the drafter up. */
  readonly signers: readonly string[];
  readonly rounding: Rounding;
}

/**
 * All a briefing says, frozen: figures, the labels and the office's rules of that moment. Nothing else is looked up when a
 * file is made from it, so that the same snapshot gives the same figures for ever.
 */
export interface BriefingSnapshot extends MonthFigures {
  readonly month: string;
  readonly asOf: LocalMinute;
  /** 잠정: the month was not over. */
  readonly provisional: boolean;
  /** Days of the month that had begun. */
  readonly days: number;
  readonly procedure: string;
  /** Id of the holiday calendar. */
  readonly calendar: string;
  readonly office: OfficeFace;
  /**
   * 표6: how the suggestions of the rounds visited in the year up to the month stand, by common status in the office's words; absent in
   * what was made before there were any.
   */
  readonly suggestions?: {
    readonly columns: readonly (readonly [status: string, label: string])[];
    readonly rounds: readonly RoundStanding[];
  };
  /** 통통데이 of the month; absent in what was frozen before meetings were counted. */
  readonly meetings?: MeetingFigures;
  /** Code and label in the office's own order. */
  readonly labels: { readonly [dimension in Dimension]: readonly (readonly [code: string, label: string])[] };
}
