import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { koreanDate, koreanMoment, seoulDate, seoulMinute } from '#calendar';
import { Clock, ensure, RuleBroken } from '#foundation';
import { filter, idIn, inKorean } from '#front';
import { ConfirmPage, type FormProblems, Layout, noProblems } from '#krds';
import { OfficeTx } from '#ledger';
import { Procedures } from '#matters';
import { isRetentionClass, type Office, RETENTION_CLASSES } from '#office';
import {
  DecideDisposal,
  type DisposalCandidate,
  type DisposalDecision,
  DisposalList,
  isArchivist,
  isReviewer,
} from '#privacy';
import { sendOn, sendPage } from '../reply.js';
import { staffChrome } from './pages/chrome.js';
import { type CandidateLine, DisposalDecisionPage, DisposalPage } from './pages/disposal.js';
import { privacyPlaces } from './privacy-places.js';
import { type AtWork, StaffDoor } from './staff-door.js';

const A_PAGE = 100;
const STATES = {
  waiting: '심사를 기다림',
  kept: '더 두기로 함',
  approved: '폐기하기로 심의됨',
  destroyed: '폐기함',
} as const;
const DONE: Readonly<Record<string, string>> = { decided: '심사를 마쳤습니다.', destroyed: '폐기했습니다.' };
/** Which field of the form a broken rule is about. */
const FIELDS: Readonly<Record<string, string>> = {
  'privacy.disposal-reason': 'reason',
  'privacy.class-not-longer': 'class',
  'privacy.council-missing': 'council',
};

/** 폐기 심사. */
@ApiExcludeController()
@Controller(':office/privacy/disposal')
export class DisposalPages {
  constructor(
    private readonly door: StaffDoor,
    private readonly candidates: DisposalList,
    private readonly deciding: DecideDisposal,
    private readonly procedures: Procedures,
    private readonly offices: OfficeTx,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @Param('office') code: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.enter(code, request, reply);
    if (!atWork) return;
    const { office, actor, label } = atWork;
    const [state, place] = ['state', 'after'].map((name) => filter(query[name], name));
    const after = place === undefined ? undefined : idIn(place, 'front.query-invalid');
    const found = await this.offices.quick(code, (tx) => this.candidates.read(tx, { state, after, most: A_PAGE + 1 }));
    const shown = found.slice(0, A_PAGE);
    const address = `/${code}/privacy/disposal`;
    const next = new URLSearchParams({ ...(state !== undefined && { state }), after: shown.at(-1)?.id ?? '' });
    sendPage(
      reply,
      <DisposalPage
        chrome={staffChrome(office, label, 'privacy')}
        places={privacyPlaces(code, actor, 'disposal')}
        action={address}
        state={state ?? ''}
        states={Object.entries(STATES)}
        lines={shown.map((each) => this.lineOf(each, office, isArchivist(actor)))}
        next={found.length > A_PAGE ? `${address}?${next.toString()}` : undefined}
        notice={typeof query['done'] === 'string' ? DONE[query['done']] : undefined}
      />,
    );
  }

  @Get(':candidate')
  async form(@Param() path: CandidatePath, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const atWork = await this.enter(path.office, request, reply);
    if (!atWork) return;
    const candidate = await this.one(path);
    if (candidate.state === 'approved') this.askOnceMore(reply, atWork, candidate);
    else this.ask(reply, atWork, candidate, {}, noProblems);
  }

  @Post(':candidate/decision')
  async decide(
    @Param() path: CandidatePath,
    @Body() body: Record<string, unknown> | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.enter(path.office, request, reply);
    if (!atWork) return;
    const given = Object.fromEntries(
      ['decision', 'class', 'council', 'reason'].map((name) => [name, String(body?.[name] ?? '')]),
    );
    try {
      await this.deciding.decide(path.office, candidateIn(path), decisionOf(given), atWork.actor);
      sendOn(reply, `/${path.office}/privacy/disposal?done=decided`);
    } catch (error) {
      const field = error instanceof RuleBroken ? FIELDS[error.code] : undefined;
      if (field === undefined || !(error instanceof RuleBroken)) throw error;
      const problems = { ...noProblems, fields: new Map([[field, inKorean(error.code, error.details)]]) };
      this.ask(reply, atWork, await this.one(path), given, problems, 422);
    }
  }

