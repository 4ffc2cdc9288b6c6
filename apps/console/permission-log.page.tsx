import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { koreanMoment, seoulMinute } from '#calendar';
import { filter, idIn } from '#front';
import { OfficeTx } from '#ledger';
import { type Office, type PermissionEntry, PermissionLog, STAFF_ROLES } from '#office';
import { ensureReviewer } from '#privacy';
import { sendPage } from '../reply.js';
import { actorName } from './access-words.js';
import { staffChrome } from './pages/chrome.js';
import { type PermissionLine, PermissionLogPage } from './pages/permission-log.js';
import { privacyPlaces } from './privacy-places.js';
import { StaffDoor } from './staff-door.js';

const A_PAGE = 100;
const CHANGES = { grant: '부여', change: '변경', revoke: '말소' } as const;

/** 권한 변경 기록. */
@ApiExcludeController()
@Controller(':office/privacy/permissions')
export class PermissionLogPages {
  constructor(
    private readonly door: StaffDoor,
    private readonly log: PermissionLog,
    private readonly offices: OfficeTx,
  ) {}

  @Get()
  async show(
    @Param('office') code: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (!atWork) return;
    const { office, actor, label } = atWork;
    ensureReviewer(actor);
    const [account, place] = ['account', 'after'].map((name) => filter(query[name], name));
    const after = place === undefined ? undefined : idIn(place, 'front.query-invalid');
    const entries = await this.offices.quick(code, (tx) => this.log.read(tx, { account, after, most: A_PAGE + 1 }));
    const shown = entries.slice(0, A_PAGE);
    const address = `/${code}/privacy/permissions`;
    const next = new URLSearchParams({ ...(account !== undefined && { account }), after: shown.at(-1)?.id ?? '' });
    sendPage(
      reply,
      <PermissionLogPage
        chrome={staffChrome(office, label, 'privacy')}
        places={privacyPlaces(code, actor, 'permissions')}
        action={address}
        account={account ?? ''}
        years={office.profile.privacy?.permissionLogYears ?? 3}
        lines={shown.map((entry) => lineOf(entry, office))}
        next={entries.length > A_PAGE ? `${address}?${next.toString()}` : undefined}
      />,
    );
  }
}

function lineOf(entry: PermissionEntry, office: Office): PermissionLine {
  const { id, at, account, name, change, roles, department, actor } = entry;
  return {
    id,
    at: koreanMoment(seoulMinute(at)),
    whom: name,
    account,
    change: CHANGES[change],
    duties: roles.map((role) => STAFF_ROLES.get(role) ?? role).join(', '),
    department: office.departmentLabel(department) ?? department,
    by: actorName(actor, office),
  };
}
