import { READINGS } from '#calendar';
import { checkMeetings } from './check-meetings.js';
import type { Profile } from './profile.js';
import type { ProfileProblem, Tell } from './profile-refused.js';
import type { Path, ProfileSource } from './profile-source.js';
import { checkVisits } from './check-visits.js';
import { isNetwork } from './networks.js';
import { countable, workingHours } from './working-hours.js';
import { NEEDED_ROLES, STAFF_ROLES } from './roles.js';

/** What exists beside the profiles: the codes of the procedure tables, and who can say what is wrong with an office's wordings. */
export interface Surroundings {
  readonly procedures: ReadonlySet<string>;
  readonly wrongWordings: (
    own: NonNullable<Profile['letters']>,
  ) => readonly { readonly letter: string; readonly cause: string }[];
}

/** What the parts of a profile say of each other, and of what stands beside it. */
export function checkProfile(
  source: ProfileSource,
  profile: Profile,
  { procedures, wrongWordings }: Surroundings,
  problems: ProfileProblem[],
): void {
  const tell: Tell = (path, code, cause) =>
    problems.push({ file: source.file, line: source.lineOf(path), code, cause });
  checkSelf(source, profile, tell);
  checkDepartments(profile, tell);
  checkStaff(profile, tell);
  checkProcedures(profile, procedures, tell);
  checkRolesNamed(profile, tell);
  checkMeetings(profile, tell);
  checkCouncils(profile, tell);
  checkDates(profile, tell);
  checkReadings(profile, tell);
  checkVisits(profile, tell);
  checkPrivacy(profile, procedures, tell);
  for (const { letter, cause } of wrongWordings(profile.letters ?? {}))
    tell(['letters', letter], 'wrong-wording', `편지 ${letter}의 문안을 쓸 수 없습니다: ${cause}`);
}

function checkSelf({ file }: ProfileSource, profile: Profile, tell: Tell): void {
  const { office, web, mail, sample, day, dongs } = profile;
  if (file.split('/').at(-1) !== `${office}.yaml`)
    tell(['office'], 'file-name', `파일 이름이 ${office}.yaml이어야 합니다.`);
  if (web !== `/${office}`) tell(['web'], 'web-path', `누리집 경로는 /${office}이어야 합니다.`);
  if (sample && !mail.address.endsWith('.example')) {
    tell(['mail', 'address'], 'sample-mail', '견본 기관의 전자우편은 .example로 끝나야 합니다.');
  }
  if (!countable(workingHours(day.work))) {
    tell(['day', 'work'], 'work-spans', '근무시간은 이른 것부터 겹치지 않게 적어야 합니다.');
  }
  dongs.forEach((dong, index) => {
    if (dongs.indexOf(dong) < index) tell(['dongs', index], 'duplicate-dong', `'${dong}'이(가) 두 번 쓰였습니다.`);
  });
}

function checkDepartments({ departments, staff, councils, briefing }: Profile, tell: Tell): void {
  for (const [code, { label }] of Object.entries(departments)) {
    const people = Object.values(staff).filter(({ department }) => department === code);
    const heads = people.filter(({ roles }) => roles.includes('head')).length;
    if (heads === 0) tell(['departments', code], 'no-head', `${label}에 부서장(head)이 없습니다.`);
    if (heads > 1) tell(['departments', code], 'two-heads', `${label}에 부서장(head)이 둘 이상입니다.`);
    if (!people.some(({ roles }) => roles.includes('officer'))) {
      tell(['departments', code], 'no-officer', `${label}에 담당자(officer)가 없습니다.`);
    }
  }
  const known = (code: string, path: Path): void => {
    if (!(code in departments)) tell(path, 'unknown-department', `'${code}' 부서가 없습니다.`);
  };
  for (const [account, { department }] of Object.entries(staff)) known(department, ['staff', account, 'department']);
  for (const [council, { subcommittees = {} }] of Object.entries(councils)) {
    for (const [label, department] of Object.entries(subcommittees)) {
      known(department, ['councils', council, 'subcommittees', label]);
    }
  }
  known(briefing.departmentInCharge, ['briefing', 'departmentInCharge']);
}

function checkStaff({ staff }: Profile, tell: Tell): void {
  const persons = new Map<string, string>();
  for (const [account, { name, phone }] of Object.entries(staff)) {
    const same = persons.get(`${name} ${phone}`);
    // 안전성 확보조치 기준 §5③: an account is one person's, and a person has one.
    if (same !== undefined)
      tell(['staff', account], 'two-accounts', `${name}에게 계정이 둘입니다(${same}, ${account}).`);
    persons.set(`${name} ${phone}`, account);
  }
  const held = new Set(Object.values(staff).flatMap(({ roles }) => roles));
  for (const [account, { roles }] of Object.entries(staff)) {
    roles.forEach((role, index) => {
      checkRole(role, ['staff', account, 'roles', index], tell);
    });
  }
  for (const role of NEEDED_ROLES) {
    if (!held.has(role))
      tell(['staff'], 'role-not-held', `${STAFF_ROLES.get(role) ?? role}(${role})을 맡은 사람이 없습니다.`);
  }
}

