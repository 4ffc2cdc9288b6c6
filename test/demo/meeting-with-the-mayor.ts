import { expect, same } from './expect.js';
import { allHold, keep, type Frozen } from './drawn-files.js';
import { take } from './http.js';
import type { OpenedLetter } from './mailbox.js';
import { Resident, type StaffMember, type Taken } from './people.js';
import type { Desk, Stage } from './stage.js';

interface Slot {
  readonly number: number;
  readonly at: string;
  readonly matter: { readonly id: string } | null;
}
interface Session {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly state: string;
  readonly dayOff: string | null;
  readonly closes: string | null;
  readonly slots: readonly Slot[];
}
interface Asked {
  readonly resident: Resident;
  readonly matter: string;
  readonly receiptNo: string;
}
type MeetingDay = ReturnType<Stage['profile']['meetingDay']>;

/** Meetings that are arranged, and that can be held once their day is over. */
export interface Arranged {
  /** Answers the files that were drawn. */
  areHeld(today: string): Promise<readonly string[]>;
}

const DEPUTY = /^부(시장|군수|구청장)/;
const DEPUTY_HOURS = ['09', '10', '11', '13', '14', '15', '16', '17'];
// An hour each, apart from one another and from two in the afternoon by what a room is kept before and after.
const HOURS = ['09', '11', '16'];

/** 두 주민이 시장 면담을 신청한다. 한 분은 대체면담으로, 한 분은 만나는 날로 정해진다. Within the day `today`. */
export async function arrangeMeetings(stage: Stage, desk: Desk, today: string, before: string): Promise<Arranged> {
  const secretary = stage.secretary();
  const day = stage.profile.meetingDay(today);
  const [first, second] = [
    await asks(stage, secretary, '이예시', '경로당 앞 횡단보도를 놓아 주세요'),
    await asks(stage, secretary, '정예시', '하천 산책로를 이어 주세요'),
  ];
  const { session, slot } = await place(stage, secretary, day, today, before);
  await isSubstituted(stage, desk, secretary, first, { slot: `${session.id}:${slot.number}`, today });
  await isSelected(stage, desk, secretary, second, { session, slot, day });
  return {
    areHeld: (today) => held(stage, desk, secretary, { first, second, session, day, today }),
  };
}

async function asks(stage: Stage, secretary: StaffMember, name: string, title: string): Promise<Asked> {
  const address = `meeting-${name === '이예시' ? 'lee' : 'jeong'}-${stage.play}@resident.example`;
  const resident = new Resident(stage.installation.portal, stage.code, name, address);
  const said = { title, gist: '여러 해 말씀드렸으나 되지 않아 직접 말씀드리고 싶습니다.', companions: 2 };
  const { matter, receiptNo } = await resident.begin('meeting', 'applicant', said, `demo-${address.split('@')[0]}`);
  stage.tell(`시장 면담 신청이 들어왔습니다. ${receiptNo} 「${title}」`);
  await stage.letter({ code: 'R10F', to: resident.email, text: receiptNo });
  await stage.letter({ code: 'N46', to: stage.address(secretary), text: receiptNo });
  return { resident, matter, receiptNo };
}

/** The first slot of a session before that day that nobody has a place in: one by the office's rule, else one planned by hand. */
async function place(
  stage: Stage,
  secretary: StaffMember,
  { kind, label, terms }: MeetingDay,
  today: string,
  before: string,
): Promise<{ session: Session; slot: Slot }> {
  const byRule = await free();
  if (byRule) return byRule;
  if (terms.rule !== undefined) {
    const { planned } = await secretary.post<{ planned: number }>('meetings/plan', { kind, from: today, to: before });
    if (planned > 0) stage.tell(`${label} 회차 ${planned}개를 규칙(${terms.rule})대로 만들었습니다.`);
    const found = await free();
    if (found) return found;
  }
  const taken = (await sessions()).map(({ at }) => at);
  for (let nth = (terms.closes ?? 0) + 1; ; nth++) {
    const day = await stage.law.workingDay(today, nth);
    expect(day < before, `${label} 회차를 만들 수 있는 날`, { today, before });
    const hour = HOURS.find((each) => !taken.includes(`${day}T${each}:00`));
    if (hour === undefined) continue;
    await secretary.begin('meeting-session', { title: `${label} ${day}`, meeting: kind, at: `${day}T${hour}:00` });
    stage.tell(`${label} 회차를 ${day} ${hour}:00에 만들었습니다.`);
    const found = await free();
    expect(found, '만든 회차의 빈 시간대');
    return found;
  }

  async function sessions(): Promise<readonly Session[]> {
    return (await secretary.get<{ rows: readonly Session[] }>('meetings/sessions?limit=200')).rows;
  }
  async function free(): Promise<{ session: Session; slot: Slot } | undefined> {
    for (const session of await sessions()) {
      const open = session.state === 'planned' && session.dayOff === null && (session.closes ?? today) >= today;
      const [slot] = session.slots;
      const empty = session.slots.every(({ matter }) => matter === null);
      if (slot && empty && open && session.kind === kind && session.at < before) return { session, slot };
    }
    return undefined;
  }
}

