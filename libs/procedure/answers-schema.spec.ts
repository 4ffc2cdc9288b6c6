import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import type { LocalDate } from '#calendar';
import { sampleOfficeView } from '../../test/support/sample-office-view.js';
import { answersSchema } from './answers-schema.js';
import { loadProcedures } from './load.js';

const complaint = loadProcedures('config/procedures').version('complaint', '2026-11-02' as LocalDate);
const steps = [...complaint.steps.values()];

describe('the schema of a step’s answers', () => {
  it.each(steps.map((step) => [step.code, step] as const))('of %s is a JSON Schema', (_, step) => {
    const ajv = new Ajv({ strictSchema: false, formats: { date: true } });
    expect(ajv.validateSchema(answersSchema(step, sampleOfficeView))).toBe(true);
  });

  it('says what is asked, in Korean, with bounds and what is barred', () => {
    const extend = steps.find(({ code }) => code === 'extend');
    expect(extend && answersSchema(extend)).toMatchObject({
      title: '기한을 연장한다',
      required: ['ground', 'reason', 'days'],
      properties: {
        ground: {
          enum: ['cooperation', 'fact-finding', 'force-majeure', 'equivalent'],
          description: expect.stringContaining('고를 수 없음(영 §21②): 단순한 업무 과중'),
        },
        reason: { minLength: 10, maxLength: 500 },
        days: { type: 'integer', minimum: 1, maximum: 60 },
      },
    });
  });

  it('lists the departments of the office, and never its people', () => {
    const of = (code: string) =>
      JSON.stringify(steps.filter((step) => step.code === code).map((step) => answersSchema(step, sampleOfficeView)));
    expect(of('assign')).toContain('도로과');
    expect(of('appoint')).not.toContain('staff-3');
  });
});