function checkProcedures({ channels, procedures }: Profile, known: ReadonlySet<string>, tell: Tell): void {
  const check = (procedure: string, path: Path): void => {
    if (!known.has(procedure)) tell(path, 'unknown-procedure', `'${procedure}' 절차가 없습니다.`);
  };
  for (const procedure of Object.keys(procedures)) check(procedure, ['procedures', procedure]);
  for (const [code, { procedure }] of Object.entries(channels)) {
    if (procedure !== undefined) check(procedure, ['channels', code, 'procedure']);
  }
}

function checkRolesNamed({ meetings, briefing }: Profile, tell: Tell): void {
  for (const [code, meeting] of Object.entries(meetings)) {
    checkRole(meeting.with, ['meetings', code, 'with'], tell);
    meeting.terms.forEach(({ substitutes }, at) =>
      substitutes?.forEach((role, index) => {
        checkRole(role, ['meetings', code, 'terms', at, 'substitutes', index], tell);
      }),
    );
  }
  briefing.signers.forEach(({ role }, index) => {
    checkRole(role, ['briefing', 'signers', index, 'role'], tell);
  });
}

function checkCouncils({ councils, staff }: Profile, tell: Tell): void {
  for (const [code, { seats, deliberates }] of Object.entries(councils)) {
    if (!deliberates) continue;
    const path: Path = ['councils', code, 'deliberates'];
    const { least, secretaries, questions, yearly } = deliberates;
    if (least > seats) tell([...path, 'least'], 'least-over-seats', '가장 적은 위원 수가 정원보다 많습니다.');
    secretaries.forEach((account, index) => {
      if (!(account in staff))
        tell([...path, 'secretaries', index], 'unknown-account', `'${account}' 계정이 없습니다.`);
    });
    yearly?.on.forEach((question, index) => {
      if (!(question in questions))
        tell([...path, 'yearly', 'on', index], 'unknown-question', `'${question}' 심의 사항이 없습니다.`);
    });
  }
}

function checkReadings({ readings = [] }: Profile, tell: Tell): void {
  readings.forEach(({ of, as }, index) => {
    const choices = Object.keys(READINGS[of].choices);
    if (!choices.includes(as))
      tell(['readings', index, 'as'], 'unknown-reading', `'${of}'은(는) ${choices.join(', ')} 가운데 하나로 읽습니다.`);
  });
}

function checkDates({ thresholds, visits, meetings, readings = [] }: Profile, tell: Tell): void {
  const rising = (versions: readonly { inForce: string; index?: number }[], path: Path): void => {
    versions.forEach(({ inForce, index: written }, place) => {
      const index = written ?? place;
      const day = Date.parse(inForce);
      if (Number.isNaN(day) || !new Date(day).toISOString().startsWith(inForce)) {
        tell([...path, index, 'inForce'], 'no-such-day', `'${inForce}'은(는) 없는 날입니다.`);
      }
      const before = versions[place - 1];
      if (before && before.inForce >= inForce)
        tell([...path, index, 'inForce'], 'not-in-order', '시행일이 이른 것부터 적어야 합니다.');
    });
  };
  for (const point of Object.keys(READINGS)) {
    const own = readings.flatMap((reading, index) => (reading.of === point ? [{ ...reading, index }] : []));
    rising(own, ['readings']);
  }
  rising(thresholds, ['thresholds']);
  rising(visits.statuses, ['visits', 'statuses']);
  for (const [code, { terms }] of Object.entries(meetings)) rising(terms, ['meetings', code, 'terms']);
  for (const [kind, { statuses = [] }] of Object.entries(visits.kinds ?? {}))
    rising(statuses, ['visits', 'kinds', kind, 'statuses']);
}

function checkPrivacy({ privacy }: Profile, known: ReadonlySet<string>, tell: Tell): void {
  privacy?.networks?.forEach((network, index) => {
    if (!isNetwork(network))
      tell(['privacy', 'networks', index], 'no-network', `'${network}'은(는) 주소 대역이 아닙니다.`);
  });
  for (const procedure of Object.keys(privacy?.retention?.procedures ?? {})) {
    if (!known.has(procedure)) {
      tell(['privacy', 'retention', 'procedures', procedure], 'unknown-procedure', `'${procedure}' 절차가 없습니다.`);
    }
  }
}

function checkRole(role: string, path: Path, tell: Tell): void {
  if (!STAFF_ROLES.has(role))
    tell(path, 'unknown-role', `'${role}' 역할이 없습니다. 쓸 수 있는 역할: ${[...STAFF_ROLES.keys()].join(', ')}`);
}
