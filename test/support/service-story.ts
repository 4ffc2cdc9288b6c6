import type { LocalDate } from '#calendar';
import { loadProcedures, type NamedMatter } from '#procedure';
import { allGuards } from '../../config/tools/all-guards.js';
import { sampleCalendar } from './sample-calendar.js';
import { people, ProcedureStory } from './procedure-story.js';

const book = loadProcedures('config/procedures', { guards: allGuards.keys() });

/** A matter of any procedure, by the version in force at a moment, about or among other matters. */
export function storyOf(
  code: string,
  at: string,
  others: { readonly about?: NamedMatter; readonly named?: readonly NamedMatter[] } = {},
): ProcedureStory {
  const procedure = book.version(code, at.slice(0, 10) as LocalDate);
  const story = new ProcedureStory(procedure, allGuards, sampleCalendar).at(at);
  story.about = others.about;
  for (const other of others.named ?? []) story.others.set(other.receiptNo, other);
  return story;
}

export const council = (decision: string, decidedOn: string) => ({ council: '심의회', decision, decidedOn });

export const petition = {
  kind: 'ordinary',
  subject: 'legislation',
  title: '조례를 고쳐 주세요',
  content: '자전거 주차 조례를 고쳐 주시기를 바랍니다.',
  petitioner: { person: people.resident.id },
};

/** A petition received at a moment, given to the road department. */
export function petitionReceived(kind: 'ordinary' | 'public', at: string): ProcedureStory {
  const story = storyOf('petition', at);
  story.takes(people.resident, 'submit', { ...petition, kind });
  story.takes(people.intake, kind === 'public' ? 'receive-public' : 'receive', { identity: 'signature' });
  story.takes(people.intake, 'assign', { department: 'road' });
  return story;
}

/** A public petition disclosed on a day, after the council. */
export function petitionDisclosed(receivedAt: string, disclosedAt: string): ProcedureStory {
  const story = petitionReceived('public', receivedAt).at(disclosedAt);
  story.takes(people.council, 'note-council-decision', council('agreed', disclosedAt.slice(0, 10)));
  story.takes(people.intake, 'disclose', {
    publicTitle: '조례를 고쳐 주세요',
    publicText: '자전거 주차 조례를 고쳐 달라는 청원입니다.',
  });
  return story;
}

export const answered = {
  outcome: 'accepted',
  conclusion: '조례를 고치겠습니다.',
  reasons: '주차 시설의 기준을 새로 정할 필요가 있습니다.',
};

/** An ordinary petition whose result was told. */
export function petitionClosed(receivedAt: string, closedAt: string): ProcedureStory {
  const story = petitionReceived('ordinary', receivedAt).at(closedAt);
  story.takes(people.officer, 'begin-investigation');
  story.takes(people.officer, 'draft-answer', { ...answered, omission: 'plainly-right' });
  story.takes(people.intake, 'note-outside-number', { outsideNo: '온-2025-0001' });
  story.takes(people.head, 'approve');
  story.takes(people.system, 'close');
  return story;
}

export const proposal = {
  title: '버스 정류장에 그늘막을',
  present: '정류장에 그늘이 없어 여름에 덥습니다.',
  idea: '정류장마다 접는 그늘막을 둡니다.',
  effect: '기다리는 사람이 덜 덥습니다.',
  own: true,
  proposer: { person: people.resident.id },
};

/** A proposal received at a moment, given to the road department. */
export function proposalReceived(at: string, others: Parameters<typeof storyOf>[2] = {}): ProcedureStory {
  const story = storyOf('proposal', at, others);
  story.takes(people.resident, 'submit', proposal);
  story.takes(people.intake, 'receive');
  story.takes(people.intake, 'assign', { department: 'road' });
  return story;
}

export const reviewed = {
  feasibility: 'high',
  creativity: 'middle',
  efficiency: 'high',
  scope: 'middle',
  continuity: 'high',
  conclusion: '심사한 결론입니다.',
  reasons: '심사한 이유를 여기에 적습니다.',
};

/** A proposal that was not adopted, the proposer told on the same day. */
export function proposalRejected(receivedAt: string, toldAt: string): ProcedureStory {
  const story = proposalReceived(receivedAt).at(toldAt);
  story.takes(people.officer, 'draft-answer', { ...reviewed, outcome: 'not-adopted' });
  story.takes(people.head, 'reject');
  story.takes(people.system, 'result-was-told');
  return story;
}

/** A proposal adopted at a moment, to be put into practice by a day. */
export function proposalAdopted(receivedAt: string, adoptedAt: string, plannedOn: string): ProcedureStory {
  const story = proposalReceived(receivedAt).at(adoptedAt);
  story.takes(people.officer, 'draft-answer', { ...reviewed, outcome: 'adopted', plannedOn });
  story.takes(people.head, 'adopt');
  return story;
}
