import type { Tell } from './compile.js';
import type { RawMoment } from './raw.js';
import type { Moment, Procedure, Step } from './table.js';

const ANCHORS: ReadonlySet<string> = new Set(['entered', 'start', 'due']);

/** A moment hangs on something that exists and takes a step the system may take wherever the moment holds. */
export function checkMoments(procedure: Procedure, raw: Record<string, RawMoment>, tell: Tell): void {
  for (const moment of procedure.moments) {
    const at = ['moments', moment.code];
    checkAnchor(procedure, moment, raw[moment.code]?.late ?? false, tell);
    for (const state of moment.while.filter((state) => !procedure.states.has(state))) {
      tell([...at, 'while'], 'unknown-state', `상태 '${state}'이(가) 없습니다.`);
    }
    const step = procedure.steps.get(moment.take);
    if (!step) tell([...at, 'take'], 'unknown-step', `단계 '${moment.take}'이(가) 없습니다.`);
    else checkTaking(moment, step, tell);
  }
}

function checkAnchor(
  { keeps, steps }: Procedure,
  { code, anchor, offset, everyDays }: Moment,
  late: boolean,
  tell: Tell,
): void {
  const at = ['moments', code, 'at'];
  const kept = keeps.has(anchor);
  if (!ANCHORS.has(anchor) && !kept) tell(at, 'unknown-anchor', `'${anchor}'은(는) 때를 셀 수 있는 곳이 아닙니다.`);
  const asks = [...steps.values()].flatMap((step) => step.asks).filter(({ sets }) => sets === anchor);
  if (kept && asks.some(({ type }) => type !== 'date'))
    tell(at, 'anchor-not-a-date', `'${anchor}'은(는) 날짜가 아닙니다.`);
  if (offset?.unit === 'working hours' && offset.length < 0) {
    tell(at, 'hours-backwards', '근무시간은 뒤로 셀 수 없습니다. 근무일이나 날로 적습니다.');
  }
  if (anchor === 'due' && (offset?.length ?? 0) > 0 && !late) {
    tell(at, 'after-the-due', '처리기한이 지난 뒤의 알림입니다. 뜻한 것이면 late: true 를 적습니다.');
  }
  if (everyDays !== undefined && anchor === 'due')
    tell(at, 'repeats-from-due', '처리기한을 기준으로 되풀이할 수 없습니다.');
}

function checkTaking({ code, while: states }: Moment, step: Step, tell: Tell): void {
  const at = ['moments', code];
  if (!step.by.includes('system'))
    tell([...at, 'take'], 'not-by-system', `'${step.label}'은(는) 시스템이 할 수 없습니다.`);
  for (const state of states.filter((state) => !step.from.includes(state))) {
    tell([...at, 'while'], 'not-from-here', `상태 '${state}'에서는 '${step.label}'을(를) 할 수 없습니다.`);
  }
  const needed = step.asks.filter(({ optional, by }) => !optional && (by.length === 0 || by.includes('system')));
  for (const { name } of needed)
    tell([...at, 'take'], 'system-cannot-answer', `시스템은 '${name}'에 답할 수 없습니다.`);
}
