import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { JsonObject } from '#foundation';
import { OfficeTx, type Tx } from '#ledger';
import type { Office } from '#office';
import type { Decision, Procedure, Step } from '#procedure';
import { type Deed, nameInTables, type Offers, type StepBeingTaken } from './deed.js';
import { Procedures } from './procedures.js';

/** Every deed and list of this process, found in the module tree. A table that names one nobody has refuses the start. */
@Injectable()
export class Deeds implements OnModuleInit {
  private readonly known = new Map<string, Deed | Offers>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly procedures: Procedures,
    private readonly offices: OfficeTx,
  ) {}

  onModuleInit(): void {
    for (const { instance } of this.discovery.getProviders() as { instance: Deed | Offers }[]) {
      const name = nameInTables(instance);
      if (name === undefined) continue;
      if (this.known.has(name)) throw new Error(`Two are called ${name} in the tables.`);
      this.known.set(name, instance);
    }
    for (const { code, steps } of this.procedures.tables.versions()) {
      for (const step of steps.values()) {
        for (const deed of step.does.keys()) if (!this.deed(deed)) throw new Error(`${code}: nobody does ${deed}.`);
        for (const list of listsOf(step)) if (!this.list(list)) throw new Error(`${code}: nobody offers ${list}.`);
      }
    }
  }

  /** Does what the step names, in turn, and answers the decision with what was found. */
  async take(tx: Tx, procedure: Procedure, step: Step, decision: Decision, taken: StepBeingTaken): Promise<Decision> {
    const values: Record<string, JsonObject[string]> = {};
    const words: Record<string, string> = {};
    for (const name of step.does.keys()) {
      const found = await this.deed(name)?.take(tx, taken);
      Object.assign(values, found?.values);
      Object.assign(words, found?.words);
    }
    const unkept = Object.keys(values).find((name) => !procedure.keeps.has(name));
    if (unkept !== undefined) throw new Error(`${procedure.code} keeps no ${unkept}.`);
    const { becomes, because } = decision;
    return {
      ...decision,
      becomes: { ...becomes, values: { ...becomes.values, ...values } },
      because: { ...because, found: { values, words } },
    };
  }

  /** What the lists that a step asks of hold now, by name of the list. */
  async offered(
    office: Office,
    step: Step,
    now: Date,
  ): Promise<ReadonlyMap<string, readonly (readonly [string, string])[]>> {
    const lists = listsOf(step);
    if (lists.length === 0) return new Map();
    return this.offices.quick(
      office.code,
      async (tx) =>
        new Map(
          await Promise.all(
            lists.map(async (name) => [name, (await this.list(name)?.offer(tx, office, now)) ?? []] as const),
          ),
        ),
    );
  }

  private deed(name: string): Deed | undefined {
    const known = this.known.get(name);
    return known && 'take' in known ? known : undefined;
  }

  private list(name: string): Offers | undefined {
    const known = this.known.get(name);
    return known && 'offer' in known ? known : undefined;
  }
}

function listsOf({ asks }: Step): readonly string[] {
  return [...new Set(asks.flatMap((ask) => (ask.type === 'offered' ? [ask.list] : [])))];
}
