import type { LocalDate } from '#calendar';
import { loadProcedures } from '#procedure';
import { complaintGuards } from '#cases';
import { allGuards } from '../../config/tools/all-guards.js';
import { sampleCalendar } from './sample-calendar.js';
import { people, ProcedureStory } from './procedure-story.js';

const book = loadProcedures('config/procedures', { guards: allGuards.keys() });

export const submission = {
  title: '가로등이 꺼졌습니다',
  content: '골목 가로등이 사흘째 꺼져 있어 밤길이 어둡습니다.',
  complainant: { person: people.resident.id },
};

/** A complaint of a kind, received at a moment (its version is the one in force that day) and given to the road department. */
export function complaintInWork(kind: string, receivedAt: string): ProcedureStory {
  const story = complaintReceived(kind, receivedAt);
  story.takes(people.intake, 'assign', { department: 'road' });
  story.takes(people.officer, 'start-work');
  return story;
}

export function complaintReceived(kind: string, receivedAt: string): ProcedureStory {
  const procedure = book.version('complaint', receivedAt.slice(0, 10) as LocalDate);
  const story = new ProcedureStory(procedure, complaintGuards, sampleCalendar).at(receivedAt);
  story.takes(people.resident, 'submit', submission);
  story.takes(people.intake, 'receive', { kind });
  return story;
}
