import { koreanMoment, seoulMinute } from '#calendar';
import type { Office } from '#office';
import type { AccessEntry } from '#people';
import type { Looked } from './pages/looked-card.js';

const ACTS: Readonly<Record<AccessEntry['act'], string>> = {
  view: '안건을 봄',
  open: '연락처를 봄',
  correct: '연락처를 고침',
  forget: '지움',
  export: '파일로 내보냄',
};

/** What was done, in words; a file is opened by the same act as a contact, for a purpose of its own. */
export function actName({ act, purpose }: Pick<AccessEntry, 'act' | 'purpose'>): string {
  return act === 'open' && purpose === 'file' ? '파일을 봄' : ACTS[act];
}

/** `kind:id` of who acted, in words: an official by name and department, a resident by what they are. */
export function actorName(actor: string, office: Office): string {
  const [kind = '', id = ''] = actor.split(/:(.*)/s);
  if (kind === 'resident') return '본인';
  const person = kind === 'staff' ? office.person(id) : undefined;
  return person ? `${person.name} (${person.department})` : '시스템';
}

export function lookedIn(entries: readonly AccessEntry[], office: Office): Looked[] {
  return entries.map(({ id, at, actor, act, purpose, reason }) => ({
    id,
    at: koreanMoment(seoulMinute(at)),
    who: actorName(actor, office),
    act: actName({ act, purpose }),
    reason,
  }));
}
