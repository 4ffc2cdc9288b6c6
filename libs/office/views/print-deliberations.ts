import type { Council, Deliberation, Profile } from '../rules/profile.js';

const SHARES = { none: '정하지 않음', 'at-least-half': '절반 이상', majority: '과반수' } as const;
const CHAIRS = {
  named: '기관장이 지명',
  elected: '위원이 뽑음',
  'elected-from-outsiders': '위촉위원 가운데서 뽑음',
  'agreed-by-parties': '당사자들이 합의해 정함(그 일과 관계없는 사람)',
} as const;
const HEARS = {
  always: '미리 알리고 의견서를 받음',
  invited: '부를 때 알리고 의견서를 받음',
  never: '알리지 않음',
} as const;
const RECUSALS = { 'by-law': '제척', challenged: '기피', withdrew: '회피' } as const;

/** One section for each council that deliberates on matters: who sits in it, how it decides, who is heard. */
export function printDeliberations({ councils, staff }: Profile): string[] {
  return Object.values(councils).flatMap((council) =>
    council.deliberates ? [section(council, council.deliberates, staff)] : [],
  );
}

function section({ label, seats }: Council, rule: Deliberation, staff: Profile['staff']): string {
  const { term, yearly } = rule;
  const name = (account: string): string => staff[account]?.name ?? account;
  const questions = (codes: readonly string[]): string => codes.map((code) => rule.questions[code] ?? code).join(', ');
  return [
    `## ${label}`,
    '',
    `- 근거: ${rule.law}`,
    `- 위원: ${String(rule.least)}명 이상 ${String(seats)}명 이내, 위촉위원 ${SHARES[rule.outsiders]}`,
    `- 위원장: ${CHAIRS[rule.chair]}`,
    `- 위촉위원의 임기: ${String(term.years)}년, 연임 ${term.renewals === 0 ? '없음' : `${String(term.renewals)}번`}`,
    ...(rule.seatKinds ? [`- 자리: ${Object.values(rule.seatKinds).join(', ')}`] : []),
    '- 의결: 재적위원 과반수로 열고 출석위원 과반수로 의결',
    `- 빠지는 길: ${rule.recusals.map((recusal) => RECUSALS[recusal]).join(', ') || '없음'}`,
    `- 민원인과 이해관계인: ${HEARS[rule.hears]}`,
    ...(rule.noticeDays === undefined ? [] : [`- 소집: ${String(rule.noticeDays)}일 전까지 알림`]),
    `- 공개: ${rule.closed ? '비공개(간사만 봄)' : '직원이 봄'}`,
    `- 간사: ${rule.secretaries.map(name).join(', ')}`,
    `- 심의 사항: ${questions(Object.keys(rule.questions))}`,
    ...(yearly ? [`- 한 해 ${String(yearly.least)}번 이상: ${questions(yearly.on)}`] : []),
  ].join('\n');
}
