import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiQuery } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { seoulDate } from '#calendar';
import { type Actor, Clock, ensure } from '#foundation';
import { filter, idIn, objectBody, pageSize } from '#front';
import { OfficeTx } from '#ledger';
import { MatterPages } from '#matters';
import { PermissionLog } from '#office';
import {
  AccessBoard,
  AccessReviews,
  boundsOf,
  CorrectContact,
  DecideDisposal,
  DisposalList,
  ensureReviewer,
  EraseResident,
  isAccessFlag,
  isArchivist,
  isMonth,
  isReviewer,
  ReviewAccess,
} from '#privacy';
import { Staff, StaffGuard } from '../staff.guard.js';
import { DisposalBody, ErasureBody, ReviewBody } from './privacy-bodies.js';

/** What the law asks of the records themselves: for 감사담당, 개인정보 보호책임자 and 기록물관리 전문요원. */
@Controller('api/v1/offices/:office')
@UseGuards(StaffGuard)
@ApiBearerAuth()
export class PrivacyController {
  constructor(
    private readonly board: AccessBoard,
    private readonly reviews: AccessReviews,
    private readonly reviewing: ReviewAccess,
    private readonly permissions: PermissionLog,
    private readonly candidates: DisposalList,
    private readonly deciding: DecideDisposal,
    private readonly erasing: EraseResident,
    private readonly correcting: CorrectContact,
    private readonly matters: MatterPages,
    private readonly offices: OfficeTx,
    private readonly clock: Clock,
  ) {}

