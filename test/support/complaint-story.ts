import type { Calendar, LocalDate } from '#calendar';
import { loadProcedures, type NamedMatter } from '#procedure';
import { allGuards } from '../../config/tools/all-guards.js';
import { sampleCalendar } from './sample-calendar.js';
import { people, ProcedureStory } from './procedure-story.js';

const book = loadProcedures('config/procedures').withOffice('sample', {
  complaint: {
    kinds: {
      permit: { label: '예시 허가', limit: '15 days', means: 'statutory' },
      'short-permit': { label: '예시 신고', limit: '3 days', means: 'statutory' },
      'permit-preview': { label: '예시 허가 사전심사', limit: '10 days', means: 'preliminary' },
    },
  },
});

export const submission = {
  title: '가로등이 꺼졌습니다',
  content: '골목 가로등이 사흘째 꺼져 있어 밤길이 어둡습니다.',
  complainant: { person: people.resident.id },
};

/** A complaint of a kind, received at a moment (its version is the one in force that day) and given to the road department. */
export function complaintInWork(kind: string, receivedAt: string, calendar?: Calendar): ProcedureStory {
  const story = complaintReceived(kind, receivedAt, calendar);
  story.takes(people.intake, 'assign', { department: 'road' });
  story.takes(people.officer, 'start-work');
  return story;
}

/** A complaint that was answered and told about, as a later one may name it. */
export function answeredComplaint(
  kind: string,
  receivedAt: string,
  toldAt: string,
  outcome = 'explained',
): ProcedureStory {
  const story = complaintInWork(kind, receivedAt);
  story.takes(people.officer, 'draft-answer', { ...draft, outcome });
  story.takes(people.head, 'approve');
  story
    .at(toldAt)
    .takes(people.head, 'tell-result', { how: 'post', told: toldAt.slice(0, 10), note: '등기로 보냈습니다.' });
  return story;
}

export const draft = {
  outcome: 'explained',
  conclusion: '가로등은 이미 고쳤습니다.',
  reasons: '현장에서 불이 들어오는 것을 확인했습니다.',
};

/** What is opened about a matter: an objection to a refusal, a demand for correction. */
export function openedAbout(procedure: string, about: NamedMatter, at: string): ProcedureStory {
  const story = new ProcedureStory(book.version(procedure, at.slice(0, 10) as LocalDate), allGuards, sampleCalendar);
  story.about = about;
  return story.at(at);
}

/** Before anything came in; the version is the one in force that day. */
export function complaintAt(now: string, calendar = sampleCalendar): ProcedureStory {
  return new ProcedureStory(book.version('complaint', now.slice(0, 10) as LocalDate), allGuards, calendar).at(now);
}

export function complaintReceived(kind: string, receivedAt: string, calendar = sampleCalendar): ProcedureStory {
  const story = complaintAt(receivedAt, calendar);
  story.takes(people.resident, 'submit', submission);
  story.takes(people.intake, 'receive', { kind });
  return story;
}
