import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Actor, ensure } from '#foundation';
import { FileShelf, kindOf } from '#files';
import { OfficeTx } from '#ledger';
import type { MatterPage } from '#matters';
import { Vault } from '#people';
import { sendFile } from '../reply.js';
import { aboutOf } from './complainants.js';

interface Looking {
  readonly actor: Actor;
  readonly from: string;
  readonly reason: string;
}

/** Sends officers a file of a matter, and writes down who looked, from where and why, before the first byte leaves. */
@Injectable()
export class OfficerFiles {
  constructor(
    private readonly shelf: FileShelf,
    private readonly vault: Vault,
    private readonly offices: OfficeTx,
  ) {}

  /** RuleBroken: `files.not-found`, `files.gone`, `files.not-open`, `people.reason-missing`. */
  async send(reply: FastifyReply, page: MatterPage, file: string, looking: Looking): Promise<void> {
    const { office, id, record } = page;
    ensure(looking.reason.trim().length >= 2, 'people.reason-missing');
    const { entry, content } = await this.offices.quick(office.code, async (tx) => {
      const opened = await this.shelf.open(tx, id, file);
      // A matter without a person has nobody whose data was seen.
      if (record.person !== undefined)
        await this.vault.noteLooking(tx, record.person, { ...looking, purpose: 'file', about: aboutOf(page) });
      return opened;
    });
    const { name, kind, size } = entry;
    sendFile(reply, { name, type: kindOf(kind).media, size, bytes: await content() });
  }
}
