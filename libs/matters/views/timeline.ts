import { Injectable } from '@nestjs/common';
import type { Fact, JsonObject } from '#foundation';
import { FactLog, type Tx } from '#ledger';
import type { Ask, Procedure, StepTaken as Body } from '#procedure';
import { MailCodeAsked, Recounted, ReplyNoted, StepTaken } from '../facts.js';
import { passagesIn } from '../rules/passages-in.js';
import { Passages } from '../storage/passages.js';

export interface Said {
  readonly ask: string;
  readonly label: string;
  readonly value: string | null;
  /** When the resident may read it (the table's `told`); absent: only inside, unless the resident said it. */
  readonly told?: string;
}

/** One line of what happened, read from the facts. */
export interface TimelineEntry {
  readonly seq: number;
  readonly at: Date;
  readonly fact: string;
  /** `resident`, `staff` or `system`, and the id of who it was. */
  readonly actor: { readonly kind: string; readonly id: string };
  /** Of a step taken: its code, its label for staff, its sentence for the resident (absent: not for the resident). */
  readonly step?: string;
  readonly label?: string;
  readonly sentence?: string;
  readonly law?: string;
  readonly to?: string;
  readonly due?: string | null;
  /** Answers with their labels, texts read from their passages; a destroyed text is null, other matters stand by their ids. */
  readonly answers: readonly Said[];
  readonly body: JsonObject;
}

/** What happened to a matter, in order. Internal and public lines are told apart by `sentence`, at the source. */
@Injectable()
export class Timeline {
  constructor(
    private readonly facts: FactLog,
    private readonly passages: Passages,
  ) {}

  async of(tx: Tx, matter: string, procedure: Procedure): Promise<readonly TimelineEntry[]> {
    const facts = await this.facts.of(tx, matter);
    const texts = await this.passages.read(
      tx,
      facts.flatMap((fact) => passagesIn((fact.body['answers'] ?? {}) as JsonObject)),
    );
    return facts.map((fact) => entryOf(fact, procedure, texts));
  }
}

function entryOf(fact: Fact, procedure: Procedure, texts: ReadonlyMap<string, string>): TimelineEntry {
  const cut = fact.actor.indexOf(':');
  const common = {
    seq: fact.seq,
    at: fact.at,
    fact: fact.name,
    actor: { kind: fact.actor.slice(0, cut), id: fact.actor.slice(cut + 1) },
    body: fact.body,
  };
  if (fact.name === ReplyNoted.name) return { ...common, label: labelOf(fact), answers: [replyIn(fact, texts)] };
  if (fact.name === Recounted.name) {
    return { ...common, label: labelOf(fact), due: String(fact.body['newDue']), answers: [] };
  }
  if (fact.name !== StepTaken.name) return { ...common, label: labelOf(fact), answers: [] };
  const body = fact.body as unknown as Body;
  const step = procedure.steps.get(body.step);
  if (!step) return { ...common, step: body.step, answers: [] };
  const answers = step.asks.flatMap((ask) => {
    const given = body.answers[ask.name];
    if (given === undefined || ask.type === 'person') return [];
    const value = chosen(ask, given) ?? body.found?.words[ask.name] ?? wordOf(given, texts);
    return [{ ask: ask.name, label: ask.label, value, ...(ask.told !== undefined && { told: ask.told }) }];
  });
  return {
    ...common,
    step: step.code,
    label: step.label,
    law: step.law,
    to: body.to,
    due: body.due,
    ...(step.resident !== undefined && { sentence: step.resident }),
    answers,
  };
}

function chosen(ask: Ask, given: unknown): string | undefined {
  return ask.type === 'choice' ? (ask.choices.get(String(given)) ?? String(given)) : undefined;
}

function replyIn({ body }: Fact, texts: ReadonlyMap<string, string>): Said {
  return { ask: 'content', label: '편지로 온 글', value: wordOf((body['answers'] as JsonObject)['content'], texts) };
}

