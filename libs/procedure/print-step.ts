import { inReading, readingOfPause } from './print-reading.js';
import type { PrintWords } from './print-words.js';
import { table } from './print-table.js';
import type { Ask, KeptDate, OneEffect, Procedure, Step } from './table.js';

/** One step of the manual: a heading, and a row for everything the table says of it. */
export function stepSection(procedure: Procedure, step: Step, words: PrintWords): string {
  const { roles, states } = procedure;
  const rows: [string, string][] = [
    ['누가', step.by.map((role) => roles.get(role)?.label ?? role).join(', ')],
    [
      '언제',
      step.opens
        ? openingInKorean(step, words)
        : step.from.map((state) => states.get(state)?.label ?? state).join(', '),
    ],
    ['어느 기관에', step.where ? `기관 설정에서 ${inReading(step.where)} 있습니다` : ''],
    ['그 뒤 상태', step.to === 'same' ? '그대로' : (states.get(step.to)?.label ?? step.to)],
    ['묻는 것', step.asks.map((ask) => askInKorean(procedure, ask)).join('<br>')],
    ['조건', step.guards.map((name) => words.guards?.get(name)?.says ?? name).join('<br>')],
    ['처리기한', clockInKorean(procedure, step)],
    ['정해지는 날', step.dates.map((date) => dateInKorean(procedure, step, date)).join('<br>')],
    ['함께 하는 일', [...step.does.values()].join('<br>')],
    ['이어지는 일', bringsInKorean(step)],
    ['세는 것', step.adds === undefined ? '' : columnInKorean(procedure, step.adds)],
    ['비우는 것', step.clears.map((column) => columnInKorean(procedure, column)).join(', ')],
    ['나가는 통지', step.letters.map((code) => letterInKorean(code, words)).join(', ')],
    ['주민에게 보이는 말', step.resident ?? '보이지 않음'],
    ['되돌릴 수 있나', step.confirm ? '없음: 하기 전에 다시 묻습니다' : ''],
    ['근거', step.law],
  ];
  return `### ${step.label}\n\n${table(
    [`\`${step.code}\``, ''],
    rows.filter(([, text]) => text !== ''),
  )}`;
}

function openingInKorean({ about }: Step, words: PrintWords): string {
  return about.length === 0
    ? '처음'
    : `${about.map((code) => words.procedures?.get(code) ?? code).join(', ')}의 안건에 대하여`;
}

function bringsInKorean({ brings, asks }: Step): string {
  const label = (name: string): string =>
    name === 'about' ? '대상 안건' : (asks.find((ask) => ask.name === name)?.label ?? name);
  return [...brings].map(([ask, step]) => `'${label(ask)}'마다 \`${step}\`을(를) 밟습니다.`).join('<br>');
}

function askInKorean({ roles }: Procedure, ask: Ask): string {
  const notes = [
    formInKorean(ask),
    ask.optional ? '안 적어도 됨' : '',
    ask.by.length > 0 ? `${ask.by.map((role) => roles.get(role)?.label ?? role).join('·')}에게만 물음` : '',
  ];
  return `**${ask.label}** (${notes.filter((note) => note !== '').join('; ')})`;
}

function formInKorean(ask: Ask): string {
  switch (ask.type) {
    case 'line':
      return `한 줄, ${String(ask.min)}~${String(ask.max)}자`;
    case 'text':
      return `${String(ask.min)}~${String(ask.max)}자`;
    case 'number':
      return `숫자 ${String(ask.min)}~${String(ask.max)}${ask.unit === 'limit' ? ', 처리기간과 같은 단위' : ''}`;
    case 'date':
      return { future: '앞으로의 날짜', past: '오늘이나 지난 날짜', any: '날짜' }[ask.when];
    case 'choice': {
      const barred =
        ask.barred.size > 0 ? ` — 고를 수 없음(${String(ask.law)}): ${[...ask.barred.values()].join(', ')}` : '';
      return `${[...ask.choices.values()].join(', ')} 가운데 하나${barred}`;
    }
    case 'person':
      return '사람의 연락처';
    case 'department':
      return '부서';
    case 'dong':
      return '동네';
    case 'minute':
      return { past: '지난 날짜와 시각', future: '앞으로의 날짜와 시각' }[ask.when];
    case 'offered':
      return '그때 고를 수 있는 것 가운데 하나';
    case 'matter':
      return ask.max === 1 ? '다른 안건의 접수번호' : `다른 안건의 접수번호, ${String(ask.min)}~${String(ask.max)}건`;
    case 'staff':
      return '직원';
    case 'yes':
      return '확인';
  }
}

