import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#foundation';
import { type Office, OfficeDirectory, Sessions, SignIn } from '#office';
import { sendOn } from '../reply.js';
import { ensureOwnNetwork } from './own-network.js';
import { STAFF_COOKIE } from './staff.guard.js';

const KEPT = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;

/** A member of staff at work in one office. */
export interface AtWork {
  readonly office: Office;
  readonly actor: Actor;
  /** Name and department, for the head of the page. */
  readonly label: string;
}

/** Sessions of staff in the browser. */
@Injectable()
export class StaffDoor {
  constructor(
    private readonly directory: OfficeDirectory,
    private readonly sessions: Sessions,
    private readonly signIn: SignIn,
  ) {}

  /** Who is at work; whoever is not, or in another office, is sent to sign in and comes back here. RuleBroken: `office.unknown`, `office.network-refused`. */
  async enter(code: string, request: FastifyRequest, reply: FastifyReply): Promise<AtWork | undefined> {
    const office = await this.directory.of(code);
    ensureOwnNetwork(office, request.ip);
    const cookie = request.cookies[STAFF_COOKIE];
    const found = cookie === undefined ? undefined : await this.sessions.of(cookie);
    if (found?.office !== office.code) {
      const next = request.method === 'GET' ? `?next=${encodeURIComponent(request.url)}` : '';
      sendOn(reply, `/${office.code}/sign-in${next}`);
      return undefined;
    }
    const person = office.person(found.actor.id);
    return { office, actor: found.actor, label: person ? `${person.name} (${person.department})` : found.actor.id };
  }

  /** Whether the session goes on; asking counts as using it. */
  async goesOn(office: string, request: FastifyRequest): Promise<boolean> {
    const cookie = request.cookies[STAFF_COOKIE];
    return cookie !== undefined && (await this.sessions.of(cookie))?.office === office;
  }

  /** RuleBroken: `office.network-refused`, `office.sign-in-failed`, `office.sign-in-locked`, `office.sign-in-busy`. */
  async open(reply: FastifyReply, office: string, account: string, password: string, address: string): Promise<void> {
    ensureOwnNetwork(await this.directory.of(office), address);
    const secret = await this.signIn.signIn(office, account, password, address);
    void reply.setCookie(STAFF_COOKIE, secret, KEPT);
  }

  async out(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const cookie = request.cookies[STAFF_COOKIE];
    if (cookie !== undefined) await this.sessions.end(cookie);
    void reply.clearCookie(STAFF_COOKIE, KEPT);
  }
}
