import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from './chance.js';
import { type Answer, type Order, sendUntilAnswered } from './client.js';
import { CommandLog, sha256, type Told } from './command-log.js';
import type { PlayingOffice } from './office-work.js';

interface Matter {
  readonly id: string;
  readonly office: PlayingOffice;
  state: string;
  extended: boolean;
  busy: boolean;
}

interface Step {
  readonly step: string;
  readonly by: 'intake' | 'head';
  readonly body: object;
  readonly share: number;
}

/** What people do with a matter, by where it stands as they know it. `share`: how often, against the others of its state. */
const STEPS: Readonly<Record<string, readonly Step[]>> = {
  submitted: [
    { step: 'receive', by: 'intake', body: { kind: 'grievance' }, share: 19 },
    { step: 'withdraw', by: 'intake', body: { reason: '전화로 취하하셨습니다.' }, share: 1 },
  ],
  accepted: [
    { step: 'assign', by: 'intake', body: { department: 'road' }, share: 19 },
    { step: 'reclassify', by: 'intake', body: { kind: 'suggestion', reason: '건의로 바로잡습니다.' }, share: 1 },
  ],
  assigned: [{ step: 'start-work', by: 'head', body: {}, share: 1 }],
  'in-progress': [
    {
      step: 'draft-answer',
      by: 'head',
      body: { outcome: 'accepted', conclusion: '고쳤습니다.', reasons: '현장에서 확인하고 고쳤습니다.' },
      share: 7,
    },
    {
      step: 'extend',
      by: 'head',
      body: { ground: 'cooperation', reason: '한국전력과 협의가 필요합니다.', days: 3 },
      share: 3,
    },
    { step: 'ask-supplement', by: 'head', body: { items: '사진을 보내 주십시오.', until: '2027-01-29' }, share: 1 },
  ],
  supplement: [{ step: 'give-supplement', by: 'intake', body: { content: '사진을 받았습니다.' }, share: 1 }],
  approval: [
    { step: 'approve', by: 'head', body: {}, share: 9 },
    { step: 'send-back', by: 'head', body: { opinion: '이유를 더 적어 주십시오.' }, share: 1 },
  ],
};
const SUBMISSIONS = 0.2;
const REPEATS = 0.05;
/** More than so many wait for no answer at once. */
const MOST_OPEN = 200;

/** Residents and staff of several offices: so many commands a second, come what may. */
export class Load {
  readonly log: CommandLog;
  private readonly matters: Matter[] = [];
  private readonly open = new Set<Promise<void>>();
  private readonly begun = performance.now();
  private going = false;
  private count = 0;

  constructor(
    private readonly offices: readonly PlayingOffice[],
    private readonly portals: readonly string[],
    private readonly consoles: readonly string[],
    private readonly chance: Chance,
    path: string,
  ) {
    this.log = new CommandLog(path);
  }

  /** Milliseconds since the run began. */
  get now(): number {
    return Math.round(performance.now() - this.begun);
  }

  get waiting(): number {
    return this.open.size;
  }

  async run(perSecond: number): Promise<void> {
    this.going = true;
    const begun = performance.now();
    for (let sent = 0; this.going; sent++) {
      const early = begun + (sent * 1_000) / perSecond - performance.now();
      if (early > 1) await pause(early);
      if (this.open.size >= MOST_OPEN) continue;
      const command = this.command();
      this.open.add(command);
      void command.finally(() => this.open.delete(command));
    }
  }

  /** No new commands; returns when every open one was answered. */
  async stop(): Promise<void> {
    this.going = false;
    while (this.open.size > 0) await Promise.all(this.open);
  }

  private command(): Promise<void> {
    const free = this.matters.filter(({ busy }) => !busy);
    // A few step on each other's toes: the matter is in somebody else's hands at that very moment.
    const from = this.chance.within(0.02) ? this.matters : free;
    if (from.length < 5 || this.chance.within(SUBMISSIONS)) return this.submit(this.chance.oneOf(this.offices));
    return this.step(this.chance.oneOf(from));
  }

  private async submit(office: PlayingOffice): Promise<void> {
    const key = this.key();
    const complainant = { name: '김예시', email: `${key}@resident.example`, answer: 'email', consent: true };
    const body = JSON.stringify({ title: `시험 ${key}`, content: '집 앞 가로등이 꺼져 있습니다.', complainant });
    const path = `/api/v1/offices/${office.code}/complaints`;
    const told = await this.send({ fronts: this.portals, path, key, body }, office.code, 'submit');
    if (told.matter !== undefined) {
      this.matters.push({ id: told.matter, office, state: 'submitted', extended: false, busy: false });
    }
  }

  private async step(matter: Matter): Promise<void> {
    const { id, office } = matter;
    const step = this.next(matter);
    if (!step) return;
    const collides = matter.busy;
    matter.busy = true;
    const path = `/api/v1/offices/${office.code}/matters/${id}/steps/${step.step}`;
    const order = {
      fronts: this.consoles,
      path,
      key: this.key(),
      body: JSON.stringify(step.body),
      token: office[step.by],
    };
    const told = await this.send(order, office.code, step.step, id);
    if (told.outcome === 'yes') matter.state = (JSON.parse(told.answer) as { state: string }).state;
    if (step.step === 'extend') matter.extended = true;
    if (!collides) matter.busy = false;
    if (told.outcome !== 'yes' || !(matter.state in STEPS)) this.matters.splice(this.matters.indexOf(matter), 1);
  }

  private next({ state, extended }: Matter): Step | undefined {
    const open = (STEPS[state] ?? []).filter(({ step }) => !(extended && step === 'extend'));
    let at = this.chance.fraction() * open.reduce((sum, { share }) => sum + share, 0);
    return open.find(({ share }) => (at -= share) < 0);
  }

  /** Sends it, writes down what was said; one in twenty is sent twice, at the same time or afterwards. */
  private async send(order: Order, office: string, step: string, matter?: string): Promise<Told> {
    const begun = this.now;
    const first = this.chance.between(0, 1);
    const twice = this.chance.within(REPEATS);
    const together = twice && this.chance.within(0.5);
    const again = together ? sendUntilAnswered(order, first + 1) : undefined;
    const answer = await sendUntilAnswered(order, first);
    const told = tellOf(
      answer,
      { key: order.key, office, step, ...(matter !== undefined && { matter }) },
      begun,
      this.now,
      order.body,
    );
    this.log.add(told);
    const second = twice ? await (again ?? sendUntilAnswered(order, first + 1)) : undefined;
    if (second) this.log.repeated(told, second.text);
    return told;
  }

  private key(): string {
    return `torture-${String(++this.count).padStart(7, '0')}`;
  }
}

function tellOf(
  answer: Answer | undefined,
  about: Pick<Told, 'key' | 'office' | 'step' | 'matter'>,
  begun: number,
  ended: number,
  body: string,
): Told {
  const common = { ...about, begun, ended, body: sha256(body), answer: answer?.text ?? '', tries: answer?.tries ?? 0 };
  if (!answer) return { ...common, outcome: 'never', status: 0 };
  const said = JSON.parse(answer.text) as { matter?: string; version?: number; code?: string };
  if (answer.status >= 300) return { ...common, outcome: 'no', status: answer.status, code: said.code ?? '' };
  const { matter = '', version = 0 } = said;
  return { ...common, outcome: 'yes', status: answer.status, matter, version };
}
