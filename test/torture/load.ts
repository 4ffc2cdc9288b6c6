import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from './chance.js';
import { type Answer, type Order, sendUntilAnswered } from './client.js';
import { CommandLog, sha256, type Told } from './command-log.js';
import type { PlayingOffice } from './office-work.js';
import { type Hand, type Opening, OPENINGS, type Step, STEPS } from './what-people-do.js';

interface Matter {
  readonly id: string;
  readonly office: PlayingOffice;
  readonly procedure: string;
  readonly done: Set<string>;
  state: string;
  busy: boolean;
}

const OPENED = 0.2;
const OF_SESSIONS = 0.03;
/** Complaints are the most; without a share of their own the others would hardly move in a short run. */
const OF_OTHERS = 0.4;
const REPEATS = 0.05;
/** So many want one slot at the same moment. */
const RUSH = 3;
/** Of each kind but complaints; those who wait for their day are not to crowd out everybody else. */
const MOST_OF_A_KIND = 60;
/** More than so many wait for no answer at once. */
const MOST_OPEN = 200;

/** Residents and staff of several offices: so many commands a second, come what may. */
export class Load {
  readonly log: CommandLog;
  private readonly matters: Matter[] = [];
  private readonly sessions: Matter[] = [];
  /** Meetings and visits that others can be opened about. */
  private readonly held: Matter[] = [];
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

  private async command(): Promise<void> {
    const free = this.matters.filter(({ busy }) => !busy);
    // A few step on each other's toes: the matter is in somebody else's hands at that very moment.
    const from = this.chance.within(0.02) ? this.matters : free;
    if (from.length < 5 || this.chance.within(OPENED)) return this.opens(this.chance.oneOf(this.offices));
    if (this.sessions.length > 0 && this.chance.within(OF_SESSIONS)) return this.step(this.chance.oneOf(this.sessions));
    const others = this.chance.within(OF_OTHERS) ? from.filter(({ procedure }) => procedure !== 'complaint') : [];
    return this.step(this.chance.oneOf(others.length > 0 ? others : from));
  }

  private async opens(office: PlayingOffice): Promise<void> {
    const opening = this.drawn(OPENINGS.filter((each) => this.canOpen(each, office)));
    if (!opening) return;
    const { procedure, step, by } = opening;
    const key = this.key();
    const person = { name: '김예시', email: `${key}@resident.example`, answer: 'email', consent: true };
    const body = JSON.stringify({ title: `시험 ${key}`, ...opening.body(this.hand(office), person) });
    const others = this.heldIn(office, opening);
    const about = others.length > 0 ? this.chance.oneOf(others).id : undefined;
    const named = about === undefined ? '' : `&about=${about}`;
    const path =
      procedure === 'complaint'
        ? `/api/v1/offices/${office.code}/complaints`
        : `/api/v1/offices/${office.code}/procedures/${procedure}/matters?step=${step}${named}`;
    const door = by === undefined ? { fronts: this.portals } : { fronts: this.consoles, token: office[by] };
    const told = await this.send(
      { ...door, path, key, body },
      { office: office.code, step, ...(about !== undefined && { about }) },
    );
    if (told.matter === undefined) return;
    const { state } = JSON.parse(told.answer) as { state: string };
    this.placeOf(procedure, state)?.push({
      id: told.matter,
      office,
      procedure,
      state,
      done: new Set(),
      busy: false,
    });
  }

  private canOpen(opening: Opening, office: PlayingOffice): boolean {
    const { procedure, about, meets } = opening;
    if (meets && !office.meets) return false;
    if (about !== undefined && this.heldIn(office, opening).length === 0) return false;
    return (
      procedure === 'complaint' ||
      [...this.matters, ...this.sessions, ...this.held].filter((matter) => matter.procedure === procedure).length <
        MOST_OF_A_KIND
    );
  }

  private heldIn(office: PlayingOffice, { about }: Opening): readonly Matter[] {
    return this.held.filter((matter) => matter.procedure === about && matter.office === office);
  }

