import { describe, expect, it } from '@jest/globals';
import { RuleBroken } from '#foundation';
import { problemOf } from './problem.js';

describe('a problem', () => {
  it('has a code, a sentence and a status', () => {
    expect(problemOf(new RuleBroken('matters.stale', { version: 3 }))).toMatchObject({
      type: '/problems/matters.stale',
      status: 412,
      code: 'matters.stale',
      detail: expect.stringMatching(/[가-힣]/),
      details: { version: 3 },
    });
  });

  it('says in words what is wrong with each field', () => {
    const problems = [{ field: 'ground', code: 'procedure.choice-barred', choice: '단순한 업무 과중', law: '영 §21②' }];
    expect(problemOf(new RuleBroken('procedure.answers-invalid', { problems })).details).toEqual({
      problems: [
        { ...problems[0], detail: '‘단순한 업무 과중’은(는) 고를 수 없습니다(영 §21②). 다른 것을 골라 주세요.' },
      ],
    });
  });

  it('keeps the cause of what nobody expected to the log', () => {
    const { code, detail, details } = problemOf(new Error('relation "matter" does not exist'));
    expect([code, details]).toEqual(['front.unexpected', {}]);
    expect(detail).not.toContain('matter');
  });
});
