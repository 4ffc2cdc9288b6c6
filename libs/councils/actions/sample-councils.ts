import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '#foundation';
import { seoulDate } from '#calendar';
import { OfficeTx } from '#ledger';
import { type Office, OfficeDirectory } from '#office';
import type { CouncilRule } from '../rules/council-rule.js';
import { councilRules } from '../rules/council-rules.js';
import { membersOf } from '../storage/council-rows.js';
import { TakeAct } from './take-act.js';

const NUMBERS = ['하나', '둘', '셋', '넷', '다섯', '여섯', '일곱', '여덟'];

/** Fills the empty councils of a sample office with invented people, so that a demonstration has something to show. */
@Injectable()
export class SampleCouncils {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly acts: TakeAct,
    private readonly clock: Clock,
  ) {}

  /** Answers how many members were seated; none in an office that is no sample, and none where somebody sits. */
  async seat(code: string): Promise<number> {
    const office = await this.directory.of(code);
    if (!office.profile.sample) return 0;
    let seated = 0;
    for (const rule of councilRules(office.profile)) {
      const before = await this.offices.run(code, (tx) => membersOf(tx, rule.code));
      if (before.length === 0) seated += await this.fill(office, rule);
    }
    return seated;
  }

  private async fill(office: Office, rule: CouncilRule): Promise<number> {
    const outsiders = rule.outsiders === 'none' ? 0 : Math.ceil((rule.least + 1) / 2);
    const officials = Math.max(rule.least - outsiders, 0);
    const heads = [...office.departments().values()].flatMap(({ head }) => (head === undefined ? [] : [head]));
    const since = seoulDate(this.clock.now(office.code));
    const actor = secretaryOf(office, rule);
    const chairIsOutsider = rule.chair === 'elected-from-outsiders';
    const seats = Object.keys(rule.seatKinds ?? {});
    for (let n = 0; n < officials + outsiders; n++) {
      const outsider = n >= officials;
      const first = chairIsOutsider ? n === officials : n === 0;
      const seat = outsider ? seats.at(-1) : seats[n % Math.max(seats.length - 2, 1)];
      const common = { since, ...(first && { chair: true }), ...(seat !== undefined && { seat }) };
      const answers = outsider
        ? { ...common, person: invented(office, rule, n) }
        : { ...common, staff: heads[n] ?? '' };
      await this.acts.take(
        office.code,
        { council: rule.code },
        outsider ? 'seat-outsider' : 'seat-official',
        actor,
        answers,
      );
    }
    return officials + outsiders;
  }
}

function secretaryOf(office: Office, { secretaries }: CouncilRule): Actor {
  const found = office.everyone().find(({ id }) => office.person(id)?.account === secretaries[0]);
  return { kind: 'staff', id: found?.id ?? '', roles: [] };
}

function invented(office: Office, { code }: CouncilRule, n: number) {
  return {
    name: `견본위원 ${NUMBERS[n % NUMBERS.length] ?? ''}`,
    email: `${code}-${String(n)}@members.${office.code}.example`,
    answer: 'email',
    consent: true,
  };
}
