import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock, RuleBroken } from '#foundation';
import { seoulDate } from '#calendar';
import { inKorean } from '#front';
import { DeskCounter, type DeskRow, MatterSearch, OfficerDesk, type Page, Procedures, WaitingLetters } from '#matters';
import type { Office } from '#office';
import { sendPage } from '../reply.js';
import { StepForms } from '../step-forms.js';
import { Complainants } from './complainants.js';
import { choicesOn } from './desk-choices.js';
import { type DeskAddress, lineOf, NEAR, nearFrom, queryOf, viewsOf } from './desk-view.js';
import { staffChrome } from './pages/chrome.js';
import { DeskPage } from './pages/desk.js';
import { StaffDoor } from './staff-door.js';

const ASKED = ['procedure', 'department', 'officer', 'state', 'kind', 'dong', 'mark', 'due', 'after'] as const;

/** 접수함. */
@ApiExcludeController()
@Controller(':office/desk')
export class DeskPages {
  constructor(
    private readonly door: StaffDoor,
    private readonly desk: OfficerDesk,
    private readonly counter: DeskCounter,
    private readonly letters: WaitingLetters,
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
    const asked: DeskAddress = Object.fromEntries(ASKED.flatMap((name) => textIn(query, name)));
    const words = textIn(query, 'search')[0]?.[1] ?? '';
    const now = this.clock.now(office.code);
    const today = seoulDate(now);
    const near = nearFrom(office, now, today);
    const [{ rows, next, notice }, counts, offered, waiting] = await Promise.all([
      this.rows(office, asked, words, near),
      near && this.counter.of(office.code, actor.id, near),
      this.forms.offered(office, actor),
      this.letters.count(office.code, actor),
    ]);
    const book = this.procedures.of(office);
    const tables = this.procedures.allInForce(office, today);
    const { after, ...filters } = asked;
    const shown = { ...filters, search: words };
    const names = await this.complainants.names(office.code, rows);
    const lines = rows.map((row) => lineOf(row, office, book.version(row.procedure, today), today, names.get(row.id)));
    sendPage(
      reply,
      <DeskPage
        chrome={staffChrome(office, label, 'desk')}
        address={address}
        views={viewsOf(address, asked, actor.id, tables, counts)}
        lines={{ rows: lines, next }}
        first={after === undefined ? undefined : address + queryOf(shown)}
        next={next === null ? undefined : address + queryOf({ ...shown, after: next })}
        search={words}
        filters={filters}
        choices={choicesOn(office, tables, asked.procedure)}
        notice={notice}
        letters={waiting === 0 ? undefined : { href: `/${office.code}/letters`, waiting }}
        newMatter={offered.length > 0 ? `/${office.code}/matters/new` : undefined}
      />,
    );
  }

  private async rows(
    office: Office,
    { due, search: _, ...question }: DeskAddress,
    words: string,
    near: ReturnType<typeof nearFrom>,
  ): Promise<Page<DeskRow> & { notice?: string }> {
    try {
      return words === ''
        ? await this.desk.page(office.code, { ...question, ...(due === NEAR && { near }) })
        : await this.search.find(office.code, words, question.after);
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      return { rows: [], next: null, notice: inKorean(error.code, error.details) };
    }
  }
}

function textIn<Name extends string>(query: Record<string, unknown>, name: Name): (readonly [Name, string])[] {
  const value = query[name];
  return typeof value === 'string' && value !== '' && value.length <= 500 ? [[name, value]] : [];
}
