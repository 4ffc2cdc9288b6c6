import type { Actor } from '#foundation';
import type { LocalMinute } from '#calendar';
import { type FormProblems, hasProblems, noProblems } from '#krds';
import type { Office } from '#office';
import type { Step } from '#procedure';
import { answerProblems } from '../answer-problems.js';
import type { FormAt } from '../step-forms.js';
import type { Part } from './pages/opening-parts.js';

/** Which screen comes after what was pressed on which: a part by its code, the check page, or sending it all. */
export interface Turn {
  readonly to: string;
  readonly changing: boolean;
  readonly problems: FormProblems;
}
export const CHECK = 'check';
export const SUBMIT = 'submit';

export interface Walked {
  readonly at: FormAt;
  readonly action: string;
  readonly step: Step;
  readonly parts: readonly Part[];
  readonly office: Office;
  readonly actor: Actor;
  readonly now: LocalMinute;
}

/** Reads the press of a button in the walk. A screen is left forwards only when its own answers hold. */
export function turn(walked: Walked, body: Readonly<Record<string, unknown>>): Turn {
  const { parts } = walked;
  const go = typeof body['go'] === 'string' ? body['go'] : 'next';
  const at = typeof body['at'] === 'string' ? body['at'] : '';
  const codes = [...parts.map(({ code }) => code), CHECK];
  const place = Math.max(codes.indexOf(at), 0);
  const changed = /^change-(.+)$/.exec(go)?.[1];
  if (changed !== undefined && codes.includes(changed)) return { to: changed, changing: true, problems: noProblems };
  if (go === 'back') return { to: codes[Math.max(place - 1, 0)] ?? CHECK, changing: false, problems: noProblems };
  if (at === CHECK) return { to: go === SUBMIT ? SUBMIT : CHECK, changing: false, problems: noProblems };
  const part = parts[place];
  const changing = body['changing'] === 'yes';
  const problems = part ? answerProblems(walked.step, part.asks, body, walked) : noProblems;
  if (hasProblems(problems)) return { to: part?.code ?? CHECK, changing, problems };
  return { to: changing ? CHECK : (codes[place + 1] ?? CHECK), changing: false, problems };
}

/** The first screen on which something is wrong once the whole was refused. */
export function screenOf(parts: readonly Part[], { fields }: FormProblems): string {
  const wrong = new Set([...fields.keys()].map((name) => name.split('.')[1]));
  return parts.find(({ asks }) => asks.some(({ name }) => wrong.has(name)))?.code ?? CHECK;
}
