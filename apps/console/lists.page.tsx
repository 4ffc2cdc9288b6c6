import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { koreanMoment, seoulMinute } from '#calendar';
import { type Actor, RuleBroken } from '#foundation';
import { filter, formWithFile, idIn, inKorean, TakesFiles } from '#front';
import { type FormProblems, noProblems } from '#krds';
import {
  type BeingLookedAt,
  changeText,
  type DryRun,
  ImportCheck,
  Lists,
  MOST_AT_ONCE,
  MOST_BYTES,
  problemText,
  type RowVerdict,
  type Upload,
} from '#lists';
import { openingPath } from '../acts.js';
import { sendFile, sendOn, sendPage } from '../reply.js';
import { staffChrome } from './pages/chrome.js';
import { ListsPage, type RowLine, type UploadLine, UploadPage } from './pages/lists.js';
import { listTabs } from './list-tabs.js';
import { type AtWork, StaffDoor } from './staff-door.js';

const ROWS_A_PAGE = 100;
const STATES: Readonly<Record<Upload['state'], string>> = {
  waiting: '확정 기다림',
  queued: '차례를 기다림',
  running: '처리 중',
  done: '끝남',
  failed: '처리하지 못함',
  cancelled: '그만둠',
  expired: '지워짐',
};
const VERDICTS: Readonly<Record<RowVerdict['verdict'], readonly [string, RowLine['tone']]>> = {
  new: ['처리할 행', 'information'],
  taken: ['이미 처리됨', 'gray'],
  differs: ['처리된 것과 다름', 'warning'],
  unchanged: ['바뀐 것 없음', 'gray'],
  wrong: ['고칠 점', 'danger'],
};

/** 목록으로 접수. */
@ApiExcludeController()
@Controller(':office/lists')
export class ListPages {
  constructor(
    private readonly door: StaffDoor,
    private readonly lists: Lists,
    private readonly imports: ImportCheck,
  ) {}

  @Get()
  async show(
    @Param('office') code: string,
    @Query('after') after: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (atWork) await this.list(reply, atWork, { after: filter(after, 'after') });
  }

  @Post()
  @TakesFiles()
  async send(@Param('office') code: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (!atWork) return;
    const { fields, file } = await formWithFile(request, MOST_BYTES);
    const [procedure = '', step] = (fields['opening'] ?? '').split('/');
    try {
      if (!file) throw new RuleBroken('lists.no-file');
      const { id } = await this.lists.send(
        code,
        { name: fields['name'] ?? '', procedure, step, about: fields['about'], bytes: file },
        atWork.actor,
      );
      sendOn(reply, `/${code}/lists/${id}`);
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      const field =
        error.code === 'lists.name-invalid' ? 'name' : error.code.startsWith('procedure.') ? 'opening' : 'file';
      const problems = { ...noProblems, fields: new Map([[field, inKorean(error.code, error.details)]]) };
      await this.list(reply, atWork, { given: fields, problems }, 422);
    }
  }

