import { describe, expect, it } from '@jest/globals';
import { ProcedureBook } from './book.js';
import { type Problem, ProcedureRefused } from './refused.js';

const SOUND = `procedure: sample
title: { ko: 보기, en: Sample }
inForce: 2024-01-01
receipt: '{year}-보기-{serial}'
counting: complaint
law: 보기법
roles:
  resident: { label: 민원인, scope: own }
  clerk: { label: 담당자, scope: department }
  system: { label: 시스템, scope: office }
kinds:
  plain: { label: 보통, limit: 7 days }
keeps:
  until: 기한
  size: 크기
states:
  asked: { label: 신청 }
  waiting: { label: 대기 }
  done: { label: 끝, terminal: true }
steps:
  ask:
    label: 신청한다
    by: [resident]
    from: start
    to: asked
    asks:
      kind: { choice: kinds, label: 종류, sets: kind }
      size: { number: 1..9, label: 크기, sets: size }
    clock: start
    law: 보기법 §1
  wait:
    label: 기다린다
    by: [clerk, system]
    from: [asked]
    to: waiting
    asks:
      until: { date: future, label: 기한, optional: true, sets: until }
    if: [may-wait]
    letter: [W1]
    law: 보기법 §2
  nudge:
    label: 재촉한다
    by: [system]
    from: [asked, waiting]
    to: same
    law: 보기법 §3
  finish:
    label: 끝낸다
    by: [clerk]
    from: [asked, waiting]
    to: done
    clock: stop
    law: 보기법 §4
moments:
  late: { at: due, while: [asked, waiting], take: nudge, missed: once }
`;
const LATER = `procedure: sample
inForce: 2025-01-01
amends: 2024-01-01
states: { waiting: { label: 보류 } }
`;
const KNOWN = { guards: new Set(['may-wait']), letters: new Set(['W1']) };

describe('a sound table', () => {
  it('is taken', () => expect(problemsOf(SOUND)).toEqual([]));
  it('may note something about what has ended', () =>
    expect(
      problemsOf(SOUND.replace('from: [asked, waiting]\n    to: same', 'from: [asked, waiting, done]\n    to: same')),
    ).toEqual([]));
  it('may be amended by a later version', () => expect(problemsOf(SOUND, LATER)).toEqual([]));
});

