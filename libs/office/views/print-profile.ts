import { READINGS } from '#calendar';
import type { MeetingTerms, Privacy, Profile, Threshold } from '../rules/profile.js';
import { DEFAULT_RETENTION, RETENTION_CLASSES } from '../rules/retention-classes.js';
import { printDeliberations } from './print-deliberations.js';
import { printVisits } from './print-visits.js';
import { table } from './print-table.js';
import { STAFF_ROLES } from '../rules/roles.js';

const ACTION = { 'department-review': '담당 부서가 검토', 'mayor-answer': '단체장이 답변' } as const;
const ROUNDING = { truncate: '버림', 'half-up': '반올림' } as const;
const HOLIDAY = {
  'previous-working-day': '앞 근무일로 당김',
  'next-working-day': '다음 근무일로 미룸',
  skip: '건너뜀',
} as const;
const COUNTS = { event: '한 번씩', elsewhere: '따로 셈', none: '세지 않음' } as const;

/** A profile as a page (Markdown, Korean) that the office itself can read and correct: all that it says, nothing else. */
export function printProfile(profile: Profile): string {
  const sections = [
    heading(profile),
    table('부서', ['코드', '부서', '전화'], departments(profile)),
    `## 읍·면·동 ${String(profile.dongs.length)}곳\n\n${profile.dongs.join(', ')}`,
    table('사람', ['계정', '이름', '부서', '맡은 일', '전화'], staff(profile)),
    table('들어오는 길', ['코드', '이름', '절차', '누리집'], channels(profile)),
    procedures(profile),
    table('공감·댓글 기준', ['시행일', '공감', '댓글'], profile.thresholds.map(threshold)),
    table(
      '만남',
      [
        '코드',
        '이름',
        '시행일',
        '되풀이',
        '시각',
        '길이',
        '공휴일이면',
        '방',
        '마감',
        '만나는 사람',
        '대신 만나는 사람',
        '소통 횟수',
      ],
      meetings(profile),
    ),
    table('방', ['코드', '이름', '자리'], rooms(profile)),
    table('위원회', ['코드', '이름', '정원', '위원장', '한 해 회의', '분과(담당 부서)'], councils(profile)),
    ...printDeliberations(profile),
    ...printVisits(profile),
    rest(profile),
    table('법이 분명히 말하지 않는 것의 풀이', ['무엇', '시행일', '풀이', '근거'], readings(profile)),
    privacy(profile.privacy ?? {}),
  ];
  return `${sections.join('\n\n')}\n`;
}

function heading(profile: Profile): string {
  const { title, kind, sample, office, phone, urgentPhone, supervisor, ombudsman, web, mail, timeZone, day } = profile;
  return [
    `# ${title}(${kind})${sample ? ' — 견본 기관' : ''}`,
    '',
    `- 코드: ${office}, 누리집 경로: ${web}`,
    `- 대표전화: ${phone}, 당직실: ${urgentPhone}`,
    `- 감독기관: ${supervisor.name} ${supervisor.phone}`,
    ...(ombudsman ? [`- 시민고충처리위원회: ${ombudsman.name} ${ombudsman.phone}`] : []),
    `- 보내는 전자우편: ${mail.name} <${mail.address}>`,
    `- 근무시간: ${day.work} (${timeZone})`,
  ].join('\n');
}

function departments({ departments }: Profile): string[][] {
  return Object.entries(departments).map(([code, { label, phone }]) => [code, label, phone]);
}

function staff({ staff, departments }: Profile): string[][] {
  return Object.entries(staff).map(([account, { name, department, roles, phone }]) => [
    account,
    name,
    departments[department]?.label ?? department,
    roles.map(roleName).join(', '),
    phone,
  ]);
}

function channels({ channels }: Profile): string[][] {
  return Object.entries(channels).map(([code, { label, procedure, web }]) => [
    code,
    label,
    procedure ?? '',
    web ? '예' : '',
  ]);
}

function procedures({ procedures }: Profile): string {
  const changes = Object.entries(procedures).map(([code, change]) => `- ${code}: \`${JSON.stringify(change)}\``);
  return `## 절차에서 바꾼 것\n\n${changes.join('\n') || '없음'}`;
}

function threshold({ inForce, endorsements, comments }: Threshold): string[] {
  const crossing = (counts: Threshold['comments']): string =>
    Object.entries(counts)
      .map(([count, action]) => `${count}건이면 ${ACTION[action]}`)
      .join(', ');
  return [inForce, crossing(endorsements), crossing(comments)];
}

