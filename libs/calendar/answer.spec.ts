import { describe, expect, it } from '@jest/globals';
import { answerDeadline, readDeadlineQuestion, ruleFor } from '#calendar';

const sound = { rule: 'C-DAY', length: 7, unit: 'day', from: '2024-05-03T16:00' };

describe('a question from outside', () => {
  it('is answered with its arithmetic', () => {
    const answer = answerDeadline(sound);
    expect(answer).toMatchObject({ due: '2024-05-14', originalDue: '2024-05-14', rule: 'C-DAY', running: true });
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
  });

  it('needs no rule when it is the limit of a 민원', () => {
    expect(answerDeadline({ length: 5, unit: 'day', from: '2025-03-10T14:00' }).due).toBe('2025-03-17T14:00');
    expect(answerDeadline({ length: 6, unit: 'day', from: '2025-03-10T14:00' }).due).toBe('2025-03-17');
    expect(answerDeadline({ rule: 'C-IMM', from: '2024-03-09T11:00' }).due).toBe('2024-03-11T12:00');
    expect(
      ['week', 'month', 'year'].map((unit) => readDeadlineQuestion({ ...sound, rule: undefined, unit }).rule),
    ).toEqual(['C-CAL', 'C-CAL', 'C-CAL']);
    expect(ruleFor('at-once')).toBe('C-IMM');
    expect(ruleFor({ length: 8, unit: 'hour' })).toBe('C-HOUR');
  });

  it('may ask about a clock that stands', () => {
    const answer = answerDeadline({ ...sound, pauses: [{ code: 'supplement', from: '2024-05-07' }] });
    expect(answer).toMatchObject({ due: null, running: false, paused: 'supplement', left: 6 });
  });

  it('keeps its place in a list even where it fails', () => {
    const vectors = [
      { id: 'A', ...sound },
      { id: 'B', ...sound, length: 0 },
      { id: 'C', ...sound, from: '2027-12-30' },
      7,
    ];
    expect(answerDeadline({ vectors })).toEqual({
      results: [
        { id: 'A', due: '2024-05-14' },
        {
          id: 'B',
          error: { code: 'calendar.question-invalid', detail: { field: 'length', problem: 'out-of-bounds' } },
        },
        { id: 'C', error: { code: 'calendar.year-not-published', detail: { year: 2028 } } },
        {
          id: null,
          error: { code: 'calendar.question-invalid', detail: { field: 'question', problem: 'not-an-object' } },
        },
      ],
    });
  });

  const many = Array.from({ length: 101 }, () => ({ length: 1, unit: 'day' }));
  const pause = { code: 'supplement', from: '2024-05-07', to: '2024-05-08' };
  it.each<[string, string, unknown]>([
    ['question', 'not-an-object', null],
    ['question', 'not-an-object', []],
    ['question', 'unknown-field', { ...sound, pause: [] }],
    ['rule', 'unknown', { ...sound, rule: 'C-X' }],
    ['rule', 'unknown', { ...sound, rule: null }],
    ['length', 'missing', { ...sound, length: undefined }],
    ['length', 'not-a-whole-number', { ...sound, length: '7' }],
    ['length', 'not-a-whole-number', { ...sound, length: 1.5 }],
    ['length', 'out-of-bounds', { ...sound, length: 3651 }],
    ['length', 'at-once-is-three-hours', { ...sound, rule: 'C-IMM', length: 4, unit: 'hour' }],
    ['unit', 'unknown', { ...sound, unit: 'toString' }],
    ['unit', 'not-for-this-rule', { ...sound, unit: 'week' }],
    ['from', 'missing', { ...sound, from: undefined }],
    ['from', 'not-a-date-or-minute', { ...sound, from: '2024-02-30' }],
    ['from', 'not-a-date-or-minute', { ...sound, from: '2024-02-03T10:00:00' }],
    ['from', 'out-of-bounds', { ...sound, from: '1989-12-31' }],
    ['from', 'out-of-bounds', { ...sound, from: '2101-01-01' }],
    ['pauses', 'not-a-list', { ...sound, pauses: {} }],
    ['pauses[0].code', 'missing', { ...sound, pauses: [{ ...pause, code: undefined }] }],
    ['pauses[0].code', 'not-a-code', { ...sound, pauses: [{ ...pause, code: '<b>' }] }],
    ['pauses[1].to', 'before-its-beginning', { ...sound, pauses: [pause, { ...pause, to: '2024-05-06' }] }],
    [
      'pauses[0].to',
      'before-its-beginning',
      { ...sound, pauses: [{ ...pause, from: '2024-05-08T10:00', to: '2024-05-08T09:59' }] },
    ],
    ['extensions', 'too-many', { ...sound, extensions: many }],
    ['extensions[0].length', 'out-of-bounds', { ...sound, extensions: [{ length: -1, unit: 'day' }] }],
    ['extensions[0].unit', 'not-for-this-rule', { ...sound, extensions: [{ length: 1, unit: 'month' }] }],
    ['extensions[0]', 'not-an-object', { ...sound, extensions: [7] }],
    ['vectors', 'not-a-list', { vectors: {} }],
  ])('is refused: %s %s', (field, problem, json) => {
    const refusal = { code: 'calendar.question-invalid', details: { field, problem } };
    expect(() => answerDeadline(json)).toThrow(expect.objectContaining(refusal));
  });
});
