import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock, RuleBroken } from '#foundation';
import { seoulDate } from '#calendar';
import { inKorean } from '#front';
import { type DeskQuestion, type DeskRow, MatterSearch, OfficerDesk, type Page, Procedures } from '#matters';
import type { Office } from '#office';
import { sendPage } from '../reply.js';
import { PROCEDURE, StepForms } from '../step-forms.js';
import { Complainants } from './complainants.js';
import { lineOf, queryOf, viewsOf } from './desk-view.js';
import { staffChrome } from './pages/chrome.js';
import { DeskPage } from './pages/desk.js';
import { StaffDoor } from './staff-door.js';

const ASKED = ['department', 'officer', 'state', 'kind', 'dong', 'mark', 'after'] as const;

/** 접수함. */
@ApiExcludeController()
@Controller(':office/desk')
export class DeskPages {
  constructor(
    private readonly door: StaffDoor,
    private readonly desk: OfficerDesk,
    private readonly search: MatterSearch,
    private readonly procedures: Procedures,
    private readonly forms: StepForms,
    private readonly complainants: Complainants,
    private readonly clock: Clock,
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
    const address = `/${office.code}/desk`;
    const question: DeskQuestion = Object.fromEntries(ASKED.flatMap((name) => textIn(query, name)));
    const words = textIn(query, 'search')[0]?.[1] ?? '';
    const { rows, next, notice } = await this.rows(office, question, words);
    const today = seoulDate(this.clock.now(office.code));
    const book = this.procedures.of(office);
    const names = await this.complainants.names(office.code, rows);
    const lines = rows.map((row) => lineOf(row, office, book.version(row.procedure, today), today, names.get(row.id)));
    const { after, ...filters } = question;
    const opens = this.forms.openingStep(office, actor) !== undefined;
    sendPage(
      reply,
      <DeskPage
        chrome={staffChrome(office, label, 'desk')}
        address={address}
        views={viewsOf(address, question, actor.id)}
        lines={{ rows: lines, next }}
        first={after === undefined ? undefined : address + queryOf({ ...filters, search: words })}
        next={next === null ? undefined : address + queryOf({ ...filters, search: words, after: next })}
        search={words}
        filters={filters}
        choices={this.choices(office, today)}
        notice={notice}
        newMatter={opens ? `/${office.code}/matters/new` : undefined}
      />,
    );
  }

  private async rows(
    office: Office,
    question: DeskQuestion,
    words: string,
  ): Promise<Page<DeskRow> & { notice?: string }> {
    try {
      return words === ''
        ? await this.desk.page(office.code, question)
        : await this.search.find(office.code, words, question.after);
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      return { rows: [], next: null, notice: inKorean(error.code, error.details) };
    }
  }

  private choices(office: Office, today: string) {
    const procedure = this.procedures.inForce(office, PROCEDURE, today);
    return {
      kind: [...procedure.kinds].map(([code, { label }]) => [code, label] as const),
      dong: office.dongs().map((dong) => [dong, dong] as const),
      department: [...office.departments()].map(([code, { label }]) => [code, label] as const),
      state: [...procedure.states]
        .filter(([, { terminal }]) => !terminal)
        .map(([code, { label }]) => [code, label] as const),
    };
  }
}

function textIn<Name extends string>(query: Record<string, unknown>, name: Name): (readonly [Name, string])[] {
  const value = query[name];
  return typeof value === 'string' && value !== '' && value.length <= 500 ? [[name, value]] : [];
}
