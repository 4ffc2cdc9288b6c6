import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Actor, type JsonObject, RuleBroken } from '#foundation';
import type { LocalMinute } from '#calendar';
import type { Office } from '#office';
import {
  asksFor,
  decide,
  type MatterRecord,
  type NamedMatter,
  type Procedure,
  readAnswers,
  type Step,
} from '#procedure';
import { answerRefusals } from '../answer-refusals.js';
import { Procedures } from '../procedures.js';

export interface TriedStep {
  readonly office: Office;
  readonly procedure: Procedure;
  readonly step: Step;
  readonly actor: Actor;
  readonly now: LocalMinute;
  /** Absent for an opening step. */
  readonly matter?: MatterRecord;
  /** What an opening step is about. */
  readonly about?: NamedMatter;
  /** The matters that answers name, by receipt number. */
  readonly matters: ReadonlyMap<string, NamedMatter>;
}

/** Whether a step could be taken, without taking it: the same reading of answers, the same guards, nothing kept. */
@Injectable()
export class StepTrial {
  constructor(private readonly procedures: Procedures) {}

  /** What `TakeStep` would be refused for, all of it; empty when it would be taken. */
  refusals(tried: TriedStep, raw: JsonObject): readonly RuleBroken[] {
    const { office, procedure, step, actor, now, matter, about, matters } = tried;
    const department = matter?.department;
    const where = { office, actor, now, matters, ...(department !== undefined && { department }) };
    const asks = asksFor(step, actor);
    const wrong = answerRefusals(step, asks, raw, where);
    if (wrong.length > 0) return wrong;
    try {
      decide({
        procedure,
        actor,
        now,
        office,
        calendar: office.calendar,
        guards: this.procedures.guards,
        step: step.code,
        answers: readAnswers(step, withoutContacts(asks, raw), where),
        named: new Map([...matters.values()].map((each) => [each.id, each])),
        ...(matter && { matter }),
        ...(about && { about }),
      });
      return [];
    } catch (error) {
      if (error instanceof RuleBroken) return [error];
      throw error;
    }
  }
}

/** As if each contact were kept already. */
function withoutContacts(asks: TriedStep['step']['asks'], raw: JsonObject): JsonObject {
  const people = new Set(asks.filter(({ type }) => type === 'person').map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(raw).map(([name, answer]) => [name, people.has(name) ? { person: uuid() } : answer]),
  );
}
