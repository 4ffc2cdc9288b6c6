import type { JsonObject } from '#foundation';
import type { DayOffPolicy, Reading } from '#calendar';
import type { CommonStatus } from './common-statuses.js';

/** What one office says for itself (`config/offices/<code>.yaml`), checked. Phones as people dial them: `061-000-2000`. */
export interface Profile {
  readonly office: string;
  readonly title: string;
  readonly kind: '시' | '군' | '구';
  /** Invented people, a clock that may be moved. */
  readonly sample: boolean;
  readonly phone: string;
  /** 당직실. */
  readonly urgentPhone: string;
  /** 감독기관: where a resident turns when the office does not answer. */
  readonly supervisor: Contact;
  /** 시민고충처리위원회, where the office has one. */
  readonly ombudsman?: Contact;
  /** Path of the office's pages, `/naju`. */
  readonly web: string;
  readonly mail: { readonly name: string; readonly address: string };
  readonly timeZone: 'Asia/Seoul';
  /** Working spans of a working day: `09:00-12:00, 13:00-18:00`. */
  readonly day: { readonly work: string };
  readonly departments: { readonly [code: string]: { readonly label: string; readonly phone: string } };
  /** 읍·면·동. */
  readonly dongs: readonly string[];
  readonly staff: { readonly [account: string]: StaffLine };
  readonly channels: { readonly [code: string]: Channel };
  /** The office's own changes of a procedure table; the procedure library says what may be changed. */
  readonly procedures: { readonly [procedure: string]: JsonObject };
  /** The office's own wording of letters, by code; the letters library says what may be changed. */
  readonly letters?: { readonly [letter: string]: JsonObject };
  readonly thresholds: readonly Threshold[];
  readonly meetings: { readonly [code: string]: Meeting };
  readonly rooms?: { readonly [code: string]: Room };
  readonly councils: { readonly [code: string]: Council };
  readonly visits: Visits;
  readonly indicators: { readonly rounding: Rounding };
  readonly briefing: Briefing;
  /** How the office reads points the law leaves open, dated; the safer way where it says nothing. */
  readonly readings?: readonly Reading[];
  /** 개인정보와 기록물. What is left out follows the law's default. */
  readonly privacy?: Privacy;
}

export interface Contact {
  readonly name: string;
  readonly phone: string;
}

export interface StaffLine {
  readonly name: string;
  readonly department: string;
  readonly roles: readonly string[];
  readonly phone: string;
}

/** A way in under its local name; `web` ones stand on the office's pages. */
export interface Channel {
  readonly label: string;
  readonly procedure?: string;
  readonly web: boolean;
}

/** From `inForce` on: so many 공감 or 댓글, and what then follows. */
export interface Threshold {
  readonly inForce: string;
  readonly endorsements: { readonly [count: string]: ThresholdAction };
  readonly comments: { readonly [count: string]: ThresholdAction };
}
export type ThresholdAction = 'department-review' | 'mayor-answer';

/** A kind of meeting with residents: 통통데이, 차담회, 현장대화의 날 … */
export interface Meeting {
  readonly label: string;
  /** Role that meets the residents. */
  readonly with: string;
  /** How it counts for the 소통 횟수: each one held is an event; or another library counts it (동 방문); or it does not count. */
  readonly counts: 'event' | 'elsewhere' | 'none';
  /** How it is held from a day on; what changes is a further one. */
  readonly terms: readonly MeetingTerms[];
}

/** Without a `rule` (RFC 5545, from `inForce` on) it is held when something arises. */
export interface MeetingTerms {
  readonly inForce: string;
  readonly rule?: string;
  /** HH:mm, Asia/Seoul. */
  readonly at?: string;
  /** Of the whole session; `slots` share them evenly, one matter each. */
  readonly minutes: number;
  readonly slots?: number;
  /** Minutes for which the room is kept beforehand and afterwards. */
  readonly before?: number;
  readonly after?: number;
  /** When the rule falls on a day nobody works. */
  readonly holiday?: DayOffPolicy;
  /** One of `rooms`; absent: a place is named each time. */
  readonly room?: string;
  /** Roles that may meet a resident instead, with the reason told. */
  readonly substitutes?: readonly string[];
  /** So many days before the session nothing more is placed in it; by then the material is to be there. */
  readonly closes?: number;
  readonly material?: number;
}

/** A room that is taken by the hour (직소민원 상담실). */
export interface Room {
  readonly label: string;
  readonly seats: number;
}

export interface Council {
  readonly label: string;
  /** At most so many members. */
  readonly seats: number;
  readonly chairs?: number;
  readonly meetsPerYear?: number;
  /** Name of the subcommittee → department in charge. */
  readonly subcommittees?: { readonly [label: string]: string };
  /** Of a council that deliberates on matters: by what rule. */
  readonly deliberates?: Deliberation;
}