  @Post(':candidate/destruction')
  async destroy(
    @Param() path: CandidatePath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.enter(path.office, request, reply);
    if (!atWork) return;
    await this.deciding.destroy(path.office, candidateIn(path), atWork.actor, request.ip);
    sendOn(reply, `/${path.office}/privacy/disposal?done=destroyed`);
  }

  private async enter(code: string, request: FastifyRequest, reply: FastifyReply): Promise<AtWork | undefined> {
    const atWork = await this.door.enter(code, request, reply);
    if (atWork) ensure(isArchivist(atWork.actor) || isReviewer(atWork.actor), 'privacy.archivist-only');
    return atWork;
  }

  private async one(path: CandidatePath): Promise<DisposalCandidate> {
    const found = await this.offices.quick(path.office, (tx) => this.candidates.one(tx, candidateIn(path)));
    ensure(found, 'privacy.candidate-not-found');
    return found;
  }

  private ask(
    reply: FastifyReply,
    { office, label }: AtWork,
    { id, receiptNo }: DisposalCandidate,
    given: Readonly<Record<string, string>>,
    problems: FormProblems,
    status = 200,
  ): void {
    const back = `/${office.code}/privacy/disposal`;
    const page = (
      <DisposalDecisionPage
        chrome={staffChrome(office, label, 'privacy')}
        action={`${back}/${id}/decision`}
        back={back}
        receiptNo={receiptNo}
        classes={Object.entries(RETENTION_CLASSES)}
        given={given}
        problems={problems}
      />
    );
    sendPage(reply, page, status);
  }

  private askOnceMore(
    reply: FastifyReply,
    { office, label }: AtWork,
    { id, receiptNo, council }: DisposalCandidate,
  ): void {
    const back = `/${office.code}/privacy/disposal`;
    const title = `${receiptNo}: 정말 폐기할까요?`;
    const lead = `심의 번호 ${council ?? ''}. 글과 개인정보를 되살릴 수 없게 없앱니다. 처리한 사실은 남습니다.`;
    sendPage(
      reply,
      <Layout chrome={staffChrome(office, label, 'privacy')} title={title}>
        <ConfirmPage
          title={title}
          lead={lead}
          verb="폐기한다"
          action={`${back}/${id}/destruction`}
          back={back}
          carried={[]}
        />
      </Layout>,
    );
  }

  private lineOf(candidate: DisposalCandidate, office: Office, decides: boolean): CandidateLine {
    const { id, matter, receiptNo, procedure, kind, state, until, decidedBy, decidedAt, newClass, council } = candidate;
    const table = this.procedures.of(office).version(procedure, seoulDate(this.clock.now(office.code)));
    const who = decidedBy === null ? undefined : office.person(decidedBy)?.name;
    const href = `/${office.code}/privacy/disposal/${id}`;
    return {
      id,
      receiptNo,
      href: `/${office.code}/matters/${matter}`,
      kind: table.kinds.get(kind ?? '')?.label ?? kind ?? '',
      class: classWord(candidate.class),
      until: koreanDate(until),
      state: STATES[state],
      decided: [who, decidedAt && koreanMoment(seoulMinute(decidedAt)), newClass && classWord(newClass), council]
        .filter(Boolean)
        .join(' · '),
      ...(decides && state === 'waiting' && { act: { label: '심사한다', href } }),
      ...(decides && state === 'approved' && { act: { label: '폐기한다', href } }),
    };
  }
}

interface CandidatePath {
  readonly office: string;
  readonly candidate: string;
}

function candidateIn({ candidate }: CandidatePath): string {
  return idIn(candidate, 'privacy.candidate-not-found');
}

/** Without a choice nothing is kept longer, so that the form asks for it. */
function decisionOf(given: Readonly<Record<string, string>>): DisposalDecision {
  const { reason = '', council = '' } = given;
  return given['decision'] === 'approve'
    ? { decision: 'approve', council, reason }
    : { decision: 'keep', class: given['class'] ?? '', reason };
}

function classWord(of: string): string {
  return isRetentionClass(of) ? RETENTION_CLASSES[of] : of;
}
