import { Injectable } from '@nestjs/common';
import { type Actor, ensure } from '#foundation';
import { OfficeTx, type Tx } from '#ledger';
import { type MatterPage, MatterPages } from '#matters';
import { type ResidentSession, ResidentSessions } from '#people';
import { peopleOf } from '#procedure';
import type { FastifyRequest } from 'fastify';

/** Who opens a matter without having one yet. */
export const VISITOR: Actor = { kind: 'resident', id: 'visitor', roles: ['resident'] };

/** Residents as the front meets them: by the token of their session. */
@Injectable()
export class Residents {
  constructor(
    private readonly offices: OfficeTx,
    private readonly sessions: ResidentSessions,
    private readonly pages: MatterPages,
  ) {}

  /** The session behind a token. RuleBroken: `people.session-ended`, or `front.sign-in-needed` without any. */
  async session(office: string, token: string | undefined): Promise<ResidentSession> {
    ensure(token, 'front.sign-in-needed');
    return this.offices.quick(office, (tx) => this.sessions.enter(tx, token));
  }

  async end(office: string, token: string): Promise<void> {
    await this.offices.quick(office, (tx) => this.sessions.end(tx, token));
  }

  /**
   * The matter a session is at, or with full access another one of the same person: an objection and the complaint it is about
   * (docs/decisions/0031-one-session-for-what-is-ones-own.md). RuleBroken: `matters.not-found`, whatever else it is.
   */
  async pageFor(office: string, { matter, person, level, actor }: ResidentSession, id: string): Promise<MatterPage> {
    ensure(matter === id || level === 'full', 'matters.not-found');
    const page = await this.pages.of(office, id, actor);
    ensure(matter === id || peopleOf(page.record).includes(person), 'matters.not-found');
    return page;
  }

  /** How people's access finds a matter by receipt number. */
  readonly findByReceipt = (tx: Tx, receiptNo: string) => this.pages.accessTarget(tx, receiptNo);
  readonly findGeneration = (tx: Tx, matter: string) => this.pages.accessGeneration(tx, matter);
}

/** `Authorization: Bearer …` */
export function bearer(request: FastifyRequest): string | undefined {
  return /^Bearer (\S{20,200})$/.exec(request.headers.authorization ?? '')?.[1];
}
