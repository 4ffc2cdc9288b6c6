import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RuleBroken } from '#foundation';
import { idIn } from '#front';
import { OfficeTx } from '#ledger';
import type { MatterPage } from '#matters';
import { type OpenedSession, type ResidentSession, ResidentSessions } from '#people';
import { Residents } from './resident.js';

/** `__Host-` binds it to this host and to HTTPS (browsers treat localhost alike). */
const COOKIE = '__Host-tongtong-resident';
const KEPT = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;

/** A resident at a matter that is theirs. */
export interface AtMatter {
  readonly who: ResidentSession;
  readonly page: MatterPage;
}

/** The session of a resident in their browser: one office, one matter, 20 minutes. */
@Injectable()
export class ResidentDoor {
  constructor(
    private readonly residents: Residents,
    private readonly sessions: ResidentSessions,
    private readonly offices: OfficeTx,
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

  /** Who stands before a matter; undefined when nobody does, or it is not theirs. */
  async at(request: FastifyRequest, office: string, matter: string): Promise<AtMatter | undefined> {
    const who = await this.who(request, office);
    if (!who) return undefined;
    try {
      return { who, page: await this.residents.pageFor(office, who, idIn(matter, 'matters.not-found')) };
    } catch (error) {
      if (error instanceof RuleBroken && error.code === 'matters.not-found') return undefined;
      throw error;
    }
  }

  /** What the browser holds, a session or the wait for a mail code. */
  tokenOf(request: FastifyRequest): string | undefined {
    return request.cookies[COOKIE];
  }

  /** Lets in whoever has just submitted a matter: it is their own browser. */
  async letIn(reply: FastifyReply, office: string, of: { matter: string; person: string }): Promise<void> {
    this.remember(reply, await this.offices.quick(office, (tx) => this.sessions.begin(tx, of, 'full')));
  }

  remember(reply: FastifyReply, { token }: Pick<OpenedSession, 'token'>): void {
    void reply.setCookie(COOKIE, token, KEPT);
  }

  async out(request: FastifyRequest, reply: FastifyReply, office: string): Promise<void> {
    const token = request.cookies[COOKIE];
    if (token !== undefined) await this.residents.end(office, token);
    void reply.clearCookie(COOKIE, KEPT);
  }
}