  @Get('templates/:procedure/:step')
  async template(
    @Param() { office, procedure, step }: { office: string; procedure: string; step: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(office, request, reply);
    if (atWork) sendFile(reply, await this.lists.template(office, procedure, step, atWork.actor));
  }

  @Get(':list')
  async one(
    @Param() path: ListPath,
    @Query() { after, only }: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(path.office, request, reply);
    if (atWork)
      await this.upload(reply, atWork, path, { after: Number(filter(after, 'after') ?? 0), only: only === 'wrong' });
  }

  @Post(':list/confirmation')
  async confirm(@Param() path: ListPath, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const atWork = await this.door.enter(path.office, request, reply);
    if (!atWork) return;
    try {
      await this.lists.confirm(path.office, idOf(path), atWork.actor);
      sendOn(reply, `/${path.office}/lists/${path.list}`);
    } catch (error) {
      if (!(error instanceof RuleBroken) || error.code === 'lists.not-found') throw error;
      const problems = { ...noProblems, form: [inKorean(error.code, error.details)] };
      await this.upload(reply, atWork, path, { after: 0, only: false }, problems, 422);
    }
  }

  @Post(':list/looks')
  async lookAgain(@Param() path: ListPath, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const atWork = await this.door.enter(path.office, request, reply);
    if (!atWork) return;
    await this.lists.lookAgain(path.office, idOf(path), atWork.actor);
    sendOn(reply, `/${path.office}/lists/${path.list}`);
  }

  @Post(':list/cancel')
  async cancel(@Param() path: ListPath, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const atWork = await this.door.enter(path.office, request, reply);
    if (!atWork) return;
    await this.lists.cancel(path.office, idOf(path), atWork.actor);
    sendOn(reply, `/${path.office}/lists/${path.list}`);
  }

  @Get(':list/file')
  async file(@Param() path: ListPath, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const atWork = await this.door.enter(path.office, request, reply);
    if (atWork) sendFile(reply, await this.lists.file(path.office, idOf(path), atWork.actor));
  }

  private async list(
    reply: FastifyReply,
    { office, actor, label }: AtWork,
    {
      after,
      given = {},
      problems = noProblems,
    }: { after?: string | undefined; given?: Readonly<Record<string, string>>; problems?: FormProblems },
    status = 200,
  ): Promise<void> {
    const address = `/${office.code}/lists`;
    const offered = await this.imports.offered(office.code, actor);
    const { items, next } = await this.lists.of(
      office.code,
      actor,
      after === undefined ? undefined : idIn(after, 'lists.not-found'),
    );
    const labels = new Map(
      offered.map((opening) => [openingPath(opening), `${opening.procedure.title.ko}: ${opening.step.label}`]),
    );
    sendPage(
      reply,
      <ListsPage
        chrome={staffChrome(office, label, 'lists')}
        address={address}
        tabs={listTabs(office.code, 'import')}
        openings={[...labels]}
        given={given}
        problems={problems}
        lines={items.map((item) => lineOf(item, labels.get(`${item.procedure}/${item.steps[0] ?? ''}`), address))}
        next={next === null ? undefined : `${address}?after=${next}`}
      />,
      status,
    );
  }

  private async upload(
    reply: FastifyReply,
    { office, actor, label }: AtWork,
    path: ListPath,
    shown: { readonly after: number; readonly only: boolean },
    problems: FormProblems = noProblems,
    status = 200,
  ): Promise<void> {
    const address = `/${office.code}/lists/${path.list}`;
    const upload = await this.lists.status(office.code, idOf(path), actor);
    const open = upload.state === 'waiting';
    const [looked, failed] = open ? await this.looked(office.code, upload, actor) : [undefined];
    const run = looked?.looking === null ? looked : undefined;
    const rows = run?.rows.filter(({ row, verdict }) => row > shown.after && (!shown.only || verdict === 'wrong'));
    const page = rows?.slice(0, ROWS_A_PAGE);
    const more = rows && page && rows.length > page.length ? page.at(-1)?.row : undefined;
    sendPage(
      reply,
      <UploadPage
        chrome={staffChrome(office, label, 'lists')}
        back={`/${office.code}/lists`}
        address={address}
        name={upload.name}
        facts={factsOf(upload, looked)}
        rows={page?.map(rowLine)}
        next={more === undefined ? undefined : `${address}?after=${String(more)}${shown.only ? '&only=wrong' : ''}`}
        only={shown.only}
        confirm={run?.counts.new}
        mayLookAgain={open && upload.rows > MOST_AT_ONCE && !looked?.looking}
        mayCancel={['waiting', 'queued', 'running'].includes(upload.state)}
        file={upload.state === 'done' ? `${address}/file` : undefined}
        problems={failed ? { ...problems, form: [...problems.form, failed] } : problems}
      />,
      status,
    );
  }

  /** What a list would do, or why that could not be told. */
  private async looked(
    office: string,
    { id }: Upload,
    actor: Actor,
  ): Promise<readonly [looked: DryRun | BeingLookedAt | undefined, failed?: string]> {
    try {
      return [await this.lists.dryRun(office, id, actor)];
    } catch (error) {
      if (!(error instanceof RuleBroken && error.code === 'lists.look-failed')) throw error;
      return [undefined, inKorean(error.code, error.details)];
    }
  }
}

interface ListPath {
  readonly office: string;
  readonly list: string;
}

function idOf({ list }: ListPath): string {
  return idIn(list, 'lists.not-found');
}

function lineOf(upload: Upload, about: string | undefined, address: string): UploadLine {
  const { id, name, procedure, rows, requestedAt } = upload;
  return {
    id,
    name,
    about: upload.kind === 'return' ? '부서 취합' : (about ?? procedure),
    rows: rows.toLocaleString('en-US'),
    sentAt: koreanMoment(seoulMinute(requestedAt)),
    state: stateOf(upload),
    href: `${address}/${id}`,
  };
}

function stateOf({ state, done, of }: Upload): string {
  return state === 'running' ? `${STATES[state]} ${String(done)}/${String(of)}` : STATES[state];
}

function factsOf(upload: Upload, looked: DryRun | BeingLookedAt | undefined): (readonly [string, string])[] {
  const run = looked?.looking === null ? looked : undefined;
  const count = (number: number) => `${number.toLocaleString('en-US')}건`;
  return [
    ['상태', stateOf(upload)],
    ['행', count(upload.rows)],
    ['처리한 것', count(upload.taken)],
    ...(looked?.looking
      ? [['살펴보기', `${count(looked.looking.done)} / ${count(looked.looking.of)} 살펴봄`] as const]
      : []),
    ...(run
      ? ([
          ['살펴본 때', koreanMoment(seoulMinute(run.lookedAt))],
          ['처리할 행', count(run.counts.new)],
          ['고칠 점이 있는 행', count(run.counts.wrong)],
          ['바뀐 것이 없는 행', count(run.counts.unchanged)],
          ['이미 처리된 행', count(run.counts.taken)],
          ['이미 처리된 것과 다른 행', count(run.counts.differs)],
        ] as const)
      : []),
    ...(run && !run.numbered
      ? [['연번', '연번 열이 없습니다. 한 행을 더해 다시 올리면 앞의 행도 다시 접수됩니다.'] as const]
      : []),
    ...(run?.encoding === 'cp949'
      ? [['글자', '옛 한글 부호(CP949)로 읽었습니다. 글자가 바른지 확인해 주세요.'] as const]
      : []),
  ];
}

function rowLine({ row, reference = '', receiptNo, verdict, problems, changes }: RowVerdict): RowLine {
  const [label, tone] = VERDICTS[verdict];
  const known = receiptNo === undefined ? [] : [receiptNo];
  return {
    row,
    reference,
    verdict: label,
    tone,
    told: [...known, ...problems.map(problemText), ...changes.map(changeText)],
  };
}
