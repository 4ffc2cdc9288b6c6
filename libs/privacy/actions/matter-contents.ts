import { Injectable } from '@nestjs/common';
import { FileRemoval } from '#files';
import { type Actor, Clock, RuleBroken } from '#foundation';
import { statement, type Tx } from '#ledger';
import { type Belongings, ContentsGone, Passages } from '#matters';
import { Vault } from '#people';

/** What went, by number: facts hold no more. */
export interface Gone {
  readonly passages: number;
  readonly files: number;
}

/** What the libraries keep of matters beside the common record. */
export class AllBelongings {
  constructor(readonly all: readonly Belongings[]) {}
}

// A file that holds somebody's data says so in the access log.
const EMPTY_EXPORTS = statement(
  'privacy.empty-exports-of-people',
  `update matter_export e set state = 'expired', file = null where e.office_id = $1 and e.state = 'done'
     and e.id in (select export_id from access_log where office_id = $1 and person_id = any ($2::uuid[]) and export_id is not null)`,
);

/** The one place where a matter's contents go; whatever else comes to belong to a matter is destroyed from here. */
@Injectable()
export class MatterContents {
  constructor(
    private readonly gone: ContentsGone,
    private readonly belongings: AllBelongings,
    private readonly passages: Passages,
    private readonly files: FileRemoval,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /**
   * Destroys texts, files and the people's keys in the caller's transaction. People who stand in another matter that is still kept
   * stay until that one goes. Errors as `Vault.forget`, except for who is forgotten.
   */
  async destroy(
    tx: Tx,
    matter: string,
    by: { readonly actor: Actor; readonly from: string; readonly basis: string },
  ): Promise<Gone> {
    await this.gone.mark(tx, matter, this.clock.now(tx.office));
    const named: string[] = [];
    for (const each of this.belongings.all) named.push(...((await each.people?.(tx, matter)) ?? []));
    const people = await this.gone.peopleOnlyHere(tx, matter, named);
    await tx.touch(EMPTY_EXPORTS, [tx.office, people]);
    for (const person of people) await this.forget(tx, person, by);
    let passages = await this.passages.destroyOf(tx, matter);
    for (const each of this.belongings.all) passages += await each.destroy(tx, matter);
    const files = await this.files.destroyAllOf(tx, matter, by.actor);
    return { passages, files };
  }

  private async forget(tx: Tx, person: string, by: Parameters<Vault['forget']>[2]): Promise<void> {
    try {
      await this.vault.forget(tx, person, by);
    } catch (error) {
      // Forgotten before, on the person's own request.
      if (!(error instanceof RuleBroken && error.code === 'people.no-such-person')) throw error;
    }
  }
}