/** Each row breaks the sound table in one place: what is refused, what was written, what is written instead, on which line. */
const BROKEN: readonly (readonly [code: string, written: string, instead: string])[] = [
  ['not-yaml', 'law: 보기법\n', 'law: "보기법\n'],
  ['duplicate-key', '  waiting: { label: 대기 }', '  waiting: { label: 대기 }\n  waiting: { label: 대기 }'],
  ['wrong-shape', 'counting: complaint', 'counting: someday'],
  ['wrong-shape', '    label: 재촉한다', '    label: 재촉한다\n    lable: 재촉'],
  ['wrong-shape', "receipt: '{year}-보기-{serial}'", "receipt: '보기'"],
  ['wrong-shape', 'title: { ko: 보기, en: Sample }', 'title: { ko: 보기 }'],
  ['no-such-day', 'inForce: 2024-01-01', 'inForce: 2024-02-30'],
  ['bad-limit', 'limit: 7 days', 'limit: 7 dayz'],
  ['bad-limit', 'limit: 7 days', 'limit: 0 days'],
  ['bad-limit', 'counting: complaint', 'counting: complaint\nlimit: soon'],
  ['no-such-form', 'kind: { choice: kinds,', 'kind: {'],
  ['no-such-form', '{ number: 1..9,', '{ number: 1..9, date: any,'],
  ['no-such-form', '{ number: 1..9,', '{ number: 9..1,'],
  ['no-such-form', 'choice: kinds', 'choice: {}'],
  ['unknown-state', 'to: waiting', 'to: nowhere'],
  ['unknown-state', '    from: [asked]', '    from: [asked, nowhere]'],
  ['unknown-state', '{ at: due, while: [asked', '{ at: due, while: [nowhere, asked'],
  ['unknown-role', 'by: [clerk, system]', 'by: [clerk, system, mayor]'],
  ['unknown-role', 'size: { number: 1..9,', 'size: { number: 1..9, by: [mayor],'],
  ['unknown-role', '{ number: 1..9, label: 크기, sets: size }', '{ staff: mayor, label: 직원 }'],
  ['unknown-guard', 'if: [may-wait]', 'if: [may-wait, may-fly]'],
  ['unknown-letter', 'letter: [W1]', 'letter: [W1, W2]'],
  ['unused-guard', '    if: [may-wait]\n', ''],
  ['unused-letter', '    letter: [W1]\n', ''],
  ['unknown-column', 'sets: size', 'sets: weight'],
  ['unknown-column', '    to: same', '    to: same\n    clears: [weight]'],
  ['unknown-column', '    to: same', '    to: same\n    adds: weight'],
  ['unknown-column', '    to: same', '    to: same\n    adds: size'],
  ['misfit-column', 'sets: size', 'sets: officer'],
  ['misfit-column', '{ number: 1..9,', '{ text: 1..9,'],
  ['misfit-column', 'choice: kinds', 'choice: { other: 다른 것 }'],
  ['unknown-default', 'choice: kinds,', 'choice: kinds, default: odd,'],
  ['both-offered-and-barred', 'choice: kinds,', 'choice: kinds, law: 법, barred: { plain: 보통 },'],
  ['barred-without-law', 'choice: kinds,', 'choice: kinds, barred: { odd: 이상한 것 },'],
  ['unknown-clock-code', '    letter: [W1]', '    letter: [W1]\n    clock: { pause: holiday }'],
  ['unknown-field', '    letter: [W1]', '    letter: [W1]\n    clock: { extend: days }'],
  ['unknown-field', '    letter: [W1]', '    letter: [W1]\n    clock: { resume: someday }'],
  ['clock-without-period', ', sets: kind }', ' }'],
  ['unknown-reading', 'keeps:', 'workingDays: { reading: objection-days, as: odd }\nkeeps:'],
  ['unknown-reading', '    letter: [W1]', '    letter: [W1]\n    where: { reading: survey-days, as: odd }'],
  ['wrong-shape', 'keeps:', 'workingDays: { reading: odd, as: working-days }\nkeeps:'],
  [
    'two-readings',
    'keeps:',
    'pauses:\n  wait:\n    label: 기다림\n    law: 법\n    where: { reading: petition-supplement, as: left-out }\n' +
      '    joined: { reading: unanswered-supplement, as: until-asked-again }\nkeeps:',
  ],
  [
    'unknown-reading',
    'keeps:',
    "pauses:\n  wait: { label: 기다림, law: 법, where: { reading: survey-days, as: 'odd' } }\nkeeps:",
  ],
  [
    'unknown-clock-code',
    '    letter: [W1]',
    '    letter: [W1]\n    clock: { leaveOut: holiday, from: until, to: until }',
  ],
  ['unknown-field', '    letter: [W1]', '    letter: [W1]\n    clock: { pauseBy: ground }'],
  ['unknown-field', '    clock: start', '    clock: { start: size }'],
  ['wrong-shape', '    letter: [W1]', '    letter: [W1]\n    clock: { leaveOut: holiday, from: until }'],
  ['unknown-column', '    letter: [W1]', '    letter: [W1]\n    dates: { someday: 3 days }'],
  ['unknown-field', '    letter: [W1]', '    letter: [W1]\n    dates: { until: 3 days from birthday }'],
  ['wrong-shape', '    letter: [W1]', '    letter: [W1]\n    dates: { until: soon }'],
  ['unknown-clock-code', '    clock: start', '    clock: [start, { pause: holiday }]'],
  ['about-without-opening', '    letter: [W1]', '    letter: [W1]\n    about: [sample]'],
  ['takes-from-nothing', '    clock: start', '    clock: start\n    takes: [person]'],
  ['unknown-column', '    clock: start', '    clock: start\n    about: [sample]\n    takes: [moon]'],
  ['unknown-procedure', '    clock: start', '    clock: start\n    about: [example]'],
  ['unknown-field', '    letter: [W1]', '    letter: [W1]\n    brings: { until: nudge }'],
  ['resident-names-matters', '{ number: 1..9, label: 크기, sets: size }', '{ matter: 1..2, label: 앞선 것 }'],
  [
    'brings-nothing',
    'size: { number: 1..9, label: 크기, sets: size }\n',
    'others: { matter: 1..2, label: 앞선 것, by: [clerk] }\n    brings: { others: finish }\n',
  ],
  ['unreachable-state', '  done: {', '  lost: { label: 잃음, terminal: true }\n  done: {'],
  ['no-way-out', 'from: [asked, waiting]\n    to: done', 'from: [asked]\n    to: done'],
  ['leaves-terminal-state', 'from: [asked, waiting]\n    to: done', 'from: [asked, waiting, done]\n    to: waiting'],
  [
    'leaves-terminal-state',
    'to: done\n    clock: stop',
    'to: done\n    clock: stop\n    law: 보기법 §4\n  again:\n    label: 다시 센다\n    by: [clerk]\n    from: [done]\n    to: same\n    clock: recount',
  ],
  ['nothing-opens', 'from: start', 'from: open'],
  ['opens-nowhere', 'from: start\n    to: asked', 'from: start\n    to: same'],
  ['endless-circle', 'from: [asked, waiting]\n    to: same', 'from: [asked, waiting]\n    to: asked'],
  ['bad-moment', 'at: due', 'at: due + 3 fortnights'],
  ['hours-backwards', 'at: due', 'at: due - 4 working hours'],
  ['unknown-anchor', 'at: due', 'at: birthday'],
  ['anchor-not-a-date', 'at: due', 'at: size + 1 days'],
  ['after-the-due', 'at: due', 'at: due + 3 working days'],
  ['repeats-from-due', 'at: due', 'at: due, every: 3 days'],
  ['unknown-step', 'take: nudge', 'take: shove'],
  ['not-by-system', 'take: nudge', 'take: finish'],
  ['not-from-here', 'while: [asked, waiting], take: nudge', 'while: [asked, waiting], take: wait'],
  ['system-cannot-answer', 'optional: true, sets: until }', 'sets: until }\n    # by the clock'],
];

