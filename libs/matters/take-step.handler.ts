import { createHmac, timingSafeEqual } from 'node:crypto';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import canonicalize from 'canonicalize';
import { v7 as uuid } from 'uuid';
import { type Actor, Clock, ensure, type Json, type JsonObject, RuleBroken } from '#foundation';
import { seoulDate, seoulMinute } from '#calendar';
import { collided, FactLog, FACTS_CHANNEL, Hints, NO_FACTS, OfficeTx, type Tx } from '#ledger';
import { type Office, OfficeDirectory } from '#office';
import { type Contact, readContact, Vault } from '#people';
import {
  decide,
  type Decision,
  type MatterRecord,
  type NamedMatter,
  type Procedure,
  readAnswers,
  receiptNumbersIn,
  type Step,
} from '#procedure';
import { StepTaken } from './facts.js';
import { Deeds } from './deeds.js';
import { Procedures } from './procedures.js';
import { type Loaded, recordOf } from './storage/matter-row.js';
import { MatterLinks, namedMatter } from './storage/matter-links.js';
import { MatterStore } from './storage/matter-store.js';
import { PassageKey, Passages } from './storage/passages.js';
import { type StepAnswer, TakeStep } from './take-step.js';

/** Writers that collide on one matter begin again this often before the client is told. */
const TRIES = 6;
const NONE_NAMED: ReadonlyMap<string, NamedMatter> = new Map();

/**
 * Load, decide, write: the matter's row, the fact, the texts, the contact and the command's answer go in one transaction, in one
 * batch to the server. Nothing is locked while deciding; the step number and the fact's place are the lock.
 */
@CommandHandler(TakeStep)
export class TakeStepHandler implements ICommandHandler<TakeStep> {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly procedures: Procedures,
    private readonly store: MatterStore,
    private readonly links: MatterLinks,
    private readonly passages: Passages,
    private readonly facts: FactLog,
    private readonly vault: Vault,
    private readonly digests: PassageKey,
    private readonly hints: Hints,
    private readonly deeds: Deeds,
    private readonly clock: Clock,
  ) {}

  async execute(command: TakeStep): Promise<StepAnswer> {
    const office = await this.directory.of(command.office);
    for (let tries = 1; ; tries++) {
      try {
        return await this.once(command, office, tries > 1);
      } catch (error) {
        if (this.offices.joined) throw error;
        // What a rule or a deed says of a command may come too late: its key may have been answered before, or at this very moment.
        if (error instanceof RuleBroken && tries === 1 && command.options.key !== undefined) continue;
        if (!collided(error)) throw error;
        if (tries >= TRIES) throw new RuleBroken('matters.busy');
      }
    }
  }

  private async once(command: TakeStep, office: Office, again: boolean): Promise<StepAnswer> {
    const { target, options } = command;
    const other = 'matter' in target ? target.matter : target.about;
    const known = again ? undefined : options.found;
    // There is nothing to read of what is being opened or was just read, and a key is seldom used twice: its row collides when it was.
    const asksForKey = options.key !== undefined && (again || this.offices.joined);
    const looks = (other !== undefined && !known) || asksForKey;
    const [found, before] = looks
      ? await this.offices.atOnce(
          office.code,
          (tx) =>
            Promise.all([
              other === undefined ? undefined : this.store.load(tx, other),
              options.key ? this.store.remembered(tx, principalOf(command.actor), options.key) : undefined,
            ]),
          'readers',
        )
      : [known];
    if (before) {
      ensure(timingSafeEqual(before.bodySha256, this.fingerprint(command)), 'matters.key-reused');
      return before.answer;
    }
    ensure(other === undefined || found, 'matters.not-found');
    const loaded = 'matter' in target ? found : undefined;
    if (loaded && options.version !== undefined) {
      ensure(loaded.row.step_no === options.version, 'matters.stale', { version: loaded.row.step_no });
    }
    return this.write(command, office, loaded, 'matter' in target ? undefined : found, again);
  }

  private async write(
    command: TakeStep,
    office: Office,
    loaded: Loaded | undefined,
    other: Loaded | undefined,
    again: boolean,
  ): Promise<StepAnswer> {
    const now = this.clock.now(office.code);
    const id = loaded?.row.id ?? uuid();
    const matter = loaded && recordOf(loaded.row);
    const procedure = this.procedureFor(command, office, matter, now);
    const step = procedure.steps.get(command.step);
    ensure(step, 'procedure.no-such-step', { step: command.step });
    const { contacts, raw, person } = withContacts(step, command.answers);
    // Whoever opens a matter without an account becomes the person kept with it.
    const actor: Actor = person && command.actor.kind === 'resident' ? { ...command.actor, id: person } : command.actor;
    const minute = seoulMinute(now);
    const view = { actor, now: minute, office, calendar: office.calendar };
    const numbers = numbersIn(step, raw);
    const matters = numbers.length > 0 ? await this.named(numbers, office) : NONE_NAMED;
    const answers = readAnswers(step, raw, {
      ...view,
      matters,
      ...(matter?.department !== undefined && { department: matter.department }),
    });
    const { guards } = this.procedures;
    const decision = decide({
      ...view,
      procedure,
      ...(matter && { matter }),
      ...(other && { about: namedMatter(other.row) }),
      step: step.code,
      answers,
      named: new Map([...matters.values()].map((each) => [each.id, each])),
      guards,
    });
    const version = (loaded?.row.step_no ?? 0) + 1;
    const answer = { matter: id, step: step.code, state: decision.becomes.state, due: decision.because.due };

    const write = async (tx: Tx, decision: Decision): Promise<string | undefined> => {
      const names = this.passages.name(decision.texts);
      const standing = standingOf(procedure, decision, id, now, names[titleAsk(step) ?? '']?.passage);
      const { key } = command.options;
      // First of all: when the key was used before, nothing else is done and no receipt number is lost.
      const remembered =
        key === undefined
          ? undefined
          : this.store.remember(tx, principalOf(command.actor), key, this.fingerprint(command), { ...answer, version });
      const kept = [...contacts].map(([id, contact]) => this.vault.keep(tx, contact, id).written);
      const moved = loaded
        ? this.store.move(tx, loaded.row.step_no, decision.becomes, standing)
        : this.store.open(tx, procedure, decision.becomes, standing);
      const [receipt] = await Promise.all([
        moved,
        remembered,
        this.links.keep(tx, id, now, decision.links),
        ...kept,
        this.passages.keep(tx, id, now, names, decision.texts),
        this.facts.append(tx, loaded?.tip ?? NO_FACTS, {
          matter: id,
          kind: StepTaken,
          body: { ...decision.because, answers: { ...decision.because.answers, ...names } },
          actor: `${actor.kind}:${actor.id}`,
          at: now,
        }).written,
      ]);
      tx.afterCommit(() => this.hints.tell(FACTS_CHANNEL));
      return receipt;
    };
    const taken = { office, matter: id, step: step.code, actor, answers, becomes: decision.becomes, now };
    // A deed has to hear what the database answers it, so that such a step cannot travel as one message.
    // Who opens a matter takes a receipt number, which no other's failure may take along; who collided with others stays out of their way.
    const company = loaded && !again ? 'writers' : undefined;
    const receiptNo =
      step.does.size === 0
        ? await this.offices.atOnce(office.code, (tx) => write(tx, decision), company)
        : await this.offices.quick(office.code, async (tx) =>
            write(tx, await this.deeds.take(tx, procedure, step, decision, taken)),
          );
    // A matter that moved on has a fact in the place of ours, so that the transaction failed; this tells of a broken table.
    if (receiptNo === undefined) throw new Error(`Matter ${id} has a step that no fact tells of.`);
    return { matter: id, receiptNo, step: step.code, state: answer.state, version, due: answer.due };
  }

  /** The version in force when the clock starts is the matter's for life; until then it is today's. */
  private procedureFor(command: TakeStep, office: Office, matter: MatterRecord | undefined, now: Date): Procedure {
    if (matter?.clock) return this.procedures.of(office).exactly(matter.procedure, matter.version);
    const code = matter?.procedure ?? ('procedure' in command.target ? command.target.procedure : '');
    return this.procedures.inForce(office, code, seoulDate(now));
  }

  private named(numbers: readonly string[], office: Office): Promise<ReadonlyMap<string, NamedMatter>> {
    return this.offices.atOnce(office.code, (tx) => this.links.byReceiptNumber(tx, numbers));
  }

  /** Keyed, because a body may hold a name or a number short enough to guess. */
  private fingerprint({ target, step, answers }: TakeStep): Buffer {
    const canonical = (canonicalize as unknown as (value: unknown) => string)({ target, step, answers });
    return createHmac('sha256', this.digests.key).update(canonical).digest();
  }
}

