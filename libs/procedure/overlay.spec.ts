import { describe, expect, it } from '@jest/globals';
import { layOver } from './overlay.js';
import type { Problem } from './refused.js';
import { placeOf, readSource, type Source } from './source.js';

const base = `law: 앞의 법
states:
  asked: { label: 신청, resident: 신청완료 }
  done: { label: 끝 }
steps:
  ask:
    by: [resident, clerk]
    asks:
      ground: { choice: { old: 옛 사유 }, label: 사유 }
      place: { line: 1..9, label: 곳 }
`;
const change = `law: 뒤의 법
states:
  asked: { label: 접수 }
  done: null
steps:
  ask:
    by: [resident]
    asks:
      ground: { choice: { new: 새 사유 } }
      place: { label: null }
`;

describe('a change laid over a table', () => {
  const laid = layOver(read('base.yaml', base), read('change.yaml', change));

  it('meets named things by name and replaces what is said of them, whole', () => {
    expect(laid.raw).toEqual({
      law: '뒤의 법',
      states: { asked: { label: '접수', resident: '신청완료' } },
      steps: {
        ask: {
          by: ['resident'],
          asks: { ground: { choice: { new: '새 사유' }, label: '사유' }, place: { line: '1..9' } },
        },
      },
    });
  });

  it('knows where each part was written', () => {
    expect(placeOf(laid, ['states', 'asked', 'resident'])).toEqual({ file: 'base.yaml', line: 3 });
    expect(placeOf(laid, ['states', 'asked', 'label'])).toEqual({ file: 'change.yaml', line: 3 });
    expect(placeOf(laid, ['steps', 'ask', 'asks', 'ground', 'choice', 'new'])).toEqual({
      file: 'change.yaml',
      line: 9,
    });
    expect(placeOf(laid, ['steps', 'ask', 'asks', 'place', 'missing'])).toEqual({ file: 'change.yaml', line: 10 });
  });
});

function read(file: string, text: string): Source {
  const problems: Problem[] = [];
  const source = readSource(file, text, problems);
  if (!source || problems.length > 0) throw new Error(`${file} cannot be read`);
  return source;
}
