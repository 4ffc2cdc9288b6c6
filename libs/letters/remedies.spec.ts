import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { loadProcedures } from '#procedure';
import { LetterBook } from './letter-book.js';
import { Remedies } from './remedies.js';
import { Template } from './template.js';

const { remedies } = LetterBook.load(join(import.meta.dirname, '../../config/letters'));
const complaint = loadProcedures(join(import.meta.dirname, '../../config/procedures')).version(
  'complaint',
  '2026-11-21',
);
const OUTCOMES = ['accepted', 'explained', 'partly', 'not-accepted'];
const OFFICE = {
  city: '예시구', cityPhone: '02-000-0000', caseNo: '2026-직소-7', title: '가로등',
  supervisor: '예시시 감사관 ☎ 02-000-8000', ombudsman: '예시구 시민고충처리위원회 ☎ 02-000-1300',
}; // prettier-ignore

const block = (kind: string, outcome: string, view: object = OFFICE): string =>
  remedies.blockFor({ procedure: 'complaint', kind, outcome }, '2026-11-21')?.fill({ ...OFFICE, ...view }) ?? '없음';

describe.each([...complaint.kinds.keys()])('what can be done next about %s', (kind) => {
  it.each(OUTCOMES)('when it ended %s', (outcome) => {
    expect(block(kind, outcome)).toMatchSnapshot();
  });
});

describe('remedies', () => {
  it('of a grievance lead to the audit department, the supervisor and the ombudsman (영 §17②)', () => {
    expect(block('grievance', 'not-accepted')).toMatch(
      /감사부서.*감독기관\(예시시 감사관.*국민권익위원회\(국번 없이 110\)/s,
    );
  });

  it('name a local ombudsman only where there is one', () => {
    expect(block('grievance', 'partly', { ombudsman: undefined })).not.toContain('시민고충처리위원회');
  });

  it('promise 이의신청 to nobody whom the law does not give it', () => {
    const others = [...complaint.kinds.keys()].filter((kind) => kind !== 'statutory');
    for (const kind of others) expect(block(kind, 'not-accepted')).not.toMatch(/이의신청|행정심판|60일/);
    expect(block('statutory', 'refused')).toMatch(/60일 안에.*이의신청[^]*행정심판/);
  });

  it('are those in force on the day of the decision', () => {
    const dated = Remedies.read({
      remedies: [
        { inForce: '2022-07-12', granted: [], blocks: { a: '옛 방법' }, by: { complaint: { misc: { partly: 'a' } } } },
        { inForce: '2026-05-06', granted: [], blocks: { b: '새 방법' }, by: { complaint: { misc: { partly: 'b' } } } },
      ],
    });
    const ending = { procedure: 'complaint', kind: 'misc', outcome: 'partly' };
    expect(dated.blockFor(ending, '2026-05-05')).toEqual(new Template('옛 방법'));
    expect(dated.blockFor(ending, '2026-05-06')).toEqual(new Template('새 방법'));
    expect(dated.blockFor(ending, '2022-07-11')).toBeUndefined();
  });

  it.each([
    ['a block nobody uses', { blocks: { a: 'x', b: 'y' }, by: { complaint: { misc: { partly: 'a' } } } }, 'block b'],
    ['a block that is not there', { blocks: { a: 'x' }, by: { complaint: { misc: { partly: 'c' } } } }, 'no block c'],
    [
      'an unknown word',
      { blocks: { a: '{{password}}' }, by: { complaint: { misc: { partly: 'a' } } } },
      'unknown token',
    ],
  ])('refuse %s', (_, version, because) => {
    expect(() => Remedies.read({ remedies: [{ inForce: '2022-07-12', granted: [], ...version }] })).toThrow(because);
  });
});
