/**
 * What a letter may say. Whoever knows the matter puts it together at sending time; nothing of it is kept here. Dates are
 * given as people read them, `2026. 11. 10.(화)`. Everything is plain text; what is absent is left out of the letter, and a
 * letter whose template cannot do without it is held with `letters.token-missing`.
 */
export interface LetterView {
  /** Office as residents call it, its main number, and the number for urgent matters. */
  readonly city: string;
  readonly cityPhone: string;
  readonly urgentPhone?: string;
  /** Supervising authority and local ombudsman, for remedies. */
  readonly supervisor?: string;
  readonly ombudsman?: string;

  readonly caseNo: string;
  readonly title: string;
  /** Codes of the procedure and the kind (`complaint`, `grievance`) and the day of the decision: they choose the remedies. */
  readonly procedure?: string;
  readonly kind?: string;
  readonly decidedOn?: string;
  readonly typeName?: string;
  /** Statutory period in words, 「7일(토·일·공휴일 제외)」. */
  readonly legalPeriod?: string;
  readonly receivedAt?: string;
  /** Present promise; absent while the clock rests or when it cannot be fixed yet. */
  readonly dueDate?: string;

  /** Who answers for the matter (영 §31). All three, or the letter to a resident is held: `letters.department-missing` … */
  readonly dept?: string;
  readonly officer?: string;
  readonly phone?: string;

  /** The complainant's name, for the greeting. */
  readonly name?: string;
  /** Where the complainant follows the matter; where staff open it. */
  readonly trackUrl?: string;
  readonly deskUrl?: string;
  readonly lookupCode?: string;
  /** Six digits that open the matter in the browser that asked for them. */
  readonly mailCode?: string;
  /** Until when receipt is confirmed (8 working hours). */
  readonly ackDue?: string;
  readonly requiredDocs?: string;

  readonly supplementDue?: string;
  readonly items?: string;
  /** How often the supplement period may still be lengthened. */
  readonly extLeft?: number;

  readonly newDue?: string;
  readonly oldDue?: string;
  /** Reason of an extension, a transfer. */
  readonly reason?: string;
  readonly done?: string;
  readonly todo?: string;
  /** The second extension of this matter. */
  readonly second?: boolean;

  readonly agency?: string;
  readonly agencyDept?: string;
  readonly agencyPhone?: string;
  readonly sentOn?: string;

  /** Days since receipt. */
  readonly n?: number;

  /** Code of the outcome (`accepted`, `partly`, `explained`, `not-accepted`): chooses the variant; and its label. */
  readonly outcome?: string;
  readonly outcomeLabel?: string;
  readonly conclusion?: string;
  readonly reasons?: string;
  readonly actions?: string;
  readonly verifyNo?: string;
  readonly followUpDue?: string;
  readonly surveyUrl?: string;

  /** The date that the causing step counted (공개 여부 결정 기한, 의견 청취 마감, 이의신청 기한 …). */
  readonly until?: string;
  /** What the causing step is called. */
  readonly happening?: string;
  /** Until when outsiders are asked about a proposal, and when an adopted one is to be put into practice. */
  readonly consultUntil?: string;
  readonly plannedOn?: string;

  /** What the state was called before the causing step and after it, in the office's words. */
  readonly oldState?: string;
  readonly newState?: string;
  /** Where it was brought forward and when, and when it is looked at again (건의사항). */
  readonly dong?: string;
  readonly visitedOn?: string;
  readonly nextReview?: string;
  /** What was done, what comes next, and what can be done instead, as the causing step says. */
  readonly progress?: string;
  readonly plan?: string;
  readonly alternative?: string;

  /** A head's opinion on a draft. */
  readonly opinion?: string;
  /** Days past the due date, and until when the demand wants it done. */
  readonly over?: number;
  readonly urgeUntil?: string;
  /** A day's digest: counts, and one line per matter. */
  readonly today?: number;
  readonly tomorrow?: number;
  readonly overdue?: number;
  /** What staff call a letter that came back. */
  readonly letterName?: string;

  /** The date moved to a later one. */
  readonly later?: boolean;

  /** A session of a council: which, when, where, what it is asked, and whether a statement may be handed in. */
  readonly council?: string;
  readonly meetingAt?: string;
  readonly meetingPlace?: string;
  readonly question?: string;
  readonly heard?: boolean;
  /** What the steps up to this letter were answered, by the name of the ask, as far as the reader may know it: `{{answers.reason}}`. */
  readonly answers?: Readonly<Record<string, string>>;
}

/** How each token is treated: a line loses its line breaks, a text keeps them. */
export const TOKENS = {
  city: 'line', cityPhone: 'line', urgentPhone: 'line', supervisor: 'line', ombudsman: 'line',
  caseNo: 'line', title: 'line', procedure: 'line', kind: 'line', decidedOn: 'line', typeName: 'line', legalPeriod: 'line', receivedAt: 'line', dueDate: 'line',
  dept: 'line', officer: 'line', phone: 'line',
  name: 'line', trackUrl: 'line', deskUrl: 'line', lookupCode: 'line', mailCode: 'line', ackDue: 'line', requiredDocs: 'line',
  supplementDue: 'line', items: 'text', extLeft: 'number',
  newDue: 'line', oldDue: 'line', reason: 'text', done: 'text', todo: 'text', second: 'flag',
  agency: 'line', agencyDept: 'line', agencyPhone: 'line', sentOn: 'line', n: 'number',
  outcome: 'line', outcomeLabel: 'line', conclusion: 'text', reasons: 'text', actions: 'text',
  verifyNo: 'line', followUpDue: 'line', surveyUrl: 'line',
  opinion: 'text', over: 'number', urgeUntil: 'line', today: 'number', tomorrow: 'number', overdue: 'number', letterName: 'line',
  council: 'line', meetingAt: 'line', meetingPlace: 'line', question: 'text', heard: 'flag', later: 'flag',
  until: 'line', happening: 'line', consultUntil: 'line', plannedOn: 'line',
  oldState: 'line', newState: 'line', dong: 'line', visitedOn: 'line', nextReview: 'line', progress: 'text', plan: 'text', alternative: 'text',
} as const satisfies Record<Exclude<keyof LetterView, 'answers'>, 'line' | 'text' | 'number' | 'flag'>; // prettier-ignore