export interface Deliberation {
  /** What it rests on. */
  readonly law: string;
  /** Fewest members it may meet with; `seats` is the most. */
  readonly least: number;
  /** Share of members who are no officials (위촉위원). */
  readonly outsiders: 'none' | 'at-least-half' | 'majority';
  readonly chair: 'named' | 'elected' | 'elected-from-outsiders' | 'agreed-by-parties';
  /** Years that an outsider sits, and how often that may be renewed. */
  readonly term: { readonly years: number; readonly renewals: number };
  /** 재적위원 과반수로 열고 출석위원 과반수로 의결한다. */
  readonly quorum: 'majority';
  /** 제척, 기피, 회피. */
  readonly recusals: readonly ('by-law' | 'challenged' | 'withdrew')[];
  /** Whether the complainant is told of a session beforehand and may hand in a statement. */
  readonly hears: 'always' | 'invited' | 'never';
  /** Only its secretaries see its sessions. */
  readonly closed: boolean;
  /** Days between the notice and the session at least. */
  readonly noticeDays?: number;
  /** 간사: accounts of staff who call it and keep its record. */
  readonly secretaries: readonly string[];
  /** What its seats are for: code → label. */
  readonly seatKinds?: { readonly [code: string]: string };
  /** What may be laid before it: code → label. */
  readonly questions: { readonly [code: string]: string };
  /** At least so many sessions a year on questions of these codes. */
  readonly yearly?: { readonly least: number; readonly on: readonly string[] };
}

export interface Visits {
  readonly label: string;
  /** Of every kind of visit that has none of its own. */
  readonly statuses: readonly StatusSet[];
  /** Kinds of visits beside 현장방문 (`field`). */
  readonly kinds?: { readonly [code: string]: VisitKind };
  readonly rota?: Rota;
  /** Which 동 come first in the rota, the weightiest ground first. */
  readonly priorities?: readonly Priority[];
}
export interface VisitKind {
  readonly label: string;
  readonly statuses?: readonly StatusSet[];
}
/** Each 동 is visited once in `everyYears` by visits of `kind`, from a year on; `wholeFirstYear`: all of them in the first. */
export interface Rota {
  readonly kind: string;
  readonly everyYears: number;
  readonly from: number;
  readonly to?: number;
  readonly wholeFirstYear?: boolean;
}
export interface Priority {
  readonly label: string;
  readonly dongs: readonly string[];
}
/**
 * For visits from `inForce` on, what a 건의사항 can be, in the order of the columns: a common status (`done`, `in-progress`,
 * `reviewing`, `long-term`, `impossible`, `transferred`) by its label, or the office's own by label and what it `means`.
 */
export interface StatusSet {
  readonly inForce: string;
  readonly choices: { readonly [code: string]: string | { readonly label: string; readonly means: CommonStatus } };
}

/** How a rate is rounded: `truncate` 버림, `half-up` 반올림, to so many decimals of a per cent. */
export interface Rounding {
  readonly mode: 'truncate' | 'half-up';
  readonly digits: number;
}

/** 월간 처리결과 보고: document number prefix, day of the following month, 결재선. */
export interface Briefing {
  readonly prefix: string;
  readonly dueDay: number;
  readonly signers: readonly { readonly role: string; readonly title: string }[];
  readonly departmentInCharge: string;
}

/** How the office keeps personal data and records (개인정보 보호법, 공공기록물법). */
export interface Privacy {
  /** Addresses the console may be used from, as CIDR (안전성 확보조치 기준 §6①); absent: from anywhere. */
  readonly networks?: readonly string[];
  /** How long 접속기록 is kept, in years: two or more (§8①). */
  readonly accessLogYears?: number;
  /** How long the record of permissions is kept, in years: three or more (§5③). */
  readonly permissionLogYears?: number;
  readonly retention?: Retention;
  /** 처리위탁 (개인정보 보호법 §26): published on the office's pages. */
  readonly processors?: readonly Processor[];
  /** 개인정보파일 등록 (§32). */
  readonly registration?: { readonly file: string; readonly number: string; readonly registered: string };
  /** 지정된 공공시스템 (같은 법 시행령 §30의2): whose plan for its safety this is. */
  readonly publicSystem?: { readonly designated: string; readonly plan: string };
  /** 해마다 하는 점검과 교육 (민원 처리에 관한 법률 시행령 §3): when they were done last. */
  readonly yearly?: { readonly check: string; readonly training: string };
}

/** 기록관리기준표: how long records of a procedure, or of one of its kinds, are kept. */
export interface Retention {
  readonly class?: RetentionClass;
  readonly procedures?: {
    readonly [procedure: string]: {
      readonly class?: RetentionClass;
      readonly kinds?: { readonly [kind: string]: RetentionClass };
    };
  };
}

/** 영구, 준영구, 30·10·5·3·1년 (공공기록물법 시행령 §26①). */
export type RetentionClass =
  'permanent' | 'semi-permanent' | '30 years' | '10 years' | '5 years' | '3 years' | '1 year';

export interface Processor {
  readonly name: string;
  readonly work: string;
  readonly since: string;
}
