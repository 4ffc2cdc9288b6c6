import type { Tell } from './compile.js';
import type { Ask, OneEffect, Procedure, Step } from './table.js';

/** Which form fills which column of a matter. Everything else an answer is kept in must stand under `keeps`. */
const COLUMNS: Readonly<Record<string, Ask['type']>> = {
  title: 'line',
  kind: 'choice',
  department: 'department',
  officer: 'staff',
  dong: 'dong',
  channel: 'choice',
  outcome: 'choice',
  person: 'person',
  people: 'person',
};

/** Columns that a matter takes over from the one it is about; everything else it takes must stand under `keeps` of both. */
const TAKEN: ReadonlySet<string> = new Set(['person', 'department', 'officer', 'dong', 'kind']);

/** What the table's steps name must exist: roles, states, columns, clock codes. */
export function checkSteps(procedure: Procedure, tell: Tell): void {
  for (const step of procedure.steps.values()) {
    const at = ['steps', step.code];
    const states = [...step.from, ...(step.to === 'same' ? [] : [step.to])];
    for (const state of states.filter((state) => !procedure.states.has(state))) {
      tell([...at, state === step.to ? 'to' : 'from'], 'unknown-state', `상태 '${state}'이(가) 없습니다.`);
    }
    checkRoles(procedure, step.by, [...at, 'by'], tell);
    if (step.opens && step.to === 'same')
      tell([...at, 'to'], 'opens-nowhere', '여는 단계는 어느 상태로 갈지 말해야 합니다.');
    for (const column of step.clears.filter((column) => !isColumn(procedure, column))) {
      tell([...at, 'clears'], 'unknown-column', `비울 '${column}'이(가) 없습니다.`);
    }
    if (step.adds !== undefined && (!procedure.keeps.has(step.adds) || answered(procedure, step.adds))) {
      tell([...at, 'adds'], 'unknown-column', `'${step.adds}'은(는) 세어 둘 곳(keeps)이 아니거나 답을 두는 곳입니다.`);
    }
    for (const ask of step.asks) checkAsk(procedure, step, ask, tell);
    checkAbout(procedure, step, tell);
    for (const clock of effectsOf(step.clock)) checkClock(procedure, step, clock, tell);
    checkDates(procedure, step, tell);
  }
}

/** Only opening steps are about another matter or take over from it; what a step brings about happens to matters it asks for. */
function checkAbout(procedure: Procedure, step: Step, tell: Tell): void {
  const at = ['steps', step.code];
  if (step.about.length > 0 && !step.opens)
    tell([...at, 'about'], 'about-without-opening', '여는 단계만 다른 안건에 대한 것일 수 있습니다.');
  if (step.takes.length > 0 && step.about.length === 0)
    tell([...at, 'takes'], 'takes-from-nothing', '넘겨받을 안건(about)이 없습니다.');
  for (const name of step.takes.filter((name) => !TAKEN.has(name) && !procedure.keeps.has(name)))
    tell([...at, 'takes'], 'unknown-column', `넘겨받아 둘 '${name}'이(가) 없습니다.`);
  for (const name of [...step.brings.keys()].filter(
    (name) =>
      !(name === 'about' && isAboutAnother(procedure)) &&
      !step.asks.some((ask) => ask.name === name && ask.type === 'matter'),
  ))
    tell([...at, 'brings'], 'unknown-field', `'${name}'은(는) 안건을 묻는 칸이 아닙니다.`);
}

function checkAsk(procedure: Procedure, step: Step, ask: Ask, tell: Tell): void {
  const at = ['steps', step.code, 'asks', ask.name];
  checkRoles(procedure, ask.by, [...at, 'by'], tell);
  if (ask.type === 'matter' && ownRolesAsked(procedure, step, ask)) {
    tell(at, 'resident-names-matters', '주민에게 다른 안건의 접수번호를 물을 수 없습니다. 있는지 없는지가 드러납니다.');
  }
  if (ask.type === 'staff') checkRoles(procedure, [ask.role], [...at, 'staff'], tell);
  if (ask.default !== undefined && !(ask.type === 'choice' && ask.choices.has(ask.default))) {
    tell([...at, 'default'], 'unknown-default', `기본값 '${ask.default}'은(는) 고를 수 있는 것이 아닙니다.`);
  }
  if (ask.type === 'choice') {
    for (const code of [...ask.barred.keys()].filter((code) => ask.choices.has(code))) {
      tell([...at, 'barred', code], 'both-offered-and-barred', `'${code}'은(는) 고를 수 있으면서 금지되었습니다.`);
    }
    if (ask.barred.size > 0 && ask.law === undefined) {
      tell([...at, 'barred'], 'barred-without-law', '금지하는 법 조문(law)을 적어야 합니다.');
    }
  }
  if (ask.told !== undefined && ask.told !== 'always' && !procedure.steps.has(ask.told)) {
    tell([...at, 'told'], 'unknown-step', `주민에게 알리는 때 '${ask.told}'은(는) always도 단계도 아닙니다.`);
  }
  if (ask.sets === undefined) return;
  if (!isColumn(procedure, ask.sets)) {
    tell([...at, 'sets'], 'unknown-column', `답을 둘 곳 '${ask.sets}'이(가) 없습니다. 새로 두려면 keeps에 적습니다.`);
  } else if (misfits(procedure, ask, ask.sets)) {
    tell([...at, 'sets'], 'misfit-column', `'${ask.sets}'에는 이런 답(${ask.type})을 둘 수 없습니다.`);
  }
}

