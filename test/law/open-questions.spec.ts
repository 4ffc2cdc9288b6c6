import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Calendar, deadline, publishedHolidays, type Reading, READINGS, withDeclared, workingHours } from '#calendar';
import { loadProfiles, printProfile } from '#office';
import { type ClockFacts, deadlineOf, loadProcedures, type MatterRecord, momentsOf } from '#procedure';
import { allGuards } from '../../config/tools/all-guards.js';
import { complaintAt, complaintInWork } from '../support/complaint-story.js';
import { people } from '../support/procedure-story.js';

/** Points the law leaves open (docs/guide/open-questions.md): each has a sentence and a place where it is settled. */

const POINTS = 19;
const rows = readFileSync('docs/guide/open-questions.md', 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, id]) => id?.startsWith('U-'));

const reading = (of: Reading['of'], as: string, inForce = '2024-01-01'): Reading => ({
  of,
  as,
  inForce,
  because: '예시',
});
const hours = workingHours('09:00-12:00, 13:00-18:00');
const calendarThat = (...readings: Reading[]) => new Calendar(publishedHolidays(), hours, readings);

describe('the list of open questions', () => {
  it('has a line for each point, in order', () => {
    expect(rows.map(([, id]) => id)).toEqual(Array.from({ length: POINTS }, (_, n) => `U-${n + 1}`));
    expect(rows.filter((cells) => cells.slice(2, 5).some((cell) => cell === ''))).toEqual([]);
  });

  it('names a setting of the office for each, or its page of holidays', () => {
    const settled = rows.map(([, id, , , where = '']) => {
      const [, point] = /`readings: ([a-z-]+)`/.exec(where) ?? [];
      if (point !== undefined) return [id, point in READINGS];
      return [id, where.startsWith('직원 화면 「공휴일」')];
    });
    expect(settled.filter(([, exists]) => exists !== true)).toEqual([]);
    const named = rows.flatMap(([, , , , where = '']) => /`readings: ([a-z-]+)`/.exec(where)?.[1] ?? []);
    expect(named.sort()).toEqual(Object.keys(READINGS).sort());
  });

  it('stands in the printed profile, with the default where the office says nothing', async () => {
    const profile = (await loadProfiles('config/offices')).get('naju');
    if (!profile) throw new Error('naju has a profile');
    for (const { label } of Object.values(READINGS)) expect(printProfile(profile)).toContain(`| ${label} |`);
    const own = printProfile({ ...profile, readings: [reading('survey-days', 'working-days', '2027-01-01')] });
    expect(own).toContain('| 고충민원 현장조사 14일·7일의 단위 | 2027-01-01 | 근무일 | 예시 |');
  });
});