  @Get('access-log')
  @ApiOperation({
    summary: '열람기록',
    description: '한 달의 접속기록과 표식(flag). 감사담당과 개인정보 보호책임자만 볼 수 있습니다.',
  })
  @ApiQuery({ name: 'month', required: false, description: '2026-10. 없으면 이번 달' })
  @ApiQuery({ name: 'actor', required: false })
  @ApiQuery({ name: 'person', required: false })
  @ApiQuery({ name: 'flag', required: false, enum: ['night', 'many', 'foreign', 'download'] })
  @ApiQuery({ name: 'act', required: false, enum: ['view', 'open', 'correct', 'forget', 'export'] })
  @ApiQuery({ name: 'after', required: false })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } })
  async accessLog(@Param('office') office: string, @Query() query: Record<string, unknown>, @Staff() actor: Actor) {
    ensureReviewer(actor);
    const [month, who, person, flag, act, after, limit] = [
      ...['month', 'actor', 'person', 'flag', 'act', 'after', 'limit'],
    ].map((name) => filter(query[name], name));
    const asked = month ?? seoulDate(this.clock.now(office)).slice(0, 7);
    ensure(isMonth(asked), 'privacy.month-invalid');
    const most = pageSize(limit);
    const question = {
      ...boundsOf(asked),
      actor: who,
      person: person === undefined ? undefined : idIn(person, 'people.no-such-person'),
      flag: flag !== undefined && isAccessFlag(flag) ? flag : undefined,
      act,
      after: after === undefined ? undefined : idIn(after, 'front.query-invalid'),
      most: most + 1,
    };
    return this.offices.quick(office, async (tx) => {
      const [entries, totals] = await Promise.all([this.board.read(tx, question), this.board.totals(tx, question)]);
      const shown = entries.slice(0, most);
      return { month: asked, totals, entries: shown, next: entries.length > most ? shown.at(-1)?.id : null };
    });
  }

  @Get('access-reviews')
  @ApiOperation({ summary: '열람기록 점검 목록', description: '최근 달부터 서른여섯 건' })
  async accessReviews(@Param('office') office: string, @Staff() actor: Actor) {
    ensureReviewer(actor);
    return { reviews: await this.offices.quick(office, (tx) => this.reviews.list(tx)) };
  }

  @Post('access-reviews')
  @HttpCode(204)
  @ApiOperation({
    summary: '한 달의 열람기록을 점검했다고 적는다',
    description: '끝난 달만. 고치거나 지울 수 없습니다.',
  })
  async review(@Param('office') office: string, @Body() body: ReviewBody, @Staff() actor: Actor): Promise<void> {
    await this.reviewing.review(office, body, actor);
  }

  @Get('permission-log')
  @ApiOperation({ summary: '권한 부여·변경·말소 기록', description: '최근 것부터' })
  @ApiQuery({ name: 'account', required: false })
  @ApiQuery({ name: 'after', required: false })
  async permissionLog(@Param('office') office: string, @Query() query: Record<string, unknown>, @Staff() actor: Actor) {
    ensureReviewer(actor);
    const [account, place] = ['account', 'after'].map((name) => filter(query[name], name));
    const after = place === undefined ? undefined : idIn(place, 'front.query-invalid');
    return { changes: await this.offices.quick(office, (tx) => this.permissions.read(tx, { account, after })) };
  }

  @Get('disposal-candidates')
  @ApiOperation({ summary: '폐기 후보', description: '보존기간이 지난 기록과 심사 결과' })
  @ApiQuery({ name: 'state', required: false, enum: ['waiting', 'kept', 'approved', 'destroyed'] })
  @ApiQuery({ name: 'after', required: false })
  async disposal(@Param('office') office: string, @Query() query: Record<string, unknown>, @Staff() actor: Actor) {
    ensure(isArchivist(actor) || isReviewer(actor), 'privacy.archivist-only');
    const [state, place] = ['state', 'after'].map((name) => filter(query[name], name));
    const after = place === undefined ? undefined : idIn(place, 'front.query-invalid');
    const candidates = await this.offices.quick(office, (tx) => this.candidates.read(tx, { state, after, most: 200 }));
    return { candidates };
  }

  @Post('disposal-candidates/:candidate/decision')
  @HttpCode(204)
  @ApiOperation({ summary: '폐기 심사를 마친다', description: '더 오래 두거나, 심의 번호와 함께 폐기를 승인합니다.' })
  async decide(
    @Param('office') office: string,
    @Param('candidate') candidate: string,
    @Body() body: DisposalBody,
    @Staff() actor: Actor,
  ): Promise<void> {
    await this.deciding.decide(office, idIn(candidate, 'privacy.candidate-not-found'), body.asDecision(), actor);
  }

  @Post('disposal-candidates/:candidate/destruction')
  @HttpCode(204)
  @ApiOperation({
    summary: '승인된 기록을 폐기한다',
    description: '글과 개인정보를 되살릴 수 없게 없앱니다. 사실은 남습니다.',
  })
  async destroy(
    @Param('office') office: string,
    @Param('candidate') candidate: string,
    @Staff() actor: Actor,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.deciding.destroy(office, idIn(candidate, 'privacy.candidate-not-found'), actor, request.ip);
  }

  @Post('matters/:matter/correction')
  @HttpCode(204)
  @ApiOperation({
    summary: '이름과 연락처를 정정한다',
    description:
      '정정을 요구한 안건에서, 개인정보 보호책임자만. receiptNo, whom(petitioner, second, third), person(바뀌지 않은 것도 모두), reason. ' +
      '같은 것을 다시 보내면 바뀌는 것이 없습니다.',
  })
  @ApiBody({ schema: { type: 'object', required: ['receiptNo', 'whom', 'person', 'reason'] } })
  async correct(
    @Param('office') office: string,
    @Param('matter') matter: string,
    @Body() body: unknown,
    @Staff() actor: Actor,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const page = await this.matters.of(office, idIn(matter, 'matters.not-found'), actor);
    await this.correcting.forRequest(page, objectBody(body), actor, request.ip);
  }

  @Post('matters/:matter/erasure')
  @HttpCode(204)
  @ApiOperation({
    summary: '개인정보를 지운다',
    description: '다른 법률이 보존을 정한 기록이면 그 조문과 함께 거절합니다(개인정보 보호법 §36① 단서).',
  })
  async erase(
    @Param('office') office: string,
    @Param('matter') matter: string,
    @Body() { basis }: ErasureBody,
    @Staff() actor: Actor,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.erasing.erase(office, idIn(matter, 'matters.not-found'), { actor, from: request.ip, basis });
  }
}
