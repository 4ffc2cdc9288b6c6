import { describe, expect, it } from '@jest/globals';
import { Calendar, deadline, type DeadlineQuestion, publishedHolidays } from '#calendar';

const calendar = new Calendar(publishedHolidays());
const ask = (question: DeadlineQuestion) => deadline(question, calendar);
const due = (question: DeadlineQuestion) => ask(question).due;

describe('the worked examples of the law', () => {
  it('7일 received on a Friday before a long weekend, extended twice', () => {
    const question = { rule: 'C-DAY', length: 7, unit: 'day', from: '2024-05-03T16:00' } as const;
    const week = { length: 7, unit: 'day' } as const;
    expect(due(question)).toBe('2024-05-14');
    expect(ask({ ...question, extensions: [week] })).toMatchObject({ due: '2024-05-24', original: '2024-05-14' });
    expect(due({ ...question, extensions: [week, week] })).toBe('2024-06-04');
  });

  it('1개월 from 31 January ends with February (민법 §160③)', () => {
    const month = { rule: 'C-CAL', length: 1, unit: 'month' } as const;
    expect(due({ ...month, from: '2024-01-31' })).toBe('2024-02-29');
    expect(due({ ...month, from: '2023-01-29' })).toBe('2023-02-28');
    expect(due({ ...month, from: '2024-03-15' })).toBe('2024-04-15');
    expect(due({ ...month, rule: 'C-CIV', from: '2024-03-15' })).toBe('2024-04-15');
  });

  it('현장조사 of a 고충민원 is left out, both ends (V30)', () => {
    const pauses = [{ code: 'site-investigation', from: '2025-06-11', to: '2025-06-24' }];
    expect(due({ rule: 'C-DAY', length: 7, unit: 'day', from: '2025-06-09T10:00', pauses })).toBe('2025-07-01');
  });

  it('an 이의신청 is decided in 10 days and extended from the day after (V40, V41)', () => {
    const question = { rule: 'C-CIV', length: 10, unit: 'day', from: '2024-09-19' } as const;
    expect(due(question)).toBe('2024-09-30');
    expect(due({ ...question, extensions: [{ length: 10, unit: 'day' }] })).toBe('2024-10-10');
    expect(due({ ...question, rule: 'C-DAY' })).toBe('2024-10-04');
  });

  it('an uncollected paper may be closed after 15 days (V43), a progress notice stands on days 31 and 61 (V42)', () => {
    const end = due({ rule: 'C-CIV', length: 15, unit: 'day', from: '2024-04-19' });
    expect(end).toBe('2024-05-07');
    expect(calendar.addCalendarDays('2024-03-04', 31)).toBe('2024-04-04');
    expect(calendar.addCalendarDays('2024-03-04', 61)).toBe('2024-05-04');
  });

  it('a 공개청원 leaves out the decision and the opinions (V48), its 이의 the later reading (V49)', () => {
    const pauses = [
      { code: 'disclosure-review', from: '2025-03-05', to: '2025-03-14' },
      { code: 'opinions', from: '2025-03-14', to: '2025-04-14' },
    ];
    expect(due({ rule: 'C-CIV', length: 90, unit: 'day', from: '2025-03-04', pauses })).toBe('2025-07-14');
    expect(due({ rule: 'C-CIV', length: 30, unit: 'day', from: '2025-04-03' })).toBe('2025-05-07');
  });
});

describe('the traps', () => {
  it('a period that starts at 00:00 counts its first day (민법 §157)', () => {
    const tenDays = { rule: 'C-CIV', length: 10, unit: 'day' } as const;
    expect(due({ ...tenDays, from: '2024-03-04T00:00' })).toBe('2024-03-13');
    expect(due({ ...tenDays, from: '2024-03-04' })).toBe('2024-03-14');
    expect(due({ ...tenDays, from: '2024-03-04T00:01' })).toBe('2024-03-14');
  });

  it('a day clock starts on the next working day after a Saturday, but counts a day after 18:00', () => {
    const sixDays = { rule: 'C-DAY', length: 6, unit: 'day' } as const;
    expect(due({ ...sixDays, from: '2024-03-09T10:00' })).toBe('2024-03-18');
    expect(due({ ...sixDays, from: '2024-03-08T22:00' })).toBe('2024-03-15');
  });

  it('overlapping pauses count once, and one before receipt or after the end not at all', () => {
    const question = { rule: 'C-DAY', length: 14, unit: 'day', from: '2024-03-04T10:00' } as const;
    const supplement = { code: 'supplement', from: '2024-03-06', to: '2024-03-12' };
    const inside = { code: 'hearing', from: '2024-03-08', to: '2024-03-11' };
    const early = { code: 'outage', from: '2024-02-26', to: '2024-03-01' };
    const late = { code: 'outage', from: '2024-03-29', to: '2024-04-05' };
    expect(due({ ...question, pauses: [inside, supplement, early, late] })).toBe('2024-03-28');
  });

  it('보완 takes whole days of an hour clock, an outage its minutes only', () => {
    const question = { rule: 'C-HOUR', length: 1, unit: 'day', from: '2024-03-04T10:00' } as const;
    const times = { from: '2024-03-04T14:00', to: '2024-03-05T10:00' };
    expect(due({ ...question, pauses: [{ code: 'supplement', ...times }] })).toBe('2024-03-06T18:00');
    expect(due({ ...question, pauses: [{ code: 'outage', ...times }] })).toBe('2024-03-05T16:00');
  });

  it('a 72-hour duty runs day and night (민법 §156)', () => {
    expect(due({ rule: 'C-CIV', length: 72, unit: 'hour', from: '2024-02-08T19:30' })).toBe('2024-02-11T19:30');
  });

  it('a clock that stands still on both sides of an unpublished night stands still in it too', () => {
    const pauses = [
      { code: 'hearing', from: '2027-12-26', to: '2028-01-14' },
      { code: 'site-investigation', from: '2028-01-15T09:00' },
    ];
    const question = { rule: 'C-HOUR', length: 4, unit: 'day', from: '2027-12-25T22:03' } as const;
    expect(ask({ ...question, pauses })).toMatchObject({ due: null, original: null });
    const later = [pauses[0], { ...pauses[1], from: '2028-01-15T09:01' }] as typeof pauses;
    expect(() => ask({ ...question, pauses: later })).toThrow('calendar.year-not-published');
  });

  it('a year without published holidays cannot be fixed yet', () => {
    const refusal = expect.objectContaining({ code: 'calendar.year-not-published', details: { year: 2028 } });
    expect(() => due({ rule: 'C-DAY', length: 14, unit: 'day', from: '2027-12-20T10:00' })).toThrow(refusal);
    expect(() => due({ rule: 'C-CIV', length: 30, unit: 'day', from: '2027-12-20' })).toThrow(refusal);
    expect(() => due({ rule: 'C-HOUR', length: 5, unit: 'day', from: '2027-12-31T10:00' })).toThrow(refusal);
    expect(due({ rule: 'C-CIV', length: 10, unit: 'day', from: '2017-12-28' })).toBe('2018-01-08');
  });
});

