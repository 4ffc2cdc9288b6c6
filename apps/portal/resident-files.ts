import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { FileShelf, kindOf } from '#files';
import { OfficeTx } from '#ledger';
import { sendFile } from '../reply.js';

/** Sends residents what they sent themselves. */
@Injectable()
export class ResidentFiles {
  constructor(
    private readonly shelf: FileShelf,
    private readonly offices: OfficeTx,
  ) {}

  /** RuleBroken: `files.not-found` (also what the office added), `files.gone`, `files.not-open`. */
  async send(reply: FastifyReply, office: string, matter: string, file: string): Promise<void> {
    const { entry, content } = await this.offices.quick(office, (tx) => this.shelf.open(tx, matter, file, 'resident'));
    const { name, kind, size } = entry;
    sendFile(reply, { name, type: kindOf(kind).media, size, bytes: await content() });
  }
}
