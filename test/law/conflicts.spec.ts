import { describe, expect, it } from '@jest/globals';
import { complaintGuards } from '#cases';
import { loadProcedures } from '#procedure';
import { people, ProcedureStory } from '../support/procedure-story.js';
import { sampleCalendar } from '../support/sample-calendar.js';

/** 공공기관의 갈등 예방과 해결에 관한 규정, which an office may follow (갈 §3②). What is left to councils stands in councils.spec.ts. */
const table = loadProcedures('config/procedures').version('conflict', '2026-11-02');
const { officer, head, council, intake, stranger } = people;
const long = '주민과 사업자 사이의 쟁점을 정리했습니다.';

function opened(): ProcedureStory {
  const story = new ProcedureStory(table, complaintGuards, sampleCalendar).at('2026-11-02T10:00');
  story.takes(officer, 'open', {
    title: '예시 시설 갈등',
    overview: long,
    department: 'road',
    nextCheck: '2026-12-01',
  });
  return story;
}
const analysis = { policy: long, stakeholders: long, groups: long, causes: long, impact: long, plan: long };

function reviewed(): ProcedureStory {
  const story = opened();
  story.takes(officer, 'report-analysis', analysis);
  story.takes(council, 'note-council-decision', {
    council: 'conflict-review',
    decision: 'agreed',
    decidedOn: '2026-11-02',
  });
  return story;
}

describe('a conflict', () => {
  it('C-1 is analysed in seven points before the council sees it', () => {
    const story = opened();
    const { plan: _, ...incomplete } = analysis;
    expect(() => story.takes(officer, 'report-analysis', incomplete)).toThrow('procedure.answers-invalid');
    story.takes(officer, 'report-analysis', analysis);
    expect(story.matter?.state).toBe('review');
    expect(table.steps.get('report-analysis')?.asks).toHaveLength(7);
  });

  it('C-2 is reflected only after the council deliberated', () => {
    const story = opened();
    story.takes(officer, 'report-analysis', analysis);
    expect(story.offers(head)['reflect']).toBe('cases.conflict-council-not-heard');
    const after = reviewed();
    after.takes(head, 'reflect', { how: '노선을 바꾸어 반영했습니다. 나머지는 어렵습니다.' });
    expect(after.matter?.state).toBe('reflected');
  });

  it('C-3 may be settled with those concerned taking part', () => {
    const story = reviewed();
    story.takes(head, 'begin-participation', { method: '시민회의를 세 번 엽니다.' });
    story.takes(head, 'agree', { agreement: '소음을 줄이는 벽을 세웁니다.', lawful: true });
    expect(story.matter?.state).toBe('agreed');
  });

  it('C-4 is mediated by a chair unrelated to it and agreed by the parties, closed to everyone else', () => {
    const story = reviewed();
    const mediation = {
      chair: '당사자들이 함께 뽑음',
      rules: '회의는 공개하지 않고 기록을 남깁니다.',
      chairUnrelated: true,
    };
    expect(() => story.takes(head, 'begin-mediation', mediation)).toThrow('procedure.answers-invalid');
    story.takes(head, 'begin-mediation', { ...mediation, chairAgreed: true });
    expect(() => story.takes(head, 'agree', { agreement: '소음을 줄이는 벽을 세웁니다.' })).toThrow(
      'procedure.answers-invalid',
    );
    for (const outsider of [intake, stranger, people.resident]) expect(story.offers(outsider)).toEqual({});
    expect([...table.roles.keys()].sort()).toEqual(['council', 'head', 'officer']);
  });
});