describe('a broken table is refused with file, line and cause', () => {
  it.each(BROKEN)('%s: %j → %j', (code, written, instead) => {
    expect(SOUND).toContain(written);
    const take =
      code === 'system-cannot-answer'
        ? (text: string) => text.replace('take: nudge', 'take: wait')
        : (text: string) => text;
    const problems = problemsOf(take(SOUND.replace(written, () => instead)));
    const told = problems.find((problem) => problem.code === code);
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(told?.cause).toMatch(/[가-힣]/);
    if (!code.startsWith('unused')) expect(told).toMatchObject({ file: 'sample.yaml', line: expect.any(Number) });
  });

  it('names the very line', () => {
    const lineOf = (part: string) => SOUND.slice(0, SOUND.indexOf(part)).split('\n').length;
    const [problem] = problemsOf(SOUND.replace('to: waiting', 'to: nowhere'));
    expect(problem).toMatchObject({ code: 'unknown-state', line: lineOf('to: waiting') });
  });

  it('tells all problems at once', () => {
    const codes = problemsOf(
      SOUND.replace('to: waiting', 'to: nowhere')
        .replace('limit: 7 days', 'limit: soon')
        .replace('take: nudge', 'take: shove'),
    ).map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['unknown-state', 'bad-limit', 'unknown-step', 'unreachable-state']));
  });
});

describe('a later version is refused', () => {
  it.each([
    ['amends-nothing', 'amends: 2024-01-01', 'amends: 2023-01-01'],
    ['amends-later', 'amends: 2024-01-01', 'amends: 2025-01-01'],
    ['version-twice', 'inForce: 2025-01-01\namends: 2024-01-01', 'inForce: 2024-01-01'],
    ['wrong-shape', 'waiting: { label: 보류 }', 'waiting: { lable: 보류 }'],
  ])('%s', (code, written, instead) => {
    const problem = problemsOf(SOUND, LATER.replace(written, instead)).find((each) => each.code === code);
    expect(problem).toMatchObject({ file: 'sample.2025.yaml' });
  });
});

function problemsOf(sound: string, later?: string): readonly Problem[] {
  const files = [{ file: 'sample.yaml', text: sound }];
  if (later !== undefined) files.push({ file: 'sample.2025.yaml', text: later });
  try {
    ProcedureBook.of(files, KNOWN, 'procedures');
    return [];
  } catch (error) {
    if (error instanceof ProcedureRefused) return error.problems;
    throw error;
  }
}
