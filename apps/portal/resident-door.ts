import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RuleBroken } from '#foundation';
import { OfficeTx } from '#ledger';
import { FrontAddresses } from '#matters';
import { type OpenedSession, type ResidentSession, ResidentSessions } from '#people';
import { Residents } from './resident.js';

const COOKIE = 'tongtong_resident';

/** The session of a resident in their browser: one office, one matter, 20 minutes. */
@Injectable()
export class ResidentDoor {
  constructor(
    private readonly residents: Residents,
    private readonly sessions: ResidentSessions,
    private readonly offices: OfficeTx,
    private readonly addresses: FrontAddresses,
  ) {}

  /** Who stands at the door; undefined when nobody, or the session is over. */
  async who(request: FastifyRequest, office: string): Promise<ResidentSession | undefined> {
    const token = request.cookies[COOKIE];
    try {
      return await this.residents.session(office, token);
    } catch (error) {
      if (error instanceof RuleBroken) return undefined;
      throw error;
    }
  }

  /** Lets in whoever has just submitted a matter: it is their own browser. */
  async letIn(reply: FastifyReply, office: string, of: { matter: string; person: string }): Promise<void> {
    this.remember(reply, office, await this.offices.quick(office, (tx) => this.sessions.begin(tx, of, 'full')));
  }

  remember(reply: FastifyReply, office: string, { token }: OpenedSession): void {
    const secure = this.addresses.portal.startsWith('https:');
    void reply.setCookie(COOKIE, token, { path: `/${office}`, httpOnly: true, sameSite: 'lax', secure });
  }

  async out(request: FastifyRequest, reply: FastifyReply, office: string): Promise<void> {
    const token = request.cookies[COOKIE];
    if (token !== undefined) await this.residents.end(office, token);
    void reply.clearCookie(COOKIE, { path: `/${office}` });
  }
}
