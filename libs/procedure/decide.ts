import { type Actor, ensure, type Json, type JsonObject, RuleBroken } from '#foundation';
import type { Calendar, Deadline, LocalMinute } from '#calendar';
import { become, unborn } from './becoming.js';
import { clockAfter } from './clock-effect.js';
import { deadlineOf, dueOf } from './clock.js';
import type { Guards, Standing } from './guard.js';
import { ensureOpen, rolesFor } from './permission.js';
import type { Answers, Decision, MatterRecord, OfficeView } from './record.js';
import type { Procedure, Step } from './table.js';

/** The world a decision is made in: all that is known, nothing that is fetched. */
export interface Setting {
  readonly procedure: Procedure;
  /** Absent before the opening step. */
  readonly matter?: MatterRecord;
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
}

/**
 * Takes a step: the record it becomes, the fact it leaves, the free texts to keep. Changes nothing itself.
 * @throws RuleBroken `procedure.unknown-step`, `procedure.not-allowed`, `procedure.step-not-open` and what the step's guards throw.
 */
export function decide(taken: StepToTake): Decision {
  const { procedure, matter, actor, answers, calendar } = taken;
  const step = procedure.steps.get(taken.step);
  if (!step) throw new RuleBroken('procedure.unknown-step', { step: taken.step });
  ensureOpen(procedure, step, actor, matter);
  ensureForOneself(taken, step);
  const standing = standingOf(taken, step, deadlineOf(procedure, matter?.clock, calendar));
  const guards = guardsOf(step, taken.guards);
  for (const guard of guards) guard.offered?.(standing);
  for (const guard of guards) guard.answered?.({ ...standing, answers });
  const becomes = withClock(taken, step, standing.matter);
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
      ...dueOf(procedure, becomes.clock, calendar),
    },
    texts: textsOf(answers),
  };
}

/** How things stand for a step before it is answered. */
export function standingOf(setting: Setting, step: Step, deadline: Deadline | undefined): Standing {
  const { procedure, matter, actor, now, calendar, office } = setting;
  const before = matter ?? unborn(procedure, now);
  return { procedure, step, matter: before, actor, now, calendar, office, ...(deadline && { deadline }) };
}

export function guardsOf(step: Step, guards: Guards) {
  return step.guards.map((name) => {
    const guard = guards.get(name);
    if (!guard) throw new Error(`no guard ${name}`);
    return guard;
  });
}

/** Whoever opens a matter as its own person opens it in no one else's name. */
function ensureForOneself({ procedure, matter, actor, answers }: StepToTake, step: Step): void {
  if (matter) return;
  const roles = rolesFor(procedure, step, actor, undefined);
  if (roles.some((role) => procedure.roles.get(role)?.scope !== 'own')) return;
  for (const answer of Object.values(answers)) {
    if (typeof answer !== 'object' || !('person' in answer)) continue;
    ensure(answer.person === actor.id, 'procedure.not-allowed', { step: step.code });
  }
}

function withClock({ procedure, answers, now }: StepToTake, step: Step, before: MatterRecord): MatterRecord {
  const becomes = become(before, step, answers, now);
  const clock = clockAfter(procedure, step, before, becomes.kind, answers, now);
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
