import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { written } from '#krds';
import type { MatterPage } from '#matters';
import { OfficeDirectory } from '#office';
import { ResidentAccess } from '#people';
import { limitInKorean } from '#procedure';
import { sendOn, sendPage } from '../reply.js';
import { chromeOf } from './pages/chrome.js';
import { DonePage } from './pages/opened.js';
import { ResidentDoor } from './resident-door.js';

/** 신청되었습니다: number and lookup code of a matter just opened, for whoever opened it. */
@ApiExcludeController()
@Controller(':office/track/:matter/opened')
export class OpenedPages {
  constructor(
    private readonly directory: OfficeDirectory,
    private readonly access: ResidentAccess,
    private readonly door: ResidentDoor,
  ) {}

  @Get()
  async show(
    @Param('office') code: string,
    @Param('matter') matter: string,
    @Query('mailed') mailed: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const office = await this.directory.of(code);
    const at = await this.door.at(request, office.code, matter);
    if (at?.who.level !== 'full') {
      sendOn(reply, `/${office.code}/track`);
      return;
    }
    const { page } = at;
    const first = page.procedure.steps.get(page.timeline.find(({ step }) => step !== undefined)?.step ?? '');
    sendPage(
      reply,
      <DonePage
        chrome={chromeOf(office, 'new', true)}
        said={first?.resident ?? '신청했습니다.'}
        receiptNo={page.receiptNo}
        code={this.access.codeOf(office.code, page.id, page.accessGeneration)}
        next={whatIsNext(page)}
        mailed={mailed === 'yes'}
        phone={office.profile.phone}
        track={`/${office.code}/track/${page.id}`}
        draft={first && `/${office.code}/open/${page.procedure.code}/${first.code}`}
      />,
    );
  }
}

/** From the table: how soon it is received, when it is to be decided, how the result is told. */
function whatIsNext({ procedure, record, due }: MatterPage): string[] {
  const waits = procedure.moments.find(
    ({ anchor, offset, while: during }) =>
      anchor === 'entered' && offset?.unit === 'working hours' && during.includes(record.state),
  );
  const soon = waits?.offset ? `${String(waits.offset.length)}근무시간 안에 접수하고` : '담당자가 확인해 접수하고';
  return [
    due === null
      ? `${soon}, 답변 예정일을 알려 드립니다.`
      : `답변 예정일은 ${written(due)}입니다. 늦어지면 이유와 함께 알려 드립니다.`,
    ...(due === null && procedure.limit ? [`접수한 날부터 ${limitInKorean(procedure.limit)} 안에 처리합니다.`] : []),
    '담당 부서와 담당자가 정해지면 이름과 전화번호를 알려 드립니다.',
    '처리 결과를 고르신 방법으로 알려 드립니다.',
  ];
}