describe('a pause that is still running', () => {
  const question = { rule: 'C-DAY', length: 7, unit: 'day', from: '2024-03-04T10:00' } as const;
  const week = { length: 7, unit: 'day' } as const;

  it('leaves no end, but says what is left', () => {
    const answer = ask({ ...question, pauses: [{ code: 'supplement', from: '2024-03-06' }], extensions: [week] });
    expect(answer).toMatchObject({
      running: false,
      due: null,
      original: null,
      paused: 'supplement',
      since: '2024-03-06',
    });
    expect(answer).toMatchObject({ left: 5, countedIn: 'working-days', leftExtensions: [week] });
    expect(answer.arithmetic.at(-1)).toMatchObject({ from: '2024-03-06', to: null, why: '보완 미산입(진행 중)' });
  });

  it('changes nothing when it began after the end', () => {
    const pauses = [{ code: 'supplement', from: '2024-03-13' }];
    expect(due({ ...question, pauses })).toBe('2024-03-12');
    expect(ask({ ...question, pauses, extensions: [week] })).toMatchObject({
      due: null,
      original: '2024-03-12',
      left: 7,
    });
  });
});

describe('the arithmetic', () => {
  it('needs no published calendar for days that lie in pauses', () => {
    const answer = ask({
      rule: 'C-HOUR',
      length: 5,
      unit: 'day',
      from: '2027-12-30T10:00',
      pauses: [
        { code: 'hearing', from: '2027-12-31', to: '2028-01-23T02:01' },
        { code: 'outage', from: '2028-01-10T10:00' },
      ],
    });
    expect(answer).toMatchObject({ paused: 'outage', left: 1980 });
    expect(answer.arithmetic.slice(-2)).toMatchObject([
      { from: '2028-01-23', why: '의견청취 미산입' },
      { from: '2028-01-23T02:01', to: null },
    ]);
  });

  it('of a day clock names each day off', () => {
    const { arithmetic } = ask({ rule: 'C-DAY', length: 7, unit: 'day', from: '2024-05-03T16:00' });
    expect(arithmetic.map(({ from, to, counted, total, why }) => [from, to, counted, total, why])).toEqual([
      ['2024-05-03', '2024-05-03', 1, 1, null],
      ['2024-05-04', '2024-05-04', 0, 1, '토요일'],
      ['2024-05-05', '2024-05-05', 0, 1, '어린이날'],
      ['2024-05-06', '2024-05-06', 0, 1, '대체공휴일(어린이날)'],
      ['2024-05-07', '2024-05-10', 4, 5, null],
      ['2024-05-11', '2024-05-11', 0, 5, '토요일'],
      ['2024-05-12', '2024-05-12', 0, 5, '일요일'],
      ['2024-05-13', '2024-05-14', 2, 7, null],
    ]);
  });

  it('of an hour clock names each working span', () => {
    const { arithmetic } = ask({ rule: 'C-IMM', length: 3, unit: 'hour', from: '2025-11-03T19:10' });
    expect(arithmetic.map(({ from, to, total, why }) => [from, to, total, why])).toEqual([
      ['2025-11-03T19:10', '2025-11-03', 0, '근무시간이 지남'],
      ['2025-11-04T09:00', '2025-11-04T12:00', 180, null],
    ]);
  });

  it('of a calendar clock names the first day and why the end moved', () => {
    const pauses = [{ code: 'supplement', from: '2024-09-20', to: '2024-09-21' }];
    const { arithmetic } = ask({ rule: 'C-CIV', length: 8, unit: 'day', from: '2024-09-19', pauses });
    expect(arithmetic.map(({ from, to, total, why }) => [from, to, total, why])).toEqual([
      ['2024-09-19', '2024-09-19', 0, '첫날 불산입'],
      ['2024-09-20', '2024-09-21', 0, '보완 미산입'],
      ['2024-09-22', '2024-09-29', 8, null],
      ['2024-09-30', '2024-09-30', 8, '기간 끝이 일요일이라 다음 날'],
    ]);
  });
});
