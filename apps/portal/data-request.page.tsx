import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ensure } from '#foundation';
import { CriticalAlert, DefinitionList, Heading, Layout, StepForm, written } from '#krds';
import { type Office, OfficeDirectory } from '#office';
import { ResidentAccess } from '#people';
import type { Step } from '#procedure';
import { sendPage } from '../reply.js';
import { type Again, StepForms } from '../step-forms.js';
import { chromeOf } from './pages/chrome.js';
import { VISITOR } from './resident.js';

const TABLE = 'data-request';
/** Codes of a matter just opened. */
const FIRST_GENERATION = 1;

/** 개인정보 열람·정정·삭제·처리정지 요구 (개인정보 보호법 §38④): no harder than the way the data was given. */
@ApiExcludeController()
@Controller(':office/data-requests/new')
export class DataRequestPages {
  constructor(
    private readonly directory: OfficeDirectory,
    private readonly forms: StepForms,
    private readonly access: ResidentAccess,
  ) {}

  @Get()
  async form(@Param('office') code: string, @Res() reply: FastifyReply): Promise<void> {
    const office = await this.directory.of(code);
    this.show(reply, office, this.step(office));
  }

  @Post()
  async request(
    @Param('office') code: string,
    @Body() body: Record<string, unknown> | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const office = await this.directory.of(code);
    const step = this.step(office);
    const opened = await this.forms.open(office, step, VISITOR, body ?? {}, TABLE);
    if ('answer' in opened) {
      const { receiptNo, matter, due } = opened.answer;
      this.done(reply, office, receiptNo, this.access.codeOf(office.code, matter, FIRST_GENERATION), due);
    } else this.show(reply, office, step, opened);
  }

  private step(office: Office): Step {
    const step = this.forms.openingStep(office, VISITOR, TABLE);
    ensure(step, 'procedure.not-allowed', { step: TABLE });
    return step;
  }

  private show(reply: FastifyReply, office: Office, step: Step, again?: Again): void {
    const addresses = { action: `/${office.code}/data-requests/new`, back: `/${office.code}/privacy` };
    const form = this.forms.openingForm(office, step, VISITOR, addresses, again);
    sendPage(
      reply,
      <Layout chrome={chromeOf(office)} title="개인정보 요구">
        <Heading
          title="개인정보 열람 등 요구"
          lead="내 개인정보를 보거나 고치거나 지우거나 멈추게 할 수 있습니다. 10일 안에 답해 드립니다."
        />
        <StepForm {...form} />
      </Layout>,
      again ? 422 : 200,
    );
  }

  private done(reply: FastifyReply, office: Office, receiptNo: string, code: string, due: string | null): void {
    const terms = [
      { term: '신청번호', value: receiptNo },
      { term: '조회번호', value: code },
      ...(due === null ? [] : [{ term: '답변드릴 날', value: written(due) }]),
    ];
    sendPage(
      reply,
      <Layout chrome={chromeOf(office)} title="개인정보 요구를 받았습니다">
        <Heading title="개인정보 요구를 받았습니다" />
        <CriticalAlert urgency="ok">아래 두 번호를 적어 두세요. 조회번호는 지금만 보입니다.</CriticalAlert>
        <DefinitionList terms={terms} />
        <p>
          <a href={`/${office.code}/track`}>진행 상황 보기</a>
        </p>
      </Layout>,
    );
  }
}