describe('an office that reads a point otherwise', () => {
  it('U-1 begins after hours with the next working day, from the day the reading holds', () => {
    const due = (from: string, calendar: Calendar) =>
      deadline({ rule: 'C-DAY', length: 7, unit: 'day', from }, calendar).due;
    const other = calendarThat(reading('received-after-hours', 'next-day', '2024-03-05'));
    expect(due('2024-03-05T18:30', calendarThat())).toBe('2024-03-13');
    expect(['2024-03-05T18:30', '2024-03-05T17:59', '2024-03-04T18:30'].map((from) => due(from, other))).toEqual([
      '2024-03-14',
      '2024-03-13',
      '2024-03-12',
    ]);
    const { arithmetic } = deadline({ rule: 'C-DAY', length: 7, unit: 'day', from: '2024-03-05T18:30' }, other);
    expect(arithmetic[0]).toMatchObject({ counted: 0, why: '근무시간이 끝난 뒤 접수' });
  });

  /** What a guard says about a standing: the code of what it refuses, or nothing. */
  const says = (guard: string, standing: object): string | undefined => {
    try {
      const { offered, answered } = allGuards.get(guard) ?? {};
      offered?.(standing as never);
      answered?.(standing as never);
      return undefined;
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  it('U-7 counts a survey in working days', () => {
    const standing = (calendar: Calendar) => ({
      matter: { times: {}, values: {} },
      now: '2025-06-11T10:00',
      answers: { until: '2025-06-30' },
      calendar,
    });
    const guard = 'survey-within-fourteen-days';
    expect(says(guard, standing(calendarThat()))).toBe('cases.survey-too-long');
    expect(says(guard, standing(calendarThat(reading('survey-days', 'working-days'))))).toBeUndefined();
  });

  it('U-15 returns papers after one demand', () => {
    const standing = (calendar: Calendar) => ({
      matter: { values: { supplementLapses: 1 } },
      now: '2025-06-11T10:00',
      calendar,
    });
    expect(says('supplement-lapsed-twice', standing(calendarThat()))).toBe('cases.second-demand-first');
    expect(
      says('supplement-lapsed-twice', standing(calendarThat(reading('second-demand', 'optional')))),
    ).toBeUndefined();
  });

  it('U-18 ends fifteen days on a day off', () => {
    const standing = (calendar: Calendar) => ({
      matter: { values: { pickupFrom: '2024-04-19' } },
      now: '2024-05-07T10:00',
      calendar,
    });
    expect(says('uncollected-for-fifteen-days', standing(calendarThat()))).toBe('cases.may-still-be-collected');
    expect(
      says('uncollected-for-fifteen-days', standing(calendarThat(reading('uncollected-end', 'stands')))),
    ).toBeUndefined();
  });

  const book = loadProcedures('config/procedures', { guards: allGuards.keys() });
  const dueOf = (code: string, clock: object, ...readings: Reading[]) => {
    const procedure = book.versions().find((version) => version.code === code);
    if (!procedure) throw new Error(`${code} has a table`);
    const running = { pauses: [], extensions: [], ...clock } as unknown as ClockFacts;
    return deadlineOf(procedure, running, calendarThat(...readings))?.due;
  };
  const begun = (start: string, length: number, ...pauses: object[]) => ({
    start,
    limit: { length, unit: 'day' },
    pauses,
  });

  it('U-2 and U-16 count working days for an objection and before the ombudsman', () => {
    const objection = begun('2024-09-19T10:00', 10);
    expect(dueOf('objection', objection)).toBe('2024-09-30');
    expect(dueOf('objection', objection, reading('objection-days', 'working-days'))).toBe('2024-10-04');
    expect(dueOf('objection', objection, reading('objection-days', 'working-days', '2024-09-20'))).toBe('2024-09-30');
    const ombudsman = begun('2024-03-04T10:00', 60);
    expect(dueOf('ombudsman', ombudsman)).toBe('2024-05-03');
    expect(dueOf('ombudsman', ombudsman, reading('ombudsman-days', 'working-days'))).toBe('2024-05-29');
  });

  it('U-3 stops a clock of hours, and lets it go on, by the minute', () => {
    const due = (calendar: Calendar) => {
      const story = complaintInWork('short-permit', '2024-03-04T10:00', calendar);
      const items = '설치할 자리의 도면을 보내 주세요.';
      story.at('2024-03-04T11:00').takes(people.officer, 'ask-supplement', { items, until: '2024-03-12' });
      const content = '도면을 보냅니다.';
      return story.at('2024-03-06T15:00').takes(people.resident, 'give-supplement', { content }).because.due;
    };
    expect(due(calendarThat())).toBe('2024-03-11T18:00');
    expect(due(calendarThat(reading('pause-ends', 'working-hours')))).toBe('2024-03-11T14:00');
    expect(due(calendarThat(reading('pause-ends', 'working-hours', '2024-03-05')))).toBe('2024-03-11T18:00');
  });

  it('U-4 extends nothing that is handled at once', () => {
    const standing = (immediate: boolean, calendar: Calendar) => ({
      matter: { clock: { start: '2025-06-11T10:00', limit: { length: 3, unit: 'hour', immediate } } },
      calendar,
    });
    const other = calendarThat(reading('at-once-extension', 'none'));
    const guard = 'at-once-as-the-office-reads';
    expect(says(guard, standing(true, calendarThat()))).toBeUndefined();
    expect(says(guard, standing(true, other))).toBe('cases.at-once-not-extended');
    expect(says(guard, standing(false, other))).toBeUndefined();
  });

  it('U-5 leaves the whole fifteen and thirty days of a petition out, however long they were', () => {
    const petition = begun(
      '2025-03-04T10:00',
      90,
      { code: 'disclosure-decision', from: '2025-03-05', to: '2025-03-14' },
      { code: 'opinions', from: '2025-03-15', to: '2025-04-13' },
    );
    expect(dueOf('petition', petition)).toBe('2025-07-14');
    // Five days more than the ten that were needed, although the opinions began inside of them: both periods add up.
    expect(dueOf('petition', petition, reading('petition-left-out', 'whole-periods'))).toBe('2025-07-17');
    const short = begun('2025-03-04T10:00', 90, { code: 'disclosure-decision', from: '2025-03-05', to: '2025-03-06' });
    expect(dueOf('petition', short)).toBe('2025-06-04');
    expect(dueOf('petition', short, reading('petition-left-out', 'whole-periods'))).toBe('2025-06-17');
    // A decision that was opened again takes no second fifteen days.
    const again = begun(
      '2025-03-04T10:00',
      90,
      { code: 'disclosure-decision', from: '2025-03-05', to: '2025-03-06' },
      { code: 'disclosure-decision', from: '2025-04-01' },
    );
    expect(dueOf('petition', again, reading('petition-left-out', 'whole-periods'))).toBe('2025-06-17');
  });

  it('U-8 tells the progress on the working day after a day off', () => {
    const complaint = book.versions().find(({ code, inForce }) => code === 'complaint' && inForce === '2022-07-12');
    if (!complaint) throw new Error('complaints have a table');
    const matter = {
      state: 'in-progress',
      enteredAt: '2024-03-04T10:00',
      times: { 'tell-progress': 1 },
      values: {},
      marks: [],
      clock: { ...begun('2024-03-05T10:00', 60), extensions: [] },
    } as unknown as MatterRecord;
    const notice = (calendar: Calendar) =>
      momentsOf(complaint, matter, calendar)
        .find(({ take }) => take === 'tell-progress')
        ?.at.toISOString();
    // 2024-05-04 is a Saturday, and the Monday after it a substitute holiday.
    expect(notice(calendarThat())).toBe('2024-05-03T00:00:00.000Z');
    expect(notice(calendarThat(reading('progress-notice', 'after')))).toBe('2024-05-07T00:00:00.000Z');
    expect(notice(calendarThat(reading('progress-notice', 'after', '2024-03-06')))).toBe('2024-05-03T00:00:00.000Z');
  });

  it('U-9 leaves out a local holiday that the office declared', () => {
    const declared = withDeclared(publishedHolidays(), [{ date: '2024-03-07', name: '예시시 지방공휴일' }]);
    const due = (calendar: Calendar) =>
      deadline({ rule: 'C-DAY', length: 7, unit: 'day', from: '2024-03-05T10:00' }, calendar).due;
    expect([due(calendarThat()), due(new Calendar(declared, hours))]).toEqual(['2024-03-13', '2024-03-14']);
  });

  it('U-17 ends a period of calendar days on 노동절, but works on it no more than before', () => {
    const other = reading('labour-day', 'ends-there');
    const objection = begun('2026-04-21T10:00', 10);
    expect(dueOf('objection', objection)).toBe('2026-05-04');
    expect(dueOf('objection', objection, other)).toBe('2026-05-01');
    expect(dueOf('objection', objection, reading('labour-day', 'ends-there', '2026-04-22'))).toBe('2026-05-04');
    // In 2027 it is a Saturday, which moves every end, and the Monday is off in its place.
    const nextYear = begun('2027-04-21T10:00', 10);
    expect(dueOf('objection', nextYear)).toBe('2027-05-04');
    expect(dueOf('objection', nextYear, other)).toBe('2027-05-03');
    const childrensDay = begun('2026-04-25T10:00', 10);
    expect(dueOf('objection', childrensDay, other)).toBe('2026-05-06');
    const working = (calendar: Calendar) =>
      deadline({ rule: 'C-DAY', length: 7, unit: 'day', from: '2026-04-24T10:00' }, calendar).due;
    expect([working(calendarThat()), working(calendarThat(other))]).toEqual(['2026-05-06', '2026-05-06']);
  });

  const items = '설치할 자리의 도면을 보내 주세요.';
  const reads = (of: Reading['of'], as: string, inForce?: string) => calendarThat(reading(of, as, inForce));

  it('U-10 counts what another agency transferred from when that agency received it', () => {
    const transferred = {
      ...{ title: '가로등', content: '골목 가로등이 꺼져 있습니다.', channel: 'post', kind: 'inquiry-other' },
      ...{ sentBy: '예시시 민원과-100', receivedAt: '2024-03-04T10:00', complainant: { person: people.resident.id } },
    };
    const registered = (calendar: Calendar) =>
      complaintAt('2024-03-07T10:00', calendar).takes(people.intake, 'register-transferred', transferred);
    expect(() => registered(calendarThat())).toThrow('procedure.step-not-open');
    expect(() => registered(reads('transferred-in', 'first-receipt', '2024-03-08'))).toThrow('procedure.step-not-open');
    const { becomes, because } = registered(reads('transferred-in', 'first-receipt'));
    expect([because.due, becomes.clock?.start]).toEqual(['2024-03-12', '2024-03-04T10:00']);
    expect(complaintAt('2024-03-07T10:00', calendarThat()).offers(people.intake)).not.toHaveProperty(
      'register-transferred',
    );
  });

  it('U-14 posts the notice of an extension instead of sending it', () => {
    const told = { ground: 'unavoidable', reason: '관계 기관의 의견을 들어야 합니다.', days: 7 };
    const extension = { ...told, toldBefore: '신청할 때 누리집에 올린다고 말씀드림' };
    const story = (calendar: Calendar) =>
      complaintInWork('inquiry-other', '2024-03-04T10:00', calendar).at('2024-03-05T10:00');
    expect(story(calendarThat()).offers(people.officer)).not.toHaveProperty('extend-by-posting');
    expect(() => story(calendarThat()).takes(people.officer, 'extend-by-posting', extension)).toThrow(
      'procedure.step-not-open',
    );
    const later = reads('extension-notice', 'may-be-posted', '2024-03-05');
    expect(story(later).offers(people.officer)).not.toHaveProperty('extend-by-posting');
    const other = reads('extension-notice', 'may-be-posted');
    const posted = story(other).takes(people.officer, 'extend-by-posting', extension).because;
    const sent = story(other).takes(people.officer, 'extend', told).because;
    expect([posted.due, posted.letters]).toEqual(['2024-03-21', []]);
    expect([sent.due, sent.letters]).toEqual(['2024-03-21', ['R4']]);
    expect(() => story(other).takes(people.officer, 'extend-by-posting', told)).toThrow('procedure.answers-invalid');
    expect(() => story(other).takes(people.officer, 'extend-by-posting', { ...extension, days: 8 })).toThrow(
      'cases.extension-over-period',
    );
  });

  it('U-19 leaves out what lies between an unanswered demand and the next', () => {
    const dues = (calendar: Calendar) => {
      const story = complaintInWork('inquiry-other', '2024-03-04T10:00', calendar);
      story.at('2024-03-05T09:30').takes(people.officer, 'ask-supplement', { items, until: '2024-03-08' });
      const lapsed = story.at('2024-03-09T00:00').takes(people.system, 'note-supplement-lapse').because.due;
      const asked = story
        .at('2024-03-13T11:00')
        .takes(people.officer, 'ask-supplement', { items, until: '2024-03-15' });
      const again = story.at('2024-03-16T00:00').takes(people.system, 'note-supplement-lapse').because.due;
      return [lapsed, asked.because.due, again];
    };
    expect(dues(calendarThat())).toEqual(['2024-03-18', null, '2024-03-21']);
    const other = (inForce?: string) => reads('unanswered-supplement', 'until-asked-again', inForce);
    expect(dues(other())).toEqual(['2024-03-18', null, '2024-03-25']);
    expect(dues(other('2024-03-05'))).toEqual(['2024-03-18', null, '2024-03-21']);
  });

  it('U-11 stops the clock of a petition for a supplement', () => {
    const open = begun('2025-03-04T10:00', 90, { code: 'supplement', from: '2025-03-05' });
    const given = begun('2025-03-04T10:00', 90, { code: 'supplement', from: '2025-03-05', to: '2025-03-14' });
    const other = reading('petition-supplement', 'left-out');
    expect([dueOf('petition', open), dueOf('petition', given)]).toEqual(['2025-06-02', '2025-06-02']);
    expect([dueOf('petition', open, other), dueOf('petition', given, other)]).toEqual([null, '2025-06-12']);
  });

  it('U-12 leaves out a day of which only a part was lost', () => {
    const standing = (calendar: Calendar, partDay?: boolean) => ({
      answers: { outageFrom: '2026-06-10', ...(partDay && { partDay: 'yes' }) },
      calendar,
    });
    const guard = 'part-day-outage-as-the-office-reads';
    expect(says(guard, standing(calendarThat()))).toBeUndefined();
    expect(says(guard, standing(calendarThat(), true))).toBe('cases.part-day-outage');
    expect(says(guard, standing(calendarThat(reading('outage-part-day', 'left-out')), true))).toBeUndefined();
  });

  it('U-13 ends the last day with the working hours', () => {
    const due = (calendar: Calendar) =>
      deadline({ rule: 'C-DAY', length: 7, unit: 'day', from: '2024-03-05T10:00' }, calendar);
    expect(due(calendarThat())).toMatchObject({ due: '2024-03-13', dueAt: new Date('2024-03-14T00:00:00+09:00') });
    expect(due(calendarThat(reading('day-ends', 'office-close')))).toMatchObject({
      due: '2024-03-13T18:00',
      dueAt: new Date('2024-03-13T18:00:00+09:00'),
    });
  });

  it('U-6 counts the day after a lapse as the first', () => {
    const clock = { start: '2024-12-09T10:00', limit: { length: 90, unit: 'day' }, pauses: [], extensions: [] };
    const standing = (now: string, calendar: Calendar) => ({
      procedure: { counting: 'civil' },
      about: { record: { marks: [], values: {}, clock } },
      answers: { ground: 'overdue' },
      now,
      calendar,
    });
    const guard = 'petition-can-be-objected-to';
    const latest = (calendar: Calendar) =>
      ['2025-04-09', '2025-04-10', '2025-04-11'].filter(
        (day) => says(guard, standing(`${day}T10:00`, calendar)) === undefined,
      );
    expect(latest(calendarThat())).toEqual(['2025-04-09', '2025-04-10']);
    expect(latest(calendarThat(reading('objection-first-day', 'counts')))).toEqual(['2025-04-09']);
  });
});
