import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Actor, RuleBroken } from '#foundation';
import type { Tx } from '#ledger';
import { type Loaded, MatterRecords } from '#matters';
import { OfficeDirectory, PersonalTokens, Sessions } from '#office';
import type { FastifyRequest } from 'fastify';
import { validate as isId } from 'uuid';
import { ensureOwnNetwork } from './own-network.js';

/** Holds the session; `__Host-` binds it to this host and to HTTPS (browsers treat localhost alike). */
export const STAFF_COOKIE = '__Host-tongtong-staff';

type WithStaff = FastifyRequest & { staff?: Actor; found?: Loaded | undefined };

const FINDS_MATTER = 'finds-matter';
/** The matter in the path is read in the trip that tells who asks: `matterFoundBy` is how it stood then. */
export const FindsMatter = () => SetMetadata(FINDS_MATTER, true);

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
    private readonly matters: MatterRecords,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<WithStaff>();
    const { office, matter } = request.params as { office?: string; matter?: string };
    const finds =
      matter !== undefined &&
      isId(matter) &&
      this.reflector.get<boolean | undefined>(FINDS_MATTER, context.getHandler());
    const beside = finds
      ? (tx: Tx) => this.matters.loaded(tx, matter).then((found) => (request.found = found))
      : undefined;
    const token = /^Bearer (\S{20,200})$/.exec(request.headers.authorization ?? '')?.[1];
    const cookie = request.cookies[STAFF_COOKIE];
    const at = token
      ? await this.tokens.of(token, beside)
      : cookie
        ? await this.sessions.of(cookie, beside)
        : undefined;
    if (!at) throw new RuleBroken('front.sign-in-needed');
    if (at.office !== office) throw new RuleBroken('office.unknown', { office: office ?? '' });
    ensureOwnNetwork(await this.directory.of(office), request.ip);
    request.staff = at.actor;
    return true;
  }
}

/** The member of staff who asks. Only behind StaffGuard. */
export const Staff = createParamDecorator((_: unknown, context: ExecutionContext): Actor =>
  staffOf(context.switchToHttp().getRequest()),
);

/** The same, of a request at hand. */
export function staffOf(request: FastifyRequest): Actor {
  const { staff } = request as WithStaff;
  if (!staff) throw new Error('Staff stands only behind StaffGuard.');
  return staff;
}

/** How the matter in the path stood when the guard asked who is there; undefined where there is none. Only with `@FindsMatter()`. */
export function matterFoundBy(request: FastifyRequest): Loaded | undefined {
  return (request as WithStaff).found;
}
