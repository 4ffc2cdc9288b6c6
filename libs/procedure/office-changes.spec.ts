import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '#foundation';
import type { LocalDate } from '#calendar';
import { loadProcedures } from './load.js';
import { ProcedureRefused } from './refused.js';

const book = loadProcedures('config/procedures');

describe('an office', () => {
  it('may name things in its own words, in every version', () => {
    const own = changed({
      states: { accepted: { label: '접수 완료' } },
      steps: { submit: { label: '민원을 넣는다', asks: { place: { help: '가까운 건물을 적어 주세요.' } } } },
      kinds: { misc: { label: '생활 불편' } },
    });
    for (const version of own.versions().filter(({ code }) => code === 'complaint')) {
      expect(version.states.get('accepted')).toMatchObject({ label: '접수 완료', resident: '접수' });
      expect(version.steps.get('submit')?.label).toBe('민원을 넣는다');
      expect(version.kinds.get('misc')?.label).toBe('생활 불편');
    }
    expect(book.version('complaint', '2026-11-21' as LocalDate).states.get('accepted')?.label).toBe('접수');
  });

  it('may promise less time, and more only where the law lets it (영 §16③)', () => {
    expect(kindOf({ kinds: { grievance: { limit: '5 days' } } }, 'grievance')?.limit?.length).toBe(5);
    expect(kindOf({ kinds: { grievance: { limit: '40 hours' } } }, 'grievance')?.limit?.unit).toBe('hour');
    expect(kindOf({ kinds: { misc: { limit: '3 days' } } }, 'misc')?.limit).toEqual({ length: 3, unit: 'day' });
  });

  it('may have a room of its own inside a state', () => {
    const { states, steps, moments } = changed({
      states: { reviewing: { label: '검토중', means: 'in-progress' } },
    }).version('complaint', '2026-11-21' as LocalDate);
    expect(states.get('reviewing')).toMatchObject({ label: '검토중', resident: '검토중', terminal: false });
    expect(steps.get('move-to-reviewing')).toMatchObject({
      label: "'검토중' 상태로 바꾼다",
      by: ['head', 'officer'],
      from: ['in-progress'],
    });
    const leaving = (state: string) =>
      [...steps.values()].filter(({ from }) => from.includes(state)).map(({ code }) => code);
    expect(leaving('reviewing')).toEqual(leaving('in-progress').filter((code) => code !== 'move-to-reviewing'));
    expect(moments.find(({ code }) => code === 'overdue')?.while).toContain('reviewing');
  });

  it.each<[string, JsonObject, string]>([
    ['a longer period', { kinds: { grievance: { limit: '8 days' } } }, 'kinds › grievance › limit'],
    ['a period that cannot be compared', { kinds: { grievance: { limit: '1 week' } } }, 'kinds › grievance › limit'],
    ['no period', { kinds: { grievance: { limit: 'soon' } } }, 'kinds › grievance › limit'],
    ['a kind of its own', { kinds: { other: { label: '다른', limit: '1 day' } } }, 'kinds › other'],
    [
      'a kind the law does not leave to it',
      { kinds: { other: { label: '다른', limit: '1 day', means: 'misc' } } },
      'kinds › other',
    ],
    ['who may take a step', { steps: { approve: { by: ['officer'] } } }, 'steps › approve › by'],
    ['the guards of a step', { steps: { extend: { if: [] } } }, 'steps › extend › if'],
    ['what is asked', { steps: { extend: { asks: { reason: { optional: true } } } } }, 'asks › reason › optional'],
    ['a question of its own', { steps: { extend: { asks: { mood: { label: '기분' } } } } }, 'asks › mood'],
    ['a step of its own', { steps: { reject: { label: '거부한다' } } }, 'steps › reject'],
    ['no sentence for the resident', { steps: { extend: { resident: null } } }, 'steps › extend › resident'],
    ['a state less', { states: { accepted: null } }, 'states › accepted'],
    ['an end of its own', { states: { refused: { label: '거부', means: 'closed' } } }, 'states › refused'],
    ['a terminal state', { states: { refused: { label: '거부', terminal: true } } }, 'states › refused › terminal'],
    ['other moments', { moments: { overdue: { at: 'due + 3 days' } } }, 'moments'],
    ['another law', { law: '우리 조례' }, 'law'],
    ['another day in force', { inForce: '2020-01-01' }, 'inForce'],
  ])('is refused %s by name', (_, change, named) => {
    expect(() => changed(change)).toThrow(ProcedureRefused);
    expect(() => changed(change)).toThrow(named);
  });

  it('is refused a procedure that does not exist', () => {
    expect(() => book.withOffice('sample', { moon: {} })).toThrow('moon');
  });
});

function changed(complaint: JsonObject) {
  return book.withOffice('sample', { complaint });
}

function kindOf(change: JsonObject, kind: string) {
  return changed(change)
    .version('complaint', '2026-11-21' as LocalDate)
    .kinds.get(kind);
}
