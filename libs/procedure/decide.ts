import { type Actor, ensure, type Json, type JsonObject, RuleBroken } from '#foundation';
import type { Calendar, Deadline, LocalMinute } from '#calendar';
import { become, unborn } from './becoming.js';
import { clockAfter } from './clock-effect.js';
import { deadlineOf, dueOf } from './clock.js';
import { withDates } from './kept-dates.js';
import type { Guards, Standing } from './guard.js';
import { ensureOpen, rolesFor } from './permission.js';
import type { Answers, Decision, MatterRecord, NamedMatter, OfficeView } from './record.js';
import type { Procedure, Step } from './table.js';

/** The world a decision is made in: all that is known, nothing that is fetched. */
export interface Setting {
  readonly procedure: Procedure;
  /** Absent before the opening step. */
  readonly matter?: MatterRecord;
  /** The matter that an opening step is about. */
  readonly about?: NamedMatter;
  readonly actor: Actor;
  readonly now: LocalMinute;
  readonly calendar: Calendar;
  readonly office: OfficeView;
  readonly guards: Guards;
}
export interface StepToTake extends Setting {
  /** Code of a step of the procedure. */
  readonly step: string;
  /** Checked by `readAnswers`. */
  readonly answers: Answers;
  /** The matters that answers name, by id. */
  readonly named?: ReadonlyMap<string, NamedMatter>;
}

/**
 * Takes a step: the record it becomes, the fact it leaves, the free texts to keep. Changes nothing itself.
 * @throws RuleBroken `procedure.unknown-step`, `procedure.not-allowed`, `procedure.step-not-open` and what the step's guards throw.
 */
export function decide(taken: StepToTake): Decision {
  const { procedure, matter, actor, answers, calendar } = taken;
  const step = procedure.steps.get(taken.step);
  if (!step) throw new RuleBroken('procedure.unknown-step', { step: taken.step });
  ensureOpen(procedure, step, actor, taken);
  ensureForOneself(taken, step);
  const standing = standingOf(taken, step, deadlineOf(procedure, matter?.clock, calendar));
  const guards = guardsOf(step, taken.guards);
  for (const guard of guards) guard.offered?.(standing);
  const named = (ask: string): readonly NamedMatter[] =>
    matterIn(answers[ask]).flatMap((id) => taken.named?.get(id) ?? []);
  for (const guard of guards) guard.answered?.({ ...standing, answers, named });
  const becomes = withDates(step, withClock(taken, step, standing.matter), answers, taken.now, calendar);
  return {
    becomes,
    because: {
      procedure: procedure.code,
      version: procedure.inForce,
      step: step.code,
      from: matter?.state ?? null,
      to: becomes.state,
      answers: plainAnswers(answers),
      letters: step.letters,
      ...(typeof becomes.values['about'] === 'string' && { about: becomes.values['about'] }),
      ...dueOf(procedure, becomes.clock, calendar),
    },
    links: linksOf(taken, step),
    texts: textsOf(answers),
  };
}

/** An opened matter is linked to the one it is about by its own procedure's name; an answer's matters by the ask's relation. */
function linksOf({ procedure, about, answers }: StepToTake, step: Step): Decision['links'] {
  const opened = about ? [{ other: about.id, relation: procedure.code }] : [];
  const named = step.asks.flatMap((ask) =>
    ask.type === 'matter' ? matterIn(answers[ask.name]).map((other) => ({ other, relation: ask.relation })) : [],
  );
  return [...opened, ...named];
}

function matterIn(answer: Answers[string] | undefined): readonly string[] {
  return typeof answer === 'object' && 'matters' in answer ? answer.matters : [];
}

/** How things stand for a step before it is answered. */
export function standingOf(setting: Setting, step: Step, deadline: Deadline | undefined): Standing {
  const { procedure, matter, about, actor, now, calendar, office } = setting;
  const before = matter ?? unborn(procedure, now, about, step.takes);
  const known = { ...(deadline && { deadline }), ...(about && { about }) };
  return { procedure, step, matter: before, actor, now, calendar, office, ...known };
}

export function guardsOf(step: Step, guards: Guards) {
  return step.guards.map((name) => {
    const guard = guards.get(name);
    if (!guard) throw new Error(`no guard ${name}`);
    return guard;
  });
}

/** Whoever opens a matter as its own person opens it in no one else's name. */
function ensureForOneself(taken: StepToTake, step: Step): void {
  const { procedure, matter, actor, answers } = taken;
  if (matter) return;
  const roles = rolesFor(procedure, step, actor, taken);
  if (roles.some((role) => procedure.roles.get(role)?.scope !== 'own')) return;
  for (const { name, sets } of step.asks) {
    const answer = answers[name];
    if (sets !== 'person' || typeof answer !== 'object' || !('person' in answer)) continue;
    ensure(answer.person === actor.id, 'procedure.not-allowed', { step: step.code });
  }
}

function withClock(taking: StepToTake, step: Step, before: MatterRecord): MatterRecord {
  const becomes = become(before, step, taking.answers, taking.now);
  const clock = clockAfter(taking.procedure, step, before, becomes.kind, taking);
  return clock ? { ...becomes, clock } : becomes;
}

function plainAnswers(answers: Answers): JsonObject {
  const plain = Object.entries(answers).filter(([, answer]) => !isText(answer));
  return Object.fromEntries(plain as [string, Json][]);
}

function textsOf(answers: Answers): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([name, answer]) => (isText(answer) ? [[name, answer.text]] : [])),
  );
}

function isText(answer: Answers[string]): answer is { readonly text: string } {
  return typeof answer === 'object' && 'text' in answer;
}