function clockInKorean(procedure: Procedure, { clock, asks }: Step): string {
  const effects = clock.kind === 'in-turn' ? clock.effects : [clock];
  return effects.map((effect) => effectInKorean(procedure, effect, asks)).join(' ');
}

function effectInKorean({ keeps, pauses }: Procedure, clock: OneEffect, asks: Step['asks']): string {
  const label = (name: string): string => asks.find((ask) => ask.name === name)?.label ?? name;
  const ground = (code: string): string => {
    const pause = pauses.get(code);
    return pause ? `${pause.label}(${pause.law})${readingOfPause(pause)}` : code;
  };
  switch (clock.kind) {
    case 'none':
      return '';
    case 'start':
      return clock.at === undefined ? '세기 시작합니다.' : `'${label(clock.at)}'부터 셉니다.`;
    case 'stop':
      return '세기를 마칩니다.';
    case 'recount':
      return '같은 접수시각에서 다시 셉니다.';
    case 'pause':
      return `오늘부터 멈춥니다: ${ground(clock.code)}.`;
    case 'pause-by':
      return `오늘부터 멈춥니다: '${label(clock.ask)}'에서 고른 사유.`;
    case 'leave-out':
      return `'${label(clock.from)}'부터 '${label(clock.to)}'까지 세지 않습니다: ${ground(clock.code)}.`;
    case 'resume':
      return resumeInKorean(clock, keeps);
    case 'extend':
      return `'${label(clock.by)}'만큼 늘립니다.`;
  }
}

function resumeInKorean({ asOf }: Extract<OneEffect, { kind: 'resume' }>, keeps: Procedure['keeps']): string {
  const until = asOf === undefined ? '오늘' : `'${keeps.get(asOf) ?? asOf}'`;
  return `${until}까지 멈추고 그 이튿날부터 다시 셉니다.`;
}

const DATE_UNITS = {
  'civil day': '일(첫날을 빼고 세며, 끝나는 날이 토요일·공휴일이면 다음 날까지)',
  day: '일',
  month: '개월',
  year: '년',
} as const;

function dateInKorean({ keeps: kept }: Procedure, { asks }: Step, { keeps, length, unit, from }: KeptDate): string {
  const label = kept.get(keeps) ?? keeps;
  if (length === 0) return `**${label}**: 오늘`;
  const asked = asks.find(({ name }) => name === from)?.label ?? kept.get(from ?? '') ?? '';
  const since = from === undefined ? '오늘' : from === 'start' ? '접수한 날' : `'${asked}'`;
  return `**${label}**: ${since}부터 ${String(length)}${DATE_UNITS[unit]}`;
}

const COLUMNS: Readonly<Record<string, string>> = {
  title: '제목',
  kind: '종류',
  department: '담당 부서',
  officer: '담당자',
  dong: '동네',
  channel: '신청 경로',
  outcome: '처리 결과',
  person: '신청인',
};

function columnInKorean({ keeps }: Procedure, column: string): string {
  return COLUMNS[column] ?? keeps.get(column) ?? column;
}

function letterInKorean(code: string, { letters }: PrintWords): string {
  const title = letters?.get(code);
  return title === undefined ? code : `${code} ${title}`;
}
