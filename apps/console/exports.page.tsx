import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { koreanMoment, seoulDate, seoulMinute } from '#calendar';
import { type Actor, Clock, RuleBroken } from '#foundation';
import { idIn, inKorean } from '#front';
import { type FormProblems, noProblems } from '#krds';
import { Procedures } from '#matters';
import type { Office } from '#office';
import { titleOf, ExportPurposes, type MatterExport, MatterExports } from '#privacy';
import { sendFile, sendOn, sendPage } from '../reply.js';
import { openingPath } from '../acts.js';
import { StepForms } from '../step-forms.js';
import { staffChrome } from './pages/chrome.js';
import { type ExportLine, ExportsPage } from './pages/exports.js';
import { privacyPlaces } from './privacy-places.js';
import { type AtWork, StaffDoor } from './staff-door.js';

/** What is exported when the form names no table: the register of complaints. */
const REGISTER = 'complaint';
/** Tables about personal data that staff open a matter of. */
const OPENED_HERE: readonly string[] = ['data-request', 'breach'];
const ASKED = ['purpose', 'procedure', 'from', 'to', 'department', 'why'] as const;
/** Which field of the form a broken rule is about. */
const FIELDS: Readonly<Record<string, string>> = {
  'privacy.no-such-purpose': 'purpose',
  'privacy.purpose-not-yours': 'purpose',
  'privacy.period-invalid': 'from',
  'privacy.period-too-long': 'from',
  'people.reason-missing': 'why',
};
const STATES = {
  queued: '차례를 기다림',
  running: '만드는 중',
  done: '다 됨',
  failed: '만들지 못함',
  cancelled: '그만둠',
  expired: '지워짐',
} as const;

/** 내보내기. */
@ApiExcludeController()
@Controller(':office/privacy')
export class ExportPages {
  constructor(
    private readonly door: StaffDoor,
    private readonly exports: MatterExports,
    private readonly purposes: ExportPurposes,
    private readonly procedures: Procedures,
    private readonly forms: StepForms,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Param('office') code: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (atWork) await this.send(reply, atWork, {}, noProblems);
  }

  @Post('exports')
  async request(
    @Param('office') code: string,
    @Body() body: Record<string, unknown> | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (!atWork) return;
    const given = Object.fromEntries(ASKED.map((name) => [name, textOf(body?.[name])]));
    const { purpose = '', why = '', procedure = '', from = '', to = '', department = '' } = given;
    const question = { procedure: procedure || REGISTER, from, to, department: department || null };
    try {
      await this.exports.request(code, { purpose, why, question }, atWork.actor, request.ip);
      sendOn(reply, `/${code}/privacy`);
    } catch (error) {
      const field = error instanceof RuleBroken ? FIELDS[error.code] : undefined;
      if (field === undefined || !(error instanceof RuleBroken)) throw error;
      const problems = { ...noProblems, fields: new Map([[field, inKorean(error.code, error.details)]]) };
      await this.send(reply, atWork, given, problems, 422);
    }
  }

  @Post('exports/:export/cancel')
  async cancel(@Param() path: ExportPath, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const atWork = await this.door.enter(path.office, request, reply);
    if (!atWork) return;
    await this.exports.cancel(path.office, idIn(path.export, 'privacy.export-not-found'), atWork.actor);
    sendOn(reply, `/${path.office}/privacy`);
  }

  @Get('exports/:export/file')
  async file(@Param() path: ExportPath, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const atWork = await this.door.enter(path.office, request, reply);
    if (!atWork) return;
    const id = idIn(path.export, 'privacy.export-not-found');
    sendFile(reply, await this.exports.file(path.office, id, atWork.actor, request.ip));
  }

  private async send(
    reply: FastifyReply,
    { office, actor, label }: AtWork,
    given: Readonly<Record<string, string>>,
    problems: FormProblems,
    status = 200,
  ): Promise<void> {
    const address = `/${office.code}/privacy`;
    const mine = this.purposes.of(actor);
    const tables = this.procedures.of(office).versions();
    sendPage(
      reply,
      <ExportsPage
        chrome={staffChrome(office, label, 'privacy')}
        places={privacyPlaces(office.code, actor, 'exports')}
        action={address}
        purposes={mine.map((purpose) => [purpose.code, purpose.label])}
        contents={mine.map((purpose) => ({
          label: purpose.label,
          law: purpose.law,
          columns: purpose.columns.map((key) => titleOf(purpose, key)).join(', '),
        }))}
        departments={[...office.departments()].map(([code, { label: name }]) => [code, name])}
        procedures={[...new Map(tables.map(({ code, title }) => [code, title.ko]))]}
        given={given}
        today={seoulDate(this.clock.now(office.code))}
        lines={(await this.exports.of(office.code, actor)).map((each) => this.lineOf(each, address))}
        problems={problems}
        openings={await this.offered(office, actor)}
      />,
      status,
    );
  }

  private async offered(office: Office, actor: Actor): Promise<{ href: string; label: string }[]> {
    return (await this.forms.offered(office, actor))
      .filter(({ procedure }) => OPENED_HERE.includes(procedure.code))
      .map((opening) => ({ href: `/${office.code}/matters/new/${openingPath(opening)}`, label: opening.step.label }));
  }

  private lineOf(each: MatterExport, address: string): ExportLine {
    const { id, purpose, why, question, state, done, of, requestedAt, downloads } = each;
    const own = `${address}/exports/${id}`;
    const open = state === 'queued' || state === 'running';
    return {
      id,
      name: `${this.purposes.label(purpose)} ${question.from} ~ ${question.to}`,
      why,
      requestedAt: koreanMoment(seoulMinute(requestedAt)),
      state: state === 'running' ? `${STATES[state]} ${String(done)}/${String(of)}` : STATES[state],
      downloads,
      href: state === 'done' ? `${own}/file` : undefined,
      cancel: open ? `${own}/cancel` : undefined,
    };
  }
}

interface ExportPath {
  readonly office: string;
  readonly export: string;
}

function textOf(field: unknown): string {
  return typeof field === 'string' ? field : '';
}