function isAboutAnother({ steps }: Procedure): boolean {
  return [...steps.values()].some(({ about }) => about.length > 0);
}

function ownRolesAsked({ roles }: Procedure, step: Step, ask: Ask): boolean {
  const asked = ask.by.length > 0 ? ask.by : step.by;
  return asked.some((role) => roles.get(role)?.scope === 'own');
}

/** Free text and people are never kept as values: only the title's passage and the person's id have a column. */
function misfits(procedure: Procedure, ask: Ask, column: string): boolean {
  const type = Object.hasOwn(COLUMNS, column) ? COLUMNS[column] : undefined;
  if (type === undefined) return ['line', 'text', 'person'].includes(ask.type);
  if (type !== ask.type) return true;
  return (
    column === 'kind' && ask.type === 'choice' && [...ask.choices.keys()].some((code) => !procedure.kinds.has(code))
  );
}

function checkRoles(procedure: Procedure, roles: readonly string[], at: readonly string[], tell: Tell): void {
  for (const role of roles.filter((role) => !procedure.roles.has(role))) {
    tell(at, 'unknown-role', `역할 '${role}'이(가) 없습니다.`);
  }
}

function checkClock(procedure: Procedure, { code, asks }: Step, clock: OneEffect, tell: Tell): void {
  const at = ['steps', code, 'clock'];
  for (const code of pausesIn(clock, asks).filter((code) => !procedure.pauses.has(code))) {
    const codes = [...procedure.pauses.keys()].join(', ');
    tell(at, 'unknown-clock-code', `'${code}'(으)로는 처리기간을 멈출 수 없습니다. 닫힌 목록(pauses): ${codes}`);
  }
  for (const [name, type] of fieldsOf(clock)) {
    if (!asks.some((ask) => ask.name === name && ask.type === type && !ask.optional)) {
      tell(at, 'unknown-field', `시계가 쓸 '${name}'을(를) 반드시 답할 것(${type})으로 묻지 않습니다.`);
    }
  }
  if (clock.kind === 'extend' && !asks.some(({ name, type }) => name === clock.by && type === 'number')) {
    tell(at, 'unknown-field', `연장할 길이 '${clock.by}'을(를) 숫자로 묻지 않습니다.`);
  }
  if (clock.kind === 'resume' && clock.asOf !== undefined && !procedure.keeps.has(clock.asOf)) {
    tell(at, 'unknown-field', `멈춤을 끝낼 날 '${clock.asOf}'이(가) keeps에 없습니다.`);
  }
  const counts = clock.kind === 'start' || clock.kind === 'recount';
  const ofKinds = setsKind(procedure) && [...procedure.kinds.values()].every((kind) => kind.limit);
  if (counts && !procedure.limit && !ofKinds) {
    tell(at, 'clock-without-period', '처리기간이 없습니다: 종류(kinds)를 묻는 단계나 limit이 있어야 합니다.');
  }
}

function effectsOf(clock: Step['clock']): readonly OneEffect[] {
  return clock.kind === 'in-turn' ? clock.effects : [clock];
}

/** A counted date has a place under `keeps`, and something to be counted from. */
function checkDates({ keeps }: Procedure, { code, dates, asks }: Step, tell: Tell): void {
  for (const { keeps: name, from } of dates) {
    const at = ['steps', code, 'dates', name];
    if (!keeps.has(name)) tell(at, 'unknown-column', `날짜를 둘 '${name}'이(가) keeps에 없습니다.`);
    const asked = asks.some((ask) => ask.name === from && (ask.type === 'date' || ask.type === 'minute'));
    if (from !== undefined && from !== 'start' && !asked && !keeps.has(from))
      tell(at, 'unknown-field', `날짜를 셀 '${from}'이(가) 없습니다.`);
  }
}

function pausesIn(clock: OneEffect, asks: Step['asks']): readonly string[] {
  if (clock.kind === 'pause' || clock.kind === 'leave-out') return [clock.code];
  if (clock.kind !== 'pause-by') return [];
  const ask = asks.find(({ name }) => name === clock.ask);
  return ask?.type === 'choice' ? [...ask.choices.keys()] : [];
}

/** The asks a clock effect reads, and what each has to be. */
function fieldsOf(clock: OneEffect): readonly (readonly [name: string, type: Ask['type']])[] {
  if (clock.kind === 'pause-by') return [[clock.ask, 'choice']];
  if (clock.kind === 'start' && clock.at !== undefined) return [[clock.at, 'minute']];
  if (clock.kind !== 'leave-out') return [];
  return [
    [clock.from, 'date'],
    [clock.to, 'date'],
  ];
}

function answered({ steps }: Procedure, keep: string): boolean {
  return [...steps.values()].some(({ asks }) => asks.some(({ sets }) => sets === keep));
}

function setsKind({ steps }: Procedure): boolean {
  return [...steps.values()].some(({ asks }) => asks.some(({ sets }) => sets === 'kind'));
}

function isColumn({ keeps }: Procedure, column: string): boolean {
  return Object.hasOwn(COLUMNS, column) || keeps.has(column);
}
