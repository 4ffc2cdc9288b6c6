import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import { type Actor, RuleBroken } from '#foundation';
import { OfficeDirectory, PersonalTokens, Sessions } from '#office';
import type { FastifyRequest } from 'fastify';
import { ensureOwnNetwork } from './own-network.js';

/** Holds the session; `__Host-` binds it to this host and to HTTPS (browsers treat localhost alike). */
export const STAFF_COOKIE = '__Host-tongtong-staff';

type WithStaff = FastifyRequest & { staff?: Actor };

/**
 * Lets members of staff of the office in the path through: by session cookie, or by personal token. Another office's people get
 * the answer of an office that does not exist.
 */
@Injectable()
export class StaffGuard implements CanActivate {
  constructor(
    private readonly sessions: Sessions,
    private readonly tokens: PersonalTokens,
    private readonly directory: OfficeDirectory,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<WithStaff>();
    const { office } = request.params as { office?: string };
    const token = /^Bearer (\S{20,200})$/.exec(request.headers.authorization ?? '')?.[1];
    const cookie = request.cookies[STAFF_COOKIE];
    const at = token ? await this.tokens.of(token) : cookie ? await this.sessions.of(cookie) : undefined;
    if (!at) throw new RuleBroken('front.sign-in-needed');
    if (at.office !== office) throw new RuleBroken('office.unknown', { office: office ?? '' });
    ensureOwnNetwork(await this.directory.of(office), request.ip);
    request.staff = at.actor;
    return true;
  }
}

/** The member of staff who asks. Only behind StaffGuard. */
export const Staff = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { staff } = context.switchToHttp().getRequest<WithStaff>();
  if (!staff) throw new Error('Staff stands only behind StaffGuard.');
  return staff;
});
