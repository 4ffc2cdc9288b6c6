import { Injectable } from '@nestjs/common';
import { FileRemoval } from '#files';
import { type Actor, RuleBroken } from '#foundation';
import type { Tx } from '#ledger';
import { Passages } from '#matters';
import { Vault } from '#people';

/** What went, by number: facts hold no more. */
export interface Gone {
  readonly passages: number;
  readonly files: number;
}

/** The one place where a matter's contents go; whatever else comes to belong to a matter is destroyed from here. */
@Injectable()
export class MatterContents {
  constructor(
    private readonly passages: Passages,
    private readonly files: FileRemoval,
    private readonly vault: Vault,
  ) {}

  /** Destroys texts, files and the person's key in the caller's transaction. Errors as `Vault.forget`, except for who is forgotten. */
  async destroy(
    tx: Tx,
    { matter, person }: { readonly matter: string; readonly person: string | null },
    by: { readonly actor: Actor; readonly from: string; readonly basis: string },
  ): Promise<Gone> {
    if (person !== null) await this.forget(tx, person, by);
    const passages = await this.passages.destroyOf(tx, matter);
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
