import { Injectable } from '@nestjs/common';
import { type Actor } from '#foundation';
import { OfficeTx } from '#ledger';
import type { DeskRow, MatterPage } from '#matters';
import type { MeetingBrief } from '#meetings';
import { type AccessEntry, AccessLog, type Looking, type MaskedContact, Vault } from '#people';

/** What the console shows of residents without a reason: masked, in a type that cannot be written back (고시 §12①). */
@Injectable()
export class Complainants {
  constructor(
    private readonly offices: OfficeTx,
    private readonly vault: Vault,
    private readonly log: AccessLog,
  ) {}

  /** Whoever reads a matter handles its person's data: who, when, from where and whose is written down (고시 §8①). */
  async noteView(page: MatterPage, actor: Actor, from: string): Promise<void> {
    const { person } = page.record;
    if (person === undefined) return;
    const looking = { actor, from, purpose: 'handling', reason: '안건 화면 조회', about: aboutOf(page) };
    await this.offices.quick(page.office.code, (tx) => this.vault.viewed(tx, person, looking));
  }

  /** The same for what is read of several at once: the briefs of a session. */
  async noteBriefs(office: string, briefs: readonly MeetingBrief[], actor: Actor, from: string): Promise<void> {
    await this.offices.quick(office, async (tx) => {
      for (const { person, slot } of briefs) {
        if (person === null || !slot.matter) continue;
        const about = { matter: slot.matter.id, department: undefined };
        await this.vault.viewed(tx, person, { actor, from, purpose: 'handling', reason: '면담자료 조회', about });
      }
    });
  }

  /** What stands beside a matter: its person masked (absent: nobody, or forgotten), and who of the staff looked lately. */
  async around({ office, record: { person } }: MatterPage): Promise<Around> {
    if (person === undefined) return { masked: undefined, looked: [] };
    return this.offices.quick(office.code, async (tx) => {
      const [masked, looked] = await Promise.all([this.vault.masked(tx, [person]), this.log.lately(tx, person)]);
      return { masked: masked.get(person), looked };
    });
  }

  /** Masked names for a list, by matter. */
  async names(office: string, rows: readonly DeskRow[]): Promise<ReadonlyMap<string, string>> {
    const people = rows.flatMap(({ person }) => (person === null ? [] : [person]));
    if (people.length === 0) return new Map();
    const masked = await this.offices.quick(office, (tx) => this.vault.masked(tx, people));
    return new Map(
      rows.flatMap(({ id, person }) => {
        const name = masked.get(person ?? '')?.name;
        return name === undefined ? [] : [[id, name] as const];
      }),
    );
  }
}

interface Around {
  readonly masked: MaskedContact | undefined;
  readonly looked: readonly AccessEntry[];
}

/** Where somebody looked, for the review. */
export function aboutOf({ id, record }: MatterPage): NonNullable<Looking['about']> {
  return { matter: id, department: record.department };
}
