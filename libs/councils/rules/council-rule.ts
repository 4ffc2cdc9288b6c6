/** What law and office profile say of a council that deliberates. Labels are Korean; codes are the profile's. */
export interface CouncilRule {
  readonly code: string;
  readonly label: string;
  readonly law: string;
  readonly least: number;
  readonly seats: number;
  readonly outsiders: 'none' | 'at-least-half' | 'majority';
  readonly chair: 'named' | 'elected' | 'elected-from-outsiders' | 'agreed-by-parties';
  readonly term: { readonly years: number; readonly renewals: number };
  readonly recusals: readonly Recusal[];
  readonly hears: 'always' | 'invited' | 'never';
  readonly closed: boolean;
  readonly noticeDays?: number;
  /** Accounts of its 간사. */
  readonly secretaries: readonly string[];
  readonly seatKinds?: { readonly [code: string]: string };
  readonly questions: { readonly [code: string]: string };
  readonly yearly?: { readonly least: number; readonly on: readonly string[] };
}

export type Recusal = 'by-law' | 'challenged' | 'withdrew';
export const RECUSALS: Readonly<Record<Recusal, string>> = {
  'by-law': '제척(법이 정한 까닭이 있음)',
  challenged: '기피(당사자가 빼 달라고 함)',
  withdrew: '회피(스스로 빠짐)',
};

export type CouncilDecision = 'agreed' | 'rejected' | 'conditional' | 'returned';
export const DECISIONS: Readonly<Record<CouncilDecision, string>> = {
  agreed: '가결(원안대로)',
  conditional: '조건부 가결',
  rejected: '부결',
  returned: '재심의(자료를 더 모아 다시)',
};
