import { Injectable } from '@nestjs/common';
import type { Tx } from '#ledger';
import type { Office } from '#office';
import { Vault } from '#people';
import type { MemberRow } from './council-rows.js';

/** What members are called on a page: officials by name, outsiders masked, for their names stand in the vault. */
@Injectable()
export class MemberNames {
  constructor(private readonly vault: Vault) {}

  async of(tx: Tx, office: Office, members: readonly MemberRow[]): Promise<ReadonlyMap<string, string>> {
    const outsiders = members.flatMap(({ person }) => (person === null ? [] : [person]));
    const masked = outsiders.length === 0 ? new Map() : await this.vault.masked(tx, outsiders);
    return new Map(members.map((member) => [member.id, this.nameOf(office, member, masked)]));
  }

  private nameOf(
    office: Office,
    { staff, person, chair }: MemberRow,
    masked: ReadonlyMap<string, { readonly name: string }>,
  ): string {
    const official = staff === null ? undefined : office.person(staff);
    const name = official
      ? `${official.name} (${official.department})`
      : `${masked.get(person ?? '')?.name ?? '지운 이름'} (외부 위원)`;
    return chair ? `${name} · 위원장` : name;
  }
}