const LABELS: Readonly<Record<string, string>> = {
  'letters.sent.v1': '편지를 보냄',
  'letters.failed.v1': '편지가 거절됨',
  'letters.held.v1': '편지를 보류함',
  'letters.bounced.v1': '보낸 편지가 돌아옴',
  'letters.told-elsewhere.v1': '편지 대신 다른 방법으로 알림',
  'reminders.fell-due.v1': '정해 둔 때가 됨',
  'files.stored.v1': '파일이 올라옴',
  'files.cleared.v1': '파일을 확인함',
  'files.turned-away.v1': '파일을 받지 않음',
  'files.removed.v1': '파일을 지움',
  'files.destroyed.v1': '파일을 모두 지움',
  'mailroom.arrived.v1': '편지가 들어옴',
  'mailroom.attached.v1': '편지에 붙은 파일을 받음',
  'mailroom.not-taken.v1': '편지에서 받지 못한 것을 알림',
  [ReplyNoted.name]: '민원 편지에 답장이 옴',
  [MailCodeAsked.name]: '조회 인증번호를 요청함',
  'privacy.disposal-marked.v1': '보존기간이 지나 폐기 후보가 됨',
  'privacy.disposal-decided.v1': '폐기 심사를 마침',
  'privacy.destroyed.v1': '심의를 거쳐 글과 개인정보를 폐기함',
  'privacy.erased.v1': '접수 전 신청의 글과 개인정보를 지움',
  'privacy.contact-corrected.v1': '이름이나 연락처를 정정함',
  [Recounted.name]: '공휴일이 바뀌어 기한을 다시 셈',
  'councils.matter-announced.v1': '심의 안건으로 올림',
};

const HOW: Readonly<Record<string, string>> = { post: '우편', phone: '전화', visit: '만나서' };
const WHAT: Readonly<Record<string, string>> = {
  reply: '민원인의 주소에서',
  unverified: '누가 썼는지 확인되지 않음',
  attachments: '첨부 파일',
  'resident-number': '주민등록번호',
};

/** What staff read of a fact that is no step: which letter, to whom, which moment. */
function labelOf({ name, body }: Fact): string {
  const { template, recipientKind, reason, moment, status, how, what, oldDue, newDue } = body as Readonly<
    Record<string, string | null | undefined>
  >;
  const whom = recipientKind === 'resident' ? '민원인' : recipientKind === undefined ? undefined : '직원';
  const moved = newDue && `${oldDue ?? '정하지 못함'} → ${newDue}`;
  const particulars = [template, whom, reason, moment, status, HOW[how ?? ''], WHAT[what ?? ''], moved]
    .concat(attachedIn(body))
    .filter((each) => each !== undefined)
    .join(', ');
  return `${LABELS[name] ?? name}${particulars && ` (${particulars})`}`;
}

/** How many files a mail brought, and why others were not taken. */
function attachedIn({ files, refused }: JsonObject): string[] {
  if (!Array.isArray(files) || !Array.isArray(refused)) return [];
  return [`${files.length}개`, ...(refused.length > 0 ? [`받지 않음 ${refused.length}개: ${refused.join(', ')}`] : [])];
}

function wordOf(given: unknown, texts: ReadonlyMap<string, string>): string | null {
  if (typeof given === 'object' && given !== null && 'passage' in given)
    return texts.get(String(given.passage)) ?? null;
  if (typeof given === 'object' && given !== null && 'matters' in given)
    return Array.isArray(given.matters) ? given.matters.map(String).join(', ') : null;
  return typeof given === 'string' || typeof given === 'number' || typeof given === 'boolean' ? String(given) : null;
}

/** What the resident may read of a line: their own words, and what the table says is told, once it is. */
export function toldToResident(entry: TimelineEntry, timeline: readonly TimelineEntry[]): readonly Said[] {
  if (entry.actor.kind === 'resident') return entry.answers;
  return entry.answers.filter(
    ({ told }) =>
      told === 'always' || (told !== undefined && timeline.some(({ step, seq }) => step === told && seq > entry.seq)),
  );
}