/** The receipt numbers by which answers name matters. */
function numbersIn(step: Step, raw: JsonObject): readonly string[] {
  return step.asks.filter(({ type }) => type === 'matter').flatMap(({ name }) => receiptNumbersIn(raw[name]));
}

function principalOf({ kind, id }: Actor): string {
  return `${kind}:${id}`;
}

/** Takes contacts out of the answers: they go to the vault, and only their ids go on. `person` is the one the matter is of. */
function withContacts(
  step: Step,
  answers: JsonObject,
): { raw: JsonObject; contacts: ReadonlyMap<string, Contact>; person?: string } {
  const contacts = new Map<string, Contact>();
  const raw = new Map(Object.entries(answers));
  let person: string | undefined;
  for (const { name, sets } of step.asks.filter(({ type }) => type === 'person')) {
    const given = answers[name];
    if (given === undefined || given === null) continue;
    if (isBlank(given)) {
      raw.delete(name);
      continue;
    }
    const id = uuid();
    contacts.set(id, readContact(given, name));
    raw.set(name, { person: id });
    if (sets === 'person') person = id;
  }
  return { raw: Object.fromEntries(raw), contacts, ...(person !== undefined && { person }) };
}

/** An empty contact is one of a person nobody named. */
function isBlank(given: Json): boolean {
  return typeof given === 'object' && given !== null && Object.keys(given).length === 0;
}

function titleAsk(step: Step): string | undefined {
  return step.asks.find(({ sets }) => sets === 'title')?.name;
}

function standingOf(
  procedure: Procedure,
  { becomes, because }: Decision,
  id: string,
  now: Date,
  title: string | undefined,
) {
  const ended = procedure.states.get(becomes.state)?.terminal ?? false;
  return { id, due: because.due, calendar: because.calendar, now, ended, title };
}