  /** Where a matter is found again. */
  private placeOf(procedure: string, state: string): Matter[] | undefined {
    if (state === 'held' && (procedure === 'meeting' || procedure === 'visit')) return this.held;
    if (!(state in (STEPS[procedure] ?? {}))) return undefined;
    return procedure === 'meeting-session' ? this.sessions : this.matters;
  }

  private async step(matter: Matter): Promise<void> {
    const { office } = matter;
    const step = this.drawn(stepsOf(matter));
    const body = step?.body(this.hand(office));
    if (!step || !body) return;
    const rivals =
      step.step === 'select'
        ? this.matters.filter(
            (each) => each !== matter && each.office === office && each.state === 'waiting' && !each.busy,
          )
        : [];
    await Promise.all([matter, ...rivals.slice(0, RUSH - 1)].map((each) => this.take(each, step, body)));
  }

  private async take(matter: Matter, { step, by }: Step, said: object): Promise<void> {
    const { id, office, procedure, state } = matter;
    const collides = matter.busy;
    matter.busy = true;
    const path = `/api/v1/offices/${office.code}/matters/${id}/steps/${step}`;
    const order = { fronts: this.consoles, path, key: this.key(), body: JSON.stringify(said), token: office[by] };
    const slot = 'slot' in said ? { slot: String(said.slot) } : {};
    const told = await this.send(order, { office: office.code, step, matter: id, ...slot });
    if (told.outcome === 'yes') {
      matter.state = (JSON.parse(told.answer) as { state: string }).state;
      matter.done.add(step);
      if (step === 'select') matter.done.delete('substitute');
      if (step === 'substitute') matter.done.delete('select');
    }
    if (!collides) matter.busy = false;
    const before = this.placeOf(procedure, state);
    const after = told.outcome === 'yes' || comesBack(told) ? this.placeOf(procedure, matter.state) : undefined;
    if (after === before) return;
    const at = before?.indexOf(matter) ?? -1;
    if (at >= 0) before?.splice(at, 1);
    if (at >= 0) after?.push(matter);
  }

  private drawn<T extends { readonly share: number }>(from: readonly T[]): T | undefined {
    let at = this.chance.fraction() * from.reduce((sum, { share }) => sum + share, 0);
    return from.find(({ share }) => (at -= share) < 0);
  }

  private hand(office: PlayingOffice): Hand {
    const sessions = this.sessions.filter((session) => session.office === office);
    const slot =
      sessions.length > 0 && office.meets
        ? `${this.chance.oneOf(sessions).id}:${this.chance.between(1, office.meets.slots)}`
        : undefined;
    return { chance: this.chance, office, slot };
  }

  /** Sends it, writes down what was said; one in twenty is sent twice, at the same time or afterwards. */
  private async send(order: Order, about: Asked): Promise<Told> {
    const begun = this.now;
    const first = this.chance.between(0, 1);
    const twice = this.chance.within(REPEATS);
    const together = twice && this.chance.within(0.5);
    const again = together ? sendUntilAnswered(order, first + 1) : undefined;
    const answer = await sendUntilAnswered(order, first);
    const told = tellOf(answer, { key: order.key, ...about }, begun, this.now, order.body);
    this.log.add(told);
    const second = twice ? await (again ?? sendUntilAnswered(order, first + 1)) : undefined;
    if (second) this.log.repeated(told, second);
    return told;
  }

  private key(): string {
    return `torture-${String(++this.count).padStart(7, '0')}`;
  }
}

type Asked = Pick<Told, 'office' | 'step' | 'matter' | 'about' | 'slot'>;

function stepsOf({ procedure, state, done }: Matter): readonly Step[] {
  return (STEPS[procedure]?.[state] ?? []).filter(
    ({ step, once, placedBy }) => !(once && done.has(step)) && (placedBy === undefined || done.has(placedBy)),
  );
}

/** A slot that was taken, a room that was kept, a day that has not come or has passed: they try again. */
function comesBack({ code = '', outcome }: Told): boolean {
  return outcome === 'no' && /^(meetings\.|procedure\.answers-invalid$)/.test(code);
}

function tellOf(
  answer: Answer | undefined,
  about: Asked & Pick<Told, 'key'>,
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
