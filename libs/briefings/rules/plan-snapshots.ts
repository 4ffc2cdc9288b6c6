import type { LocalDate, LocalMinute } from '#calendar';
import type { Published } from '#office';
import type { OfficeFace } from './snapshot.js';

/** 계획과 지표: what the office published, as it stood in its profile. */
export interface FiguresSnapshot {
  readonly asOf: LocalMinute;
  readonly calendar: string;
  readonly office: OfficeFace;
  readonly published: Published;
}

/** How often something was held, whom it heard. Groups and people are other units and never added to the times. */
export interface Counting {
  readonly kind: string;
  readonly label: string;
  readonly times: number;
  readonly groups: number;
  readonly people: number;
}

/** 소통 실적: what was held in a period, and how far the indicator has come with it. */
export interface CommunicationSnapshot {
  readonly asOf: LocalMinute;
  /** 잠정: the period was not over. */
  readonly provisional: boolean;
  readonly calendar: string;
  readonly office: OfficeFace;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly counts: readonly Counting[];
  readonly published: Published;
  /** Of each cumulative indicator that counts: what was held since its 기준일. */
  readonly since: { readonly [indicator: string]: { readonly from: LocalDate; readonly times: number } };
}
