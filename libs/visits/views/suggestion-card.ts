import type { Office } from '#office';
import type { Procedure } from '#procedure';
import type { Rank } from '../storage/ranking-rows.js';
import type { SuggestionRow } from '../storage/suggestion-rows.js';
import { fieldsOf } from './suggestion-table.js';

/** What a suggestion needs, in won, and where from. */
export interface Cost {
  readonly total: number;
  readonly national: number;
  readonly province: number;
  readonly own: number;
  /** 본예산, 추경 … */
  readonly when: string;
}
/** A suggestion as staff see it on the board and on the card of its 동; nobody's name. */
export interface SuggestionCard {
  readonly id: string;
  readonly receiptNo: string;
  readonly title: string;
  readonly status: string;
  readonly statusLabel: string;
  readonly dong: string | null;
  readonly field: string;
  readonly department: string;
  readonly officer: string | null;
  /** What was asked for, where it stands and what comes next; null when nothing was said or the text is destroyed. */
  readonly content: string | null;
  readonly progress: string | null;
  readonly plan: string | null;
  readonly reason: string | null;
  readonly alternative: string | null;
  readonly agency: string | null;
  readonly plannedOn: string | null;
  readonly nextReview: string | null;
  /** 갱신일, 안내일, and until when another agency's reply is waited for. */
  readonly movedOn: string | null;
  readonly toldOn: string | null;
  readonly replyUntil: string | null;
  readonly cost: Cost | null;
  /** What each of the three departments thinks of it: 담당, 정책, 예산. */
  readonly opinions: readonly { readonly of: string; readonly opinion: string | null }[];
  readonly rank: Rank | null;
}
/** What a card shows of the texts, by ask. */
export const TEXTS = ['content', 'progress', 'plan', 'reason', 'alternative', 'agency'] as const;
const OPINIONS = [
  ['담당부서', 'departmentOpinion', 'note-department-opinion'],
  ['정책부서', 'policyOpinion', 'note-policy-opinion'],
  ['예산부서', 'budgetOpinion', 'note-budget-opinion'],
] as const;

/** A row as a card; `said` tells the text that was said last to an ask. */
export function cardOf(
  { id, receiptNo, title, status, dong, department, officer, kept }: SuggestionRow,
  table: Procedure,
  office: Office,
  said: (ask: (typeof TEXTS)[number]) => string | null,
): Omit<SuggestionCard, 'rank'> {
  const day = (name: string): string | null => (typeof kept[name] === 'string' ? kept[name] : null);
  const field = String(kept['field'] ?? '');
  return {
    id,
    receiptNo,
    title: title ?? '',
    status,
    statusLabel: table.states.get(status)?.label ?? status,
    dong,
    field: fieldsOf(table).get(field) ?? field,
    department: department === null ? '' : (office.departmentLabel(department) ?? department),
    officer: officer === null ? null : (office.person(officer)?.name ?? null),
    content: said('content'),
    progress: said('progress'),
    plan: said('plan'),
    reason: said('reason'),
    alternative: said('alternative'),
    agency: said('agency'),
    plannedOn: day('plannedOn'),
    nextReview: day('nextReview'),
    movedOn: day('movedOn'),
    toldOn: day('toldOn'),
    replyUntil: day('replyUntil'),
    cost: costOf(kept, table),
    opinions: OPINIONS.map(([of, keep, step]) => ({ of, opinion: choiceLabel(table, step, 'opinion', kept[keep]) })),
  };
}

/** Null until somebody told it. */
export function costOf(kept: SuggestionRow['kept'], table: Procedure): Cost | null {
  const [national, province, own] = ['costNational', 'costProvince', 'costOwn'].map((name) => Number(kept[name] ?? 0));
  if (kept['costWhen'] === undefined || national === undefined || province === undefined || own === undefined)
    return null;
  const when = choiceLabel(table, 'set-cost', 'costWhen', kept['costWhen']) ?? '';
  return { total: national + province + own, national, province, own, when };
}

function choiceLabel(table: Procedure, step: string, name: string, code: unknown): string | null {
  const ask = table.steps.get(step)?.asks.find((each) => each.name === name);
  return ask?.type === 'choice' && typeof code === 'string' ? (ask.choices.get(code) ?? code) : null;
}