/** 정책 결정이 필요하지 않은 신청은 시장을 만나지 못하고, 까닭과 함께 대체면담으로 안내된다. */
async function isSubstituted(
  stage: Stage,
  desk: Desk,
  secretary: StaffMember,
  { resident, matter, receiptNo }: Asked,
  { slot, today }: { readonly slot: string; readonly today: string },
): Promise<void> {
  const why = '담당 부서가 정할 수 있는 일입니다.';
  await secretary.take(matter, 'screen', { policy: 'no', reason: why, department: desk.department });
  await secretary.refused('meetings.needs-no-policy-decision', matter, 'select', { slot, reason: why });
  const { lists } = await secretary.get<{ lists: Record<string, [string, string][]> }>(
    `matters/${matter}/steps/substitute/offered`,
  );
  const [delegate, label] = lists['substitutes']?.find(([, who]) => DEPUTY.test(who)) ?? [];
  expect(label, '대체면담자로 고를 수 있는 부단체장', lists);
  const at = `${await stage.law.workingDay(today, 3)}T${hourOf(receiptNo)}:00`;
  const reason = '예산이 이미 잡혀 있어 부단체장이 바로 답할 수 있습니다.';
  const { state } = await secretary.take(matter, 'substitute', { delegate, at, minutes: 20, reason });
  same(state, 'placed', '대체면담으로 정한 신청의 상태');
  stage.tell(`${label.split(' ')[0]} 면담으로 안내합니다(${receiptNo}). 까닭: ${reason}`);
  const letter = await stage.letter({ code: 'R10B', to: resident.email, text: reason });
  expect(letter.subject.includes(String(label.split(' ')[0])), '대체면담자를 알리는 편지', letter.subject);
  invites(letter, at, receiptNo);
}

/** Told again on the same day, a story would find the deputy with the resident of the one before: each has another hour. */
function hourOf(receiptNo: string): string {
  const story = Math.floor(Number(receiptNo.slice(-5)) / 2);
  return DEPUTY_HOURS[story % DEPUTY_HOURS.length] ?? '10';
}

async function isSelected(
  stage: Stage,
  desk: Desk,
  secretary: StaffMember,
  { resident, matter, receiptNo }: Asked,
  { session, slot, day }: { readonly session: Session; readonly slot: Slot; readonly day: MeetingDay },
): Promise<void> {
  const screened = { policy: 'yes', reason: '새로 예산을 세워야 하는 일입니다.', department: desk.department };
  await secretary.take(matter, 'screen', screened);
  const chosen = { slot: `${session.id}:${slot.number}`, reason: '여러 동이 함께 바라는 일입니다.' };
  const { state } = await secretary.take(matter, 'select', chosen);
  same(state, 'placed', '면담으로 정한 신청의 상태');
  stage.tell(`${day.label} ${slot.at.replace('T', ' ')}에 만나기로 했습니다(${receiptNo}).`);
  const letter = await stage.letter({ code: 'R10A', to: resident.email, text: chosen.reason });
  invites(letter, slot.at, receiptNo);
  stage.tell('  달력 파일의 때와 번호가 편지와 같습니다.');
  const { state: prepared } = await desk.officer.take(matter, 'hand-in-material', {
    state: '이어지지 않은 곳이 세 군데 있습니다.',
    proposal: '설계비를 추가경정예산에 올립니다.',
  });
  same(prepared, 'prepared', '면담자료를 낸 신청의 상태');
}

