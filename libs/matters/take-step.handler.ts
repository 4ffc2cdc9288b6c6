import { createHmac, timingSafeEqual } from 'node:crypto';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import canonicalize from 'canonicalize';
import { v7 as uuid } from 'uuid';
import { type Actor, Clock, ensure, type JsonObject, RuleBroken } from '#foundation';
import { seoulDate, seoulMinute } from '#calendar';
import { collided, FactLog, FACTS_CHANNEL, Hints, NO_FACTS, OfficeTx } from '#ledger';
import { type Office, OfficeDirectory } from '#office';
import { type Contact, readContact, Vault } from '#people';
import { decide, type Decision, type MatterRecord, type Procedure, readAnswers, type Step } from '#procedure';
import { StepTaken } from './facts.js';
import { Procedures } from './procedures.js';
import { recordOf } from './storage/matter-row.js';
import { type Loaded, MatterStore } from './storage/matter-store.js';
import { PassageKey, Passages } from './storage/passages.js';
import { type StepAnswer, TakeStep } from './take-step.js';

/** Writers that collide on one matter begin again this often before the client is told. */
const TRIES = 6;

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
    private readonly passages: Passages,
    private readonly facts: FactLog,
    private readonly vault: Vault,
    private readonly digests: PassageKey,
    private readonly hints: Hints,
    private readonly clock: Clock,
  ) {}

  async execute(command: TakeStep): Promise<StepAnswer> {
    const office = await this.directory.of(command.office);
    for (let tries = 1; ; tries++) {
      try {
        return await this.once(command, office, tries > 1);
      } catch (error) {
        // What a rule says of a command may come too late: its key may have been answered before.
        if (error instanceof RuleBroken && tries === 1 && opensWithKey(command)) continue;
        if (this.offices.joined || !collided(error)) throw error;
        if (tries >= TRIES) throw new RuleBroken('matters.busy');
      }
    }
  }

  private async once(command: TakeStep, office: Office, again: boolean): Promise<StepAnswer> {
    const { target, options } = command;
    const body = this.fingerprint(command);
    // There is nothing yet to read of what is being opened, and a key is seldom used twice: its row collides when it was.
    const looks = 'matter' in target || (opensWithKey(command) && (again || this.offices.joined));
    const [loaded, before] = looks
      ? await this.offices.atOnce(office.code, (tx) =>
          Promise.all([
            'matter' in target ? this.store.load(tx, target.matter) : undefined,
            options.key ? this.store.remembered(tx, principalOf(command.actor), options.key) : undefined,
          ]),
        )
      : [];
    if (before) {
      ensure(timingSafeEqual(before.bodySha256, body), 'matters.key-reused');
      return before.answer;
    }
    if ('matter' in target) ensure(loaded, 'matters.not-found');
    if (loaded && options.version !== undefined) {
      ensure(loaded.row.step_no === options.version, 'matters.stale', { version: loaded.row.step_no });
    }
    return this.write(command, office, loaded, body);
  }

  private async write(
    command: TakeStep,
    office: Office,
    loaded: Loaded | undefined,
    body: Buffer,
  ): Promise<StepAnswer> {
    const now = this.clock.now(office.code);
    const id = loaded?.row.id ?? uuid();
    const matter = loaded && recordOf(loaded.row);
    const procedure = this.procedureFor(command, office, matter, now);
    const step = procedure.steps.get(command.step);
    ensure(step, 'procedure.no-such-step', { step: command.step });
    const { contact, raw, person } = withContact(step, command.answers);
    // Whoever opens a matter without an account becomes the person kept with it.
    const actor: Actor = person && command.actor.kind === 'resident' ? { ...command.actor, id: person } : command.actor;
    const minute = seoulMinute(now);
    const view = { actor, now: minute, office, calendar: office.calendar };
    const answers = readAnswers(step, raw, {
      ...view,
      ...(matter?.department !== undefined && { department: matter.department }),
    });
    const { guards } = this.procedures;
    const decision = decide({ ...view, procedure, ...(matter && { matter }), step: step.code, answers, guards });
    const version = (loaded?.row.step_no ?? 0) + 1;
    const answer = { matter: id, step: step.code, state: decision.becomes.state, due: decision.because.due };

    const receiptNo = await this.offices.atOnce(office.code, async (tx) => {
      const names = this.passages.name(decision.texts);
      const standing = standingOf(procedure, decision, id, now, names[titleAsk(step) ?? '']?.passage);
      const { key } = command.options;
      // First of all: when the key was used before, nothing else is done and no receipt number is lost.
      const remembered =
        key === undefined
          ? undefined
          : this.store.remember(tx, principalOf(command.actor), key, body, { ...answer, version });
      const kept = contact && person ? this.vault.keep(tx, contact, person).written : undefined;
      const moved = loaded
        ? this.store.move(tx, loaded.row.step_no, decision.becomes, standing)
        : this.store.open(tx, procedure, decision.becomes, standing);
      const [receipt] = await Promise.all([
        moved,
        remembered,
        kept,
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
    });
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

  /** Keyed, because a body may hold a name or a number short enough to guess. */
  private fingerprint({ target, step, answers }: TakeStep): Buffer {
    const canonical = (canonicalize as unknown as (value: unknown) => string)({ target, step, answers });
    return createHmac('sha256', this.digests.key).update(canonical).digest();
  }
}

function opensWithKey({ target, options }: TakeStep): boolean {
  return 'procedure' in target && options.key !== undefined;
}

function principalOf({ kind, id }: Actor): string {
  return `${kind}:${id}`;
}

/** Takes a contact out of the answers: it goes to the vault, and only its id goes on. */
function withContact(step: Step, answers: JsonObject): { raw: JsonObject; contact?: Contact; person?: string } {
  const ask = step.asks.find(({ type }) => type === 'person');
  const given = ask && answers[ask.name];
  if (!ask || given === undefined || given === null) return { raw: answers };
  const contact = readContact(given);
  const person = uuid();
  return { raw: { ...answers, [ask.name]: { person } }, contact, person };
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
