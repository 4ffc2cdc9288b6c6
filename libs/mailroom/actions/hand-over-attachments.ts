import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { endingOf, Files, FileShelf } from '#files';
import { type Actor, RuleBroken, systemActor } from '#foundation';
import { attachmentName } from '../rules/attachment-name.js';
import type { Attached } from '../rules/incoming.js';

/** What nobody knows the writer of may not use up the office's own room (ten files on each side of a matter). */
const MOST_OF_STRANGERS = 5;
const STRANGER = systemActor('mailroom');

/** Files that were taken, and codes of why others were not. */
export interface HandedOver {
  readonly files: readonly string[];
  readonly refused: readonly string[];
}

/** Hands what was attached to the files, which keep it in quarantine until it was looked into, as they do with uploads. */
@Injectable()
export class HandOverAttachments {
  constructor(
    private readonly files: Files,
    private readonly shelf: FileShelf,
  ) {}

  /**
   * In the transaction this call stands in: when it fails, the mail still lies there and all is done again. `person`: whose mail it is;
   * of nobody known, the files stand on the office's side, where the resident does not see them.
   */
  async handOver(
    office: string,
    matter: string,
    attached: readonly Attached[],
    person: string | undefined,
  ): Promise<HandedOver> {
    const actor: Actor = person === undefined ? STRANGER : { kind: 'resident', id: person, roles: ['resident'] };
    let room = person === undefined ? MOST_OF_STRANGERS - (await this.ofStrangers(office, matter)) : Infinity;
    const files = new Set<string>();
    const refused: string[] = [];
    for (const [at, each] of attached.entries()) {
      try {
        if (room <= 0) throw new RuleBroken('files.too-many', { most: MOST_OF_STRANGERS });
        const name = attachmentName(each, at + 1, endingOf);
        const { id } = await this.files.add({ office, matter, actor }, name, Readable.from([each.content]));
        files.add(id);
        room--;
      } catch (error) {
        // What may not be taken is told; anything else ends the transaction, and the mail is looked at again.
        if (!(error instanceof RuleBroken)) throw error;
        refused.push(error.code);
      }
    }
    return { files: [...files], refused };
  }

  private async ofStrangers(office: string, matter: string): Promise<number> {
    return (await this.shelf.list(office, matter, 'staff')).filter(({ by }) => by === STRANGER.id).length;
  }
}