/** The letter brings a calendar of this meeting: an invitation for its minute, by its receipt number. */
function invites({ attachments }: OpenedLetter, at: string, receiptNo: string): void {
  const file = attachments.find(({ name }) => name.endsWith('.ics'));
  expect(file, '편지에 붙은 달력 파일(.ics)', attachments);
  const text = Buffer.from(file.base64, 'base64').toString().replaceAll('\r\n ', '');
  for (const said of ['METHOD:REQUEST', `DTSTART;TZID=Asia/Seoul:${at.replaceAll(/[-:]/g, '')}00`, receiptNo])
    expect(text.includes(said), `달력 파일에 「${said}」`, text);
}

interface Holding {
  readonly first: Asked;
  readonly second: Asked;
  readonly session: Session;
  readonly day: MeetingDay;
  readonly today: string;
}

/** 만난 것을 적고, 하기로 한 일을 부서가 마치고, 회차의 결과를 보고한다. */
async function held(
  stage: Stage,
  desk: Desk,
  secretary: StaffMember,
  { first, second, session, day, today }: Holding,
): Promise<readonly string[]> {
  const opinion = '산책로가 끊겨 큰길로 돌아갑니다.';
  const substitute = {
    present: 1,
    opinion: '횡단보도가 멉니다.',
    directive: '이달에 놓겠습니다.',
    handling: 'at-once',
  };
  const mayor = { present: 3, opinion, directive: '설계부터 시작하겠습니다.', handling: 'going-on' };
  for (const [{ matter, resident }, said] of [
    [first, substitute],
    [second, mayor],
  ] as const) {
    same((await secretary.take(matter, 'hold', said)).state, 'held', '마친 면담의 상태');
    await stage.letter({ code: 'R10L', to: resident.email, text: said.directive });
  }
  await followUp(stage, desk, secretary, second, await stage.law.workingDay(today, 10));

  await secretary.take(session.id, 'close', { groups: 1, attended: 4 });
  const frozen = await secretary.post<Frozen>(`meetings/sessions/${session.id}/reports`, {});
  const checks = allHold(frozen, '결과 보고');
  const words = ['결과 보고', opinion, mayor.directive, '산책로 설계'];
  // It holds what residents said, and is drawn when it is fetched.
  const bytes = await secretary.file(`meetings/sessions/${session.id}/reports/${frozen.id}/hwpx`);
  const file = await keep(stage, bytes, { name: `${session.at.slice(0, 10)}-meeting`, format: 'hwpx', words });
  stage.tell(`${day.label} 결과 보고를 만들었습니다. 검산 ${checks}가지가 모두 맞습니다.`);
  await everyoneSees(stage, [
    [first, 'substitute'],
    [second, 'mayor'],
  ]);
  return [file];
}

async function followUp(
  stage: Stage,
  desk: Desk,
  secretary: StaffMember,
  { matter, resident }: Asked,
  dueOn: string,
): Promise<void> {
  const order = { title: '산책로 설계', what: '설계비를 추가경정예산에 올립니다.', department: desk.department, dueOn };
  const { matter: ordered, receiptNo } = await secretary.begin('follow-up', order, { about: matter });
  stage.tell(`후속조치를 ${desk.label}에 맡겼습니다. ${receiptNo}, 기한 ${dueOn}`);
  await stage.letter({ code: 'N41', to: stage.address(desk.head), text: order.what });
  await desk.head.take(ordered, 'appoint', { officer: await desk.officer.id() });
  const result = '추가경정예산에 설계비를 올렸습니다.';
  const done: Taken = await desk.officer.take(ordered, 'do', { result });
  same(done.state, 'done', '이행한 후속조치의 상태');
  stage.tell('담당자가 후속조치를 이행했습니다.');
  await stage.letter({ code: 'R10J', to: resident.email, text: result });
  await stage.letter({ code: 'N44', to: stage.address(secretary), text: receiptNo });
}

/** 상황판: who met whom, without a name. */
async function everyoneSees(stage: Stage, meetings: readonly (readonly [Asked, string])[]): Promise<void> {
  const { portal } = stage.installation;
  const { rows } = await take<{ rows: readonly { receiptNo: string; state: string; withWhom: string | null }[] }>(
    'GET',
    `${portal}/api/v1/offices/${stage.code}/meetings`,
  );
  for (const [{ receiptNo, resident }, withWhom] of meetings) {
    const row = rows.find((each) => each.receiptNo === receiptNo);
    same([row?.state, row?.withWhom], ['면담 마침', withWhom], `상황판의 ${receiptNo}`);
    expect(!JSON.stringify(rows).includes(resident.name), '상황판에는 이름이 없다');
  }
}
