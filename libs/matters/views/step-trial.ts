import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Actor, type JsonObject, RuleBroken } from '#foundation';
import { instantOf, type LocalMinute } from '#calendar';
import type { Tx } from '#ledger';
import type { Office } from '#office';
import {
  type Answers,
  asksFor,
  decide,
  type Decision,
  type MatterRecord,
  type NamedMatter,
  type Procedure,
  readAnswers,
  type Step,
} from '#procedure';
import { answerRefusals } from '../answer-refusals.js';
import { Deeds } from '../deeds.js';
import { Procedures } from '../procedures.js';

export interface TriedStep {
  readonly office: Office;
  readonly procedure: Procedure;
  readonly step: Step;
  readonly actor: Actor;
  readonly now: LocalMinute;
  /** Absent for an opening step. */
  readonly matter?: MatterRecord;
  /** Of the matter. */
  readonly id?: string;
  /** What an opening step is about. */
  readonly about?: NamedMatter;
  /** The matters that answers name, by receipt number. */
  readonly matters: ReadonlyMap<string, NamedMatter>;
}

/** What became of the trial of a step. */
export interface Trial {
  /** What `TakeStep` would be refused for, all of it; empty when it would be taken. */
  readonly refusals: readonly RuleBroken[];
  /** As the matter would stand afterwards. */
  readonly becomes?: MatterRecord;
}

/** Whether a step could be taken, without taking it: the same reading of answers, the same guards, nothing kept. */
@Injectable()
export class StepTrial {
  constructor(
    private readonly procedures: Procedures,
    private readonly deeds: Deeds,
  ) {}

  /** By its answers and the rules of its table alone. */
  byRules(tried: TriedStep, raw: JsonObject): Trial {
    const { refusals, decision } = this.decided(tried, raw);
    return { refusals, ...(decision && { becomes: decision.becomes }) };
  }

  /**
   * With what the step would write of its own, done in `tx`, which the caller undoes: until then a later trial finds what an earlier
   * one took.
   */
  async withDeeds(tx: Tx, tried: TriedStep, raw: JsonObject): Promise<Trial> {
    const { refusals, decision, answers } = this.decided(tried, raw);
    if (!decision || !answers) return { refusals };
    const { office, procedure, step, actor, now, id = uuid() } = tried;
    const { becomes } = decision;
    if (step.does.size === 0) return { refusals, becomes };
    const taken = { office, matter: id, step: step.code, actor, answers, becomes, now: instantOf(now) };
    try {
      const done = await tx.attempt(() => this.deeds.take(tx, procedure, step, decision, taken));
      return { refusals: [], becomes: done.becomes };
    } catch (error) {
      return { refusals: [brokenRule(error)] };
    }
  }

  private decided(
    tried: TriedStep,
    raw: JsonObject,
  ): { readonly refusals: readonly RuleBroken[]; readonly decision?: Decision; readonly answers?: Answers } {
    const { office, procedure, step, actor, now, matter, about, matters } = tried;
    const department = matter?.department;
    const where = { office, actor, now, matters, ...(department !== undefined && { department }) };
    const asks = asksFor(step, actor);
    const wrong = answerRefusals(step, asks, raw, where);
    if (wrong.length > 0) return { refusals: wrong };
    try {
      const answers = readAnswers(step, withoutContacts(asks, raw), where);
      const decision = decide({
        procedure,
        actor,
        now,
        office,
        calendar: office.calendar,
        guards: this.procedures.guards,
        step: step.code,
        answers,
        named: new Map([...matters.values()].map((each) => [each.id, each])),
        ...(matter && { matter }),
        ...(about && { about }),
      });
      return { refusals: [], decision, answers };
    } catch (error) {
      return { refusals: [brokenRule(error)] };
    }
  }
}

function brokenRule(error: unknown): RuleBroken {
  if (error instanceof RuleBroken) return error;
  throw error;
}

/** As if each contact were kept already. */
function withoutContacts(asks: TriedStep['step']['asks'], raw: JsonObject): JsonObject {
  const people = new Set(asks.filter(({ type }) => type === 'person').map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(raw).map(([name, answer]) => [name, people.has(name) ? { person: uuid() } : answer]),
  );
}
