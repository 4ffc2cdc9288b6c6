import type { Tell } from './compile.js';
import type { Procedure, Step } from './table.js';

/** Every state is reached, every open state has a way out, no ended state has one, nothing circles by itself. */
export function checkPaths(procedure: Procedure, tell: Tell): void {
  const steps = [...procedure.steps.values()];
  if (!steps.some(({ opens }) => opens)) tell(['steps'], 'nothing-opens', '여는 단계(from: start)가 없습니다.');
  const reached = reachedFrom(steps);
  for (const { code, label, terminal } of procedure.states.values()) {
    if (!reached.has(code)) tell(['states', code], 'unreachable-state', `'${label}'에 이르는 길이 없습니다.`);
    const leaving = steps.filter(({ from }) => from.includes(code));
    if (terminal) {
      // What is only written down about an ended matter changes neither its state nor its clock; only `reopens` takes it up again.
      for (const step of leaving.filter(
        ({ to, clock, reopens }) => !reopens && (to !== 'same' || clock.kind !== 'none'),
      )) {
        tell(['steps', step.code, 'from'], 'leaves-terminal-state', `끝난 상태 '${label}'에서 나가는 길입니다.`);
      }
    } else if (!leaving.some(({ to }) => to !== 'same' && to !== code)) {
      tell(['states', code], 'no-way-out', `'${label}'에서 나가는 길이 없습니다.`);
    }
  }
  checkCircles(procedure, tell);
}

function reachedFrom(steps: readonly Step[]): ReadonlySet<string> {
  const reached = new Set(steps.filter(({ opens }) => opens).map(({ to }) => to));
  for (let before = -1; before !== reached.size;) {
    before = reached.size;
    for (const { from, to } of steps) if (to !== 'same' && from.some((state) => reached.has(state))) reached.add(to);
  }
  return reached;
}

/** Moments that lead from state to state in a circle would run for ever without anyone acting. */
function checkCircles({ moments, steps }: Procedure, tell: Tell): void {
  const onward = new Map<string, Set<string>>();
  for (const moment of moments) {
    const to = steps.get(moment.take)?.to ?? 'same';
    if (to === 'same') continue;
    for (const state of moment.while) onward.set(state, (onward.get(state) ?? new Set()).add(to));
  }
  for (const moment of moments) {
    const to = steps.get(moment.take)?.to;
    if (to === undefined || to === 'same') continue;
    if (moment.while.some((state) => leads(onward, to, state))) {
      tell(['moments', moment.code, 'take'], 'endless-circle', '저절로 가는 단계들이 끝없이 돕니다.');
    }
  }
}

function leads(onward: ReadonlyMap<string, ReadonlySet<string>>, from: string, target: string): boolean {
  const seen = new Set([from]);
  for (const state of seen) for (const next of onward.get(state) ?? []) seen.add(next);
  return seen.has(target);
}
