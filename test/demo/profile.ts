import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { expect } from './expect.js';

interface Dated {
  readonly inForce: string;
}
export interface MeetingTerms extends Dated {
  readonly rule?: string;
  readonly slots?: number;
  readonly closes?: number;
  readonly substitutes?: readonly string[];
}
interface StatusSet extends Dated {
  readonly choices: Readonly<Record<string, unknown>>;
}
interface Profile {
  readonly meetings: Readonly<Record<string, { readonly label: string; readonly terms: readonly MeetingTerms[] }>>;
  readonly visits: {
    readonly statuses: readonly StatusSet[];
    readonly kinds?: Readonly<Record<string, { readonly label: string; readonly statuses?: readonly StatusSet[] }>>;
  };
}

/** What the office itself told of its meetings and visits: the story plays what is there. */
export class OfficeProfile {
  private readonly profile: Profile;

  constructor(office: string, project: string) {
    this.profile = parse(readFileSync(join(project, 'config', 'offices', `${office}.yaml`), 'utf8')) as Profile;
  }

  /** The kind of meeting that residents are given a place in; one held by a rule comes first. */
  meetingDay(on: string): { readonly kind: string; readonly label: string; readonly terms: MeetingTerms } {
    const days = Object.entries(this.profile.meetings).flatMap(([kind, { label, terms }]) => {
      const told = lastInForce(terms, on);
      return told?.slots && told.substitutes ? [{ kind, label, terms: told }] : [];
    });
    const day = days.find(({ terms }) => terms.rule !== undefined) ?? days[0];
    expect(day, '주민을 만나는 날이 있는 만남의 종류');
    return day;
  }

  /** The office's first kind of visit, and every kind with statuses of its own, with what its suggestions can be. */
  visits(
    on: string,
  ): readonly { readonly kind: string; readonly label: string; readonly statuses: readonly string[] }[] {
    const { kinds = {}, statuses } = this.profile.visits;
    const [first = 'field'] = Object.keys(kinds);
    const own = Object.keys(kinds).filter((kind) => kind !== first && kinds[kind]?.statuses);
    return [first, ...own].map((kind) => ({
      kind,
      label: kinds[kind]?.label ?? '현장방문',
      statuses: Object.keys(lastInForce(kinds[kind]?.statuses ?? statuses, on)?.choices ?? {}),
    }));
  }
}

function lastInForce<T extends Dated>(versions: readonly T[], on: string): T | undefined {
  return versions.findLast(({ inForce }) => inForce <= on);
}
