import { limitInKorean } from './limit.js';
import { mermaid } from './print-mermaid.js';
import { inReading, readingOfPause } from './print-reading.js';
import { momentInKorean } from './print-moment.js';
import { stepSection } from './print-step.js';
import { table } from './print-table.js';
import type { PrintWords } from './print-words.js';
import type { Procedure } from './table.js';

const COUNTING = {
  complaint: '5일 이하는 근무시간으로, 6일 이상은 토요일·공휴일을 빼고 첫날부터 셉니다(법 §19).',
  civil: '첫날을 빼고 달력대로 세며, 마지막 날이 토요일·공휴일이면 다음 날까지입니다(민법 §157·§161).',
} as const;
const RUNNING = '밤과 쉬는 날을 가리지 않고 시각으로 셉니다.';
const SCOPES = {
  own: '본인의 안건',
  department: '자기 부서의 안건',
  asked: '자기 부서에 협조를 구한 안건',
  office: '기관의 모든 안건',
} as const;

/** A procedure as a page an official can read: what may happen, who does it, what it needs, what follows. */
export function printProcedure(procedure: Procedure, words: PrintWords = {}): string {
  const { title, inForce, law, receipt, counting, workingDays, limit, kinds, pauses, roles, states, steps, moments } =
    procedure;
  const sections = [
    `# ${title.ko}`,
    `${inForce} 이후에 접수한 안건에 적용합니다. 근거: ${law}. 접수번호: \`${receipt}\`.`,
    `처리기간${limit ? `은 ${limitInKorean(limit)}이며` : '은'} ${limit?.running ? RUNNING : COUNTING[counting]}${workingDays ? ` 기관 설정에서 ${inReading(workingDays)} 근무일을 셉니다.` : ''}`,
    `## 흐름\n\n![상태와 단계의 그림](${pageName(procedure)}.svg)`,
    `<details><summary>같은 그림(Mermaid)</summary>\n\n${mermaid(procedure)}\n\n</details>`,
    kinds.size > 0 &&
      `## 종류와 처리기간\n\n${table(
        ['종류', '처리기간', '근거', '기관이 바꿀 수 있나'],
        [...kinds.values()].map((kind) => [
          kind.label,
          kind.limit ? limitInKorean(kind.limit) : '',
          kind.law ?? '',
          kind.byOffice ? '기관마다 따로 정함' : kind.officeMayChange ? '예' : '줄일 수만 있음',
        ]),
      )}`,
    pauses.size > 0 &&
      `## 세지 않는 기간\n\n여기 적힌 것만 시계를 멈춥니다.\n\n${table(
        ['사유', '근거'],
        [...pauses.values()].map((pause) => [`${pause.label}${readingOfPause(pause)}`, pause.law]),
      )}`,
    `## 상태\n\n${table(
      ['상태', '주민에게 보이는 말', ''],
      [...states.values()].map(({ label, resident, terminal }) => [label, resident, terminal ? '끝' : '']),
    )}`,
    `## 맡은 사람\n\n${table(
      ['역할', '할 수 있는 범위'],
      [...roles.values()].map(({ label, scope }) => [label, SCOPES[scope]]),
    )}`,
    `## 단계`,
    ...[...steps.values()].map((step) => stepSection(procedure, step, words)),
    moments.length > 0 &&
      `## 때가 되면 저절로 하는 일\n\n${table(
        ['언제', '어느 상태에서', '하는 일', '놓쳤을 때', '근거'],
        moments.map((moment) => momentInKorean(procedure, moment)),
      )}`,
  ];
  return `${sections.filter((section) => section !== false).join('\n\n')}\n`;
}

/** File name of a version's page, without its ending. */
export function pageName({ code, inForce }: Procedure): string {
  return `${code}.${inForce}`;
}
