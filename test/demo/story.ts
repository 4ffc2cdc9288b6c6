import { answeredComplaint } from './answered-complaint.js';
import { expect } from './expect.js';
import { take } from './http.js';
import { monthAfter, monthBefore } from './legal-clock.js';
import { arrangeMeetings } from './meeting-with-the-mayor.js';
import { monthlyBriefing } from './monthly-briefing.js';
import { neglectedComplaint } from './neglected-complaint.js';
import { petitionAndProposal } from './petition-and-proposal.js';
import { repeatedGrievance } from './repeated-grievance.js';
import type { Stage } from './stage.js';
import { visitWithSuggestions } from './visit-with-suggestions.js';

/** Two months before today: everything the story does is past, and its month is over. */
const MONTHS_AGO = 2;
/** That a play brings. */
const COMPLAINTS = 3;

interface Kinds {
  readonly kinds: readonly { readonly code: string; readonly limit: string }[];
}

/** The whole story in one office, with its clock moved. Leaves the clock where it is. @throws Missing */
export async function playStory(stage: Stage, now: Date): Promise<void> {
  const { month, first } = monthBefore(now, MONTHS_AGO);
  const limitDays = await grievanceDays(stage);
  const opening = await stage.law.workingDay(first, 0);
  const desks = stage.desks();
  const [desk] = desks;
  expect(desk, `${stage.code}: 부서장과 담당자가 있는 부서`);

  const answered = await answeredComplaint(stage, desk, opening, limitDays);
  const next = await stage.law.workingDay(answered.endedOn, 1);
  await repeatedGrievance(stage, desk, next, answered.receiptNo);
  await petitionAndProposal(stage, desk, next);
  const monthOver = monthAfter(month);
  const meetings = await arrangeMeetings(stage, desk, next, monthOver);
  const visits = await visitWithSuggestions(stage, desk, next);
  // A reminder is one letter a day and person: later plays of the same month take other officers and days.
  const turn = Math.floor(Number(answered.receiptNo.split('-').at(-1)) / COMPLAINTS);
  const other = desks[turn % desks.length] ?? desk;
  const neglected = await neglectedComplaint(
    stage,
    other,
    await stage.law.workingDay(answered.endedOn, Math.floor(turn / desks.length) % 3),
    limitDays,
  );

  const { progressOn } = neglected;
  const today = monthOver > progressOn ? monthOver : progressOn;
  await stage.moveTo(today, '09:01');
  await neglected.tellsProgress();
  const drawn = await Promise.all([
    monthlyBriefing(stage, month, neglected.receiptNo),
    meetings.areHeld(today),
    visits.areReviewed(today),
  ]);
  stage.files.push(...drawn.flat());
  await neglected.isAnswered();

  const verdict = JSON.parse(await stage.installation.operator('verify', '--office', stage.code)) as { holds: boolean };
  expect(verdict.holds, '원장 검증', verdict);
  stage.tell('원장을 검증했습니다. 바뀌거나 빠진 사실이 없습니다.');
}

/** Days of a 고충민원 in this office (영 §17①, or fewer). */
async function grievanceDays(stage: Stage): Promise<number> {
  const { kinds } = await take<Kinds>(
    'GET',
    `${stage.installation.portal}/api/v1/offices/${stage.code}/procedures/complaint`,
  );
  const days = /^(\d+)일$/.exec(kinds.find(({ code }) => code === 'grievance')?.limit ?? '')?.[1];
  expect(days, '고충민원의 처리기간', kinds);
  return Number(days);
}
