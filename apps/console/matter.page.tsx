import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RuleBroken } from '#foundation';
import { FileShelf } from '#files';
import { idIn, inKorean } from '#front';
import { ANSWER_METHODS } from '#krds';
import { OfficeTx } from '#ledger';
import { type MatterPage, MatterPages, SimilarMatters } from '#matters';
import { Vault } from '#people';
import { CORRECTION_FORM } from '#privacy';
import { sendPage } from '../reply.js';
import { StepForms } from '../step-forms.js';
import { lookedIn } from './access-words.js';
import { aboutOf, Complainants } from './complainants.js';
import { correctionOn } from './correction.page.js';
import { filesCardOf } from './files-view.js';
import { matterViewOf, tabOf, addressOf } from './matter-view.js';
import { staffChrome } from './pages/chrome.js';
import { MatterPage as Page } from './pages/matter.js';
import type { ResidentView } from './pages/resident-card.js';
import { type AtWork, StaffDoor } from './staff-door.js';

const METHODS: ReadonlyMap<string, string> = new Map(ANSWER_METHODS);

/** 민원 상세. */
@ApiExcludeController()
@Controller(':office/matters/:matter')
export class StaffMatterPages {
  constructor(
    private readonly door: StaffDoor,
    private readonly matters: MatterPages,
    private readonly similar: SimilarMatters,
    private readonly vault: Vault,
    private readonly offices: OfficeTx,
    private readonly forms: StepForms,
    private readonly complainants: Complainants,
    private readonly files: FileShelf,
  ) {}

  @Get()
  async show(
    @Param() { office, matter }: MatterPath,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(office, request, reply);
    if (!atWork) return;
    const page = await this.page(atWork, matter);
    await this.complainants.noteView(page, atWork.actor, request.ip);
    const steps = new Map([...page.procedure.steps, [CORRECTION_FORM.code, CORRECTION_FORM]]);
    const done = steps.get(typeof query['done'] === 'string' ? query['done'] : '');
    const notice = done && `마쳤습니다: ${done.label}`;
    await this.send(reply, atWork, page, hiddenOf(page), { notice, timeline: query['timeline'] });
  }

  /** Opens the resident's contact for a reason; the vault writes down who, when, from where and why. */
  @Post('contact')
  async contact(
    @Param() { office, matter }: MatterPath,
    @Body() body: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(office, request, reply);
    if (!atWork) return;
    const page = await this.page(atWork, matter);
    const reason = typeof body['reason'] === 'string' ? body['reason'] : '';
    const { person } = page.record;
    if (person === undefined) {
      await this.send(reply, atWork, page, { kind: 'none' });
      return;
    }
    try {
      const about = aboutOf(page);
      const looking = { actor: atWork.actor, from: request.ip, purpose: 'answer', reason, about };
      const contact = await this.offices.quick(atWork.office.code, (tx) => this.vault.open(tx, person, looking));
      const { name, phone, email, address, answer } = contact;
      await this.send(reply, atWork, page, {
        kind: 'open',
        name,
        phone,
        email,
        address,
        answer: METHODS.get(answer) ?? answer,
      });
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      const problem = inKorean(error.code, error.details);
      await this.send(reply, atWork, page, { kind: 'hidden', action: contactAddress(page), problem, reason }, {}, 422);
    }
  }

  private page({ office, actor }: AtWork, matter: string): Promise<MatterPage> {
    return this.matters.of(office.code, idIn(matter, 'matters.not-found'), actor);
  }

  private async send(
    reply: FastifyReply,
    { office, label, actor }: AtWork,
    page: MatterPage,
    resident: ResidentView,
    { notice, timeline }: { notice?: string | undefined; timeline?: unknown } = {},
    status = 200,
  ): Promise<void> {
    const [similar, { masked, looked }] = await Promise.all([this.similar.of(page), this.complainants.around(page)]);
    const shown = resident.kind === 'hidden' ? { ...resident, masked } : resident;
    const view = matterViewOf(page, tabOf(timeline), this.forms.today(office.code), similar);
    const files = filesCardOf(page, await this.files.list(office.code, page.id));
    sendPage(
      reply,
      <Page
        {...view}
        acts={[...view.acts, ...correctionOn(page, actor)]}
        chrome={staffChrome(office, label, 'desk')}
        resident={shown}
        looked={lookedIn(looked, office)}
        files={files}
        notice={notice}
      />,
      status,
    );
  }
}

interface MatterPath {
  readonly office: string;
  readonly matter: string;
}

function contactAddress(page: MatterPage): string {
  return `${addressOf(page)}/contact`;
}

function hiddenOf(page: MatterPage): ResidentView {
  return page.record.person === undefined ? { kind: 'none' } : { kind: 'hidden', action: contactAddress(page) };
}
