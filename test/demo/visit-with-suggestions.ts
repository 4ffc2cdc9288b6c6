import { expect, same } from './expect.js';
import { allHold, draw, type Frozen } from './drawn-files.js';
import { take } from './http.js';
import { daysAfter } from './legal-clock.js';
import { Resident, type StaffMember } from './people.js';
import type { Desk, Stage } from './stage.js';

interface Counts {
  readonly columns: readonly { readonly code: string; readonly label: string }[];
  readonly total: { readonly total: number; readonly counts: readonly number[] };
  readonly rows: readonly { readonly total: number }[];
  readonly check: { readonly parts: number; readonly total: number; readonly holds: boolean };
}
interface Visited {
  readonly round: string;
  readonly label: string;
  readonly titles: readonly string[];
}

/** Visits whose suggestions stand, and that can be reported on. */
export interface Visits {
  /** Answers the files that were drawn. */
  areReviewed(today: string): Promise<readonly string[]>;
}

/** For each status, the step that gives it, what is said with it, and what of it stands in the letter. */
function given(status: string, today: string): { readonly step: string; readonly said: object; readonly told: string } {
  const later = daysAfter(today, 90);
  const [step, said, told] =
    {
      done: ['set-done', { progress: '가로등을 세웠습니다.', doneOn: today }, '가로등을 세웠습니다.'],
      'in-progress': ['set-in-progress', { progress: '설계하고 있습니다.' }, '설계하고 있습니다.'],
      reviewing: ['set-reviewing', { progress: '현장을 살펴보고 있습니다.' }, '현장을 살펴보고'],
      'long-term': ['set-long-term', { reason: '예산이 많이 듭니다.', nextReview: later }, '예산이 많이'],
      impossible: ['set-impossible', { reason: '법으로 할 수 없습니다.', nextReview: later }, '법으로 할 수'],
      transferred: [
        'transfer',
        { agency: '예시도로공사', agencyPhone: '000-000-9000', reason: '고속도로의 일입니다.', replyUntil: later },
        '예시도로공사',
      ],
    }[status] ?? [];
  expect(step && said && told, `처리구분 ${status}을(를) 정하는 단계`);
  return { step: String(step), said: said as object, told: String(told) };
}

/** 동을 방문하여 건의사항을 받는다. One suggestion for every status that the office uses, each of them told to its suggester. */
export async function visitWithSuggestions(stage: Stage, desk: Desk, today: string): Promise<Visits> {
  const secretary = stage.secretary();
  await Promise.all([secretary.id(), desk.officer.id()]);
  const visited: Visited[] = [];
  for (const visit of stage.profile.visits(today)) visited.push(await visits(stage, desk, secretary, visit, today));
  return {
    async areReviewed(heldOn) {
      const reviews = visited.map((visit) => review(stage, secretary, visit, heldOn));
      return Promise.all(reviews);
    },
  };
}

async function visits(
  stage: Stage,
  desk: Desk,
  secretary: StaffMember,
  { kind, label, statuses }: { readonly kind: string; readonly label: string; readonly statuses: readonly string[] },
  today: string,
): Promise<Visited> {
  const round = `${kind}.${today.slice(0, 4)}.1`;
  const before = await countsOf(secretary, round);
  const [dong = ''] = stage.office.dongs;
  const { matter: visit, receiptNo } = await secretary.begin(
    'visit',
    {
      kind,
      title: `${dong} ${label}`,
      visitedOn: today,
      dong,
      place: '주민센터',
      department: desk.department,
      attendees: 30,
    },
    { step: 'record' },
  );
  stage.tell(`${label}을(를) 적었습니다. ${receiptNo} ${dong}, 건의사항 ${statuses.length}건`);
  const titles = await Promise.all(
    statuses.map((status) => suggestion(stage, desk, secretary, { visit, kind, status, today })),
  );
  await stage.letter({ code: 'N53', to: stage.address(desk.head), subject: '건의사항' });

  const counts = await countsOf(secretary, round);
  expect(counts, '건의사항 처리 현황');
  const of = (table: Counts | undefined, status: string): number =>
    table?.total.counts[table.columns.findIndex(({ code }) => code === status)] ?? 0;
  // 이송 is a column of its own: 완료 grows by the one that was done, not by the one that was sent elsewhere.
  for (const status of statuses) same(of(counts, status) - of(before, status), 1, `${status}인 건의사항이 는 수`);
  const sum = counts.total.counts.reduce((all, count) => all + count, 0);
  same(counts.total.total - (before?.total.total ?? 0), statuses.length, '늘어난 건의사항');
  same([sum, counts.check.parts, counts.check.holds], [counts.total.total, sum, true], '처리구분의 합과 합계');
  same(
    counts.rows.reduce((all, { total }) => all + total, 0),
    counts.total.total,
    '동별 건의사항의 합과 합계',
  );
  const { portal } = stage.installation;
  const shown = await take<Counts>('GET', `${portal}/api/v1/offices/${stage.code}/suggestions/rounds/${round}`);
  same(shown.total, counts.total, '주민이 보는 처리 현황');
  const columns = counts.columns.map(({ label }, at) => `${label} ${counts.total.counts[at] ?? 0}`);
  stage.tell(`처리 현황: 합계 ${counts.total.total} = ${columns.join(' + ')}`);
  return { round, label, titles };
}

/** Undefined before the round brought anything. */
async function countsOf(secretary: StaffMember, round: string): Promise<Counts | undefined> {
  const { rounds } = await secretary.get<{ rounds: readonly { key: string }[] }>('suggestions/rounds');
  return rounds.some(({ key }) => key === round) ? secretary.get(`suggestions/rounds/${round}`) : undefined;
}

/** Answers its title. */
async function suggestion(
  stage: Stage,
  desk: Desk,
  secretary: StaffMember,
  of: { readonly visit: string; readonly kind: string; readonly status: string; readonly today: string },
): Promise<string> {
  const { visit, kind, status, today } = of;
  const { step, said, told } = given(status, today);
  const address = `suggester-${kind}-${status}-${stage.play}@resident.example`;
  const resident = new Resident(stage.installation.portal, stage.code, '강예시', address);
  const title = `마을길 고치기(${status})`;
  const entered = {
    title,
    content: '마을길이 어둡고 좁습니다.',
    field: 'road',
    department: desk.department,
    suggester: { name: resident.name, email: resident.email, answer: 'email', consent: true },
  };
  const { matter } = await secretary.begin('suggestion', entered, { about: visit });
  same((await desk.officer.take(matter, step, said)).state, status, '정한 처리구분');
  await stage.letter({ code: 'R13', to: resident.email, subject: title, text: told });
  return title;
}

/** 건의사항 처리결과 보고회: every suggestion as it stands on that day. */
async function review(
  stage: Stage,
  secretary: StaffMember,
  { round, label, titles }: Visited,
  heldOn: string,
): Promise<string> {
  const frozen = await secretary.post<Frozen>(`suggestions/rounds/${round}/reviews`, {
    ...{ heldOn, heldAt: '14:00', place: '대회의실', attendees: '부기관장, 국장과 담당 부서장' },
  });
  const checks = allHold(frozen, '보고회 문서');
  const words = ['보고회', ...titles];
  const file = await draw(stage, secretary, frozen, { name: `${round}-review`, format: 'hwpx', words });
  stage.tell(
    `${label} 건의사항 보고회 문서를 만들었습니다(제${frozen.version}판). 검산 ${checks}가지가 모두 맞습니다.`,
  );
  return file;
}
