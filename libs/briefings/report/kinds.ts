import type { OfficialDocument } from '#documents';
import type { KeptBriefing } from '../storage/briefing-rows.js';
import type { CommunicationSnapshot, FiguresSnapshot } from '../rules/plan-snapshots.js';
import type { ReviewSnapshot } from '../rules/review-snapshot.js';
import type { SessionSnapshot } from '../rules/session-snapshot.js';
import { type Briefing, briefingDocument } from './briefing-document.js';
import { communicationDocument, figuresDocument } from './plan-document.js';
import { reviewDocument, reviewTexts } from './review-document.js';
import { sessionDocument, sessionPeople, sessionTexts } from './session-document.js';
import type { Names, Texts } from './texts.js';

/** One kind of briefing: how it is named and printed. A further kind is a snapshot of its own and a line in `KINDS`. */
export interface BriefingKind {
  /** Of its files, between the month and the version. */
  readonly fileName: string;
  /** It prints what residents and officers wrote; its files are then not kept longer than people need to fetch them. */
  readonly words?: true;
  /** Its files hold what residents said: they are made when they are fetched, and kept nowhere. */
  readonly keepsNoFile?: true;
  /** Passages that its document prints. */
  readonly texts: (briefing: KeptBriefing) => readonly string[];
  /** People whose masked names it prints. */
  readonly people?: (briefing: KeptBriefing) => readonly string[];
  readonly document: (briefing: KeptBriefing, texts: Texts, names: Names) => OfficialDocument;
}

const KINDS: ReadonlyMap<string, BriefingKind> = new Map<string, BriefingKind>([
  [
    'monthly',
    {
      fileName: '직소민원-처리결과-보고',
      texts: () => [],
      document: (briefing) => briefingDocument(briefing as Briefing),
    },
  ],
  [
    'figures',
    {
      fileName: '소통-사업-계획과-지표',
      texts: () => [],
      document: (briefing) => figuresDocument(briefing as KeptBriefing<FiguresSnapshot>),
    },
  ],
  [
    'communication',
    {
      fileName: '소통-실적',
      texts: () => [],
      document: (briefing) => communicationDocument(briefing as KeptBriefing<CommunicationSnapshot>),
    },
  ],
  [
    'suggestion-review',
    {
      fileName: '건의사항-처리결과-보고회',
      words: true,
      texts: (briefing) => reviewTexts(briefing.snapshot as ReviewSnapshot),
      document: (briefing, texts) => reviewDocument(briefing as KeptBriefing<ReviewSnapshot>, texts),
    },
  ],
  [
    'meeting-session',
    {
      fileName: '면담-결과-보고',
      keepsNoFile: true,
      texts: (briefing) => sessionTexts(briefing.snapshot as SessionSnapshot),
      people: (briefing) => sessionPeople(briefing.snapshot as SessionSnapshot),
      document: (briefing, texts, names) => sessionDocument(briefing as KeptBriefing<SessionSnapshot>, texts, names),
    },
  ],
]);

/** Kinds whose documents print residents' words. */
export const KINDS_WITH_TEXTS: readonly string[] = [...KINDS].flatMap(([code, { words }]) => (words ? [code] : []));

export function kindOf(code: string): BriefingKind {
  const kind = KINDS.get(code);
  if (!kind) throw new Error(`no briefing of the kind ${code}`);
  return kind;
}