function meetings({ meetings, rooms = {} }: Profile): string[][] {
  return Object.entries(meetings).flatMap(([code, { label, with: role, counts, terms }]) =>
    terms.map((each) => [
      code,
      label,
      each.inForce,
      each.rule ?? '수시',
      each.at ?? '',
      length(each),
      each.holiday ? HOLIDAY[each.holiday] : '',
      each.room === undefined ? '' : (rooms[each.room]?.label ?? each.room),
      closing(each),
      roleName(role),
      (each.substitutes ?? []).map(roleName).join(', '),
      COUNTS[counts],
    ]),
  );
}

function length({ minutes, slots, before, after }: MeetingTerms): string {
  const slot = slots === undefined ? '' : `(${String(slots)}칸 × ${String(minutes / slots)}분)`;
  const kept =
    before === undefined && after === undefined ? '' : `, 앞 ${String(before ?? 0)}분 뒤 ${String(after ?? 0)}분`;
  return `${String(minutes)}분${slot}${kept}`;
}

function closing({ closes, material }: MeetingTerms): string {
  return [
    ...(closes === undefined ? [] : [`신청 ${String(closes)}일 전`]),
    ...(material === undefined ? [] : [`자료 ${String(material)}일 전`]),
  ].join(', ');
}

function rooms({ rooms = {} }: Profile): string[][] {
  return Object.entries(rooms).map(([code, { label, seats }]) => [code, label, `${String(seats)}석`]);
}

function councils({ councils, departments }: Profile): string[][] {
  return Object.entries(councils).map(([code, { label, seats, chairs, meetsPerYear, subcommittees = {} }]) => [
    code,
    label,
    `${String(seats)}명 이내`,
    chairs === undefined ? '' : `${String(chairs)}명`,
    meetsPerYear === undefined ? '' : `${String(meetsPerYear)}번 이상`,
    Object.entries(subcommittees)
      .map(([name, department]) => `${name}(${departments[department]?.label ?? department})`)
      .join(', '),
  ]);
}

function rest({ indicators: { rounding }, briefing, departments }: Profile): string {
  const signers = briefing.signers.map(({ role, title }) => `${title}(${roleName(role)})`).join(' → ');
  const inCharge = departments[briefing.departmentInCharge]?.label ?? briefing.departmentInCharge;
  return [
    '## 지표와 보고',
    '',
    `- 달성률: 소수 ${String(rounding.digits)}자리까지 ${ROUNDING[rounding.mode]}`,
    `- 월간 처리결과 보고: 다음 달 ${String(briefing.dueDay)}일까지, ${inCharge}, 문서번호 「${briefing.prefix}-번호」`,
    `- 결재선: ${signers}`,
  ].join('\n');
}

function privacy(said: Privacy): string {
  const { networks, accessLogYears = 2, permissionLogYears = 3, retention, processors = [] } = said;
  const { registration, publicSystem, yearly } = said;
  const kept = (label: string, code = DEFAULT_RETENTION): string => `${label} ${RETENTION_CLASSES[code]}`;
  const own = Object.entries(retention?.procedures ?? {}).flatMap(([procedure, { class: all, kinds = {} }]) => [
    ...(all === undefined ? [] : [kept(procedure, all)]),
    ...Object.entries(kinds).map(([kind, code]) => kept(`${procedure}/${kind}`, code)),
  ]);
  const years = `접속기록 ${String(accessLogYears)}년, 권한 기록 ${String(permissionLogYears)}년`;
  return [
    '## 개인정보와 기록물',
    '',
    `- 직원 화면을 쓸 수 있는 주소: ${networks?.join(', ') ?? '어디서나'}`,
    `- 기록을 두는 동안: ${years}`,
    `- 기록물 보존기간: ${[kept('기본', retention?.class), ...own].join(', ')}`,
    `- 처리위탁: ${processors.map(({ name, work, since }) => `${name} — ${work}(${since}부터)`).join(', ') || '없음'}`,
    `- 개인정보파일: ${registration ? `${registration.file}(${registration.number}, ${registration.registered} 등록)` : '등록을 적지 않음'}`,
    `- 공공시스템 지정: ${publicSystem ? `${publicSystem.designated} 지정, 안전조치 계획 「${publicSystem.plan}」` : '지정되지 않음'}`,
    `- 해마다 하는 점검과 교육: ${yearly ? `점검 ${yearly.check}, 교육 ${yearly.training}` : '적지 않음'}`,
  ].join('\n');
}

/** The office's own readings by point, and the safer one where it has none. */
function readings({ readings = [] }: Profile): string[][] {
  return Object.entries(READINGS).flatMap(([point, { label, choices }]) => {
    const said: Readonly<Record<string, string>> = choices;
    const own = readings.filter(({ of }) => of === point);
    const safer = [label, '', Object.values(said)[0] ?? '', own.length === 0 ? '기본값(안전한 쪽)' : '그 전'];
    return [safer, ...own.map(({ inForce, as, because }) => [label, inForce, said[as] ?? as, because])];
  });
}

function roleName(role: string): string {
  return STAFF_ROLES.get(role) ?? role;
}
