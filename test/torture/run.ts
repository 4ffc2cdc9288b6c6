import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Chance } from './chance.js';
import { Checker, type Findings } from './checker.js';
import { drain } from './drain.js';
import { Faults } from './faults.js';
import { Load } from './load.js';
import type { Stage } from './stage.js';
import { TargetedKills } from './targeted-kills.js';

export interface RunWish {
  readonly seed: number;
  readonly data: string;
  /** How long faults of every kind go on. */
  readonly seconds: number;
  readonly perSecond: number;
  readonly queue: 'redis' | 'postgres';
}

export interface Outcome {
  readonly commands: number;
  readonly tries: number;
  readonly letters: number;
  readonly faults: ReadonlyMap<string, number>;
  readonly restarts: number;
  readonly targeted: { readonly kills: number; readonly takenOver: readonly number[] };
  /** Seconds until nothing was left to do: after the faults, after the targeted kills. */
  readonly drained: readonly (number | undefined)[];
  /** Milliseconds from the first try to the acknowledgement, the slowest, while PostgreSQL alone was restarted. */
  readonly slowestOverRestarts: number;
  readonly slowest: number;
  readonly died: readonly string[];
  readonly findings: Findings;
}

/** Monday morning, so that what the law counts in working hours begins to run. */
const MONDAY = '2026-11-23T09:30';
/** Mid-way the offices wake up on another day: receipts are late, deadlines near, then over. */
const LATER = ['2026-11-24T11:00', '2026-12-04T10:00'];
const RESTARTS_MS = 6_000;

/** Standard run C: faults of every kind, then restarts of PostgreSQL alone, then kills of senders, then the reckoning. */
export async function run(stage: Stage, wish: RunWish, say: (line: string) => void): Promise<Outcome> {
  const chance = (actor: number): Chance => new Chance(wish.seed * 7 + actor);
  const codes = stage.offices.map(({ code }) => code);
  await stage.work.moveClocks(codes, MONDAY);
  await stage.begin();
  const urls = (kind: 'portal' | 'console'): string[] => stage.named(kind).map(({ url }) => url);
  const load = new Load(stage.offices, urls('portal'), urls('console'), chance(1), join(wish.data, 'commands.jsonl'));
  const restarts = Math.max(1, Math.round(wish.seconds / 60));
  void load.run(wish.perSecond);

  say(`${wish.seconds} s of faults at ${wish.perSecond} commands a second …`);
  const faults = new Faults(stage, chance(2), wish.queue);
  const clocks = moveClocks(stage, codes, wish.seconds);
  const breaking = faults.run();
  await pause(wish.seconds * 1_000);
  await faults.stop();
  await Promise.all([breaking, clocks]);
  const [drainedAfterFaults] = await Promise.all([drainOf(stage), load.stop()]);
  say(`drained in ${drainedAfterFaults?.toFixed(1) ?? 'more than 120'} s`);

  say(`${restarts} restarts of PostgreSQL alone …`);
  await stage.healthy();
  const quiet = load.now;
  void load.run(wish.perSecond);
  for (let i = 0; i < restarts; i++) {
    await pause(RESTARTS_MS / 2);
    await stage.services.restartPostgres({ immediate: true });
    await pause(RESTARTS_MS / 2);
  }
  const loud = load.now;

  say('senders die just as a letter is stored …');
  const targeted = new TargetedKills(stage);
  await targeted.run(Math.max(10, wish.seconds / 5));
  await load.stop();
  const drainedAfterKills = await drainOf(stage);
  say(`drained in ${drainedAfterKills?.toFixed(1) ?? 'more than 120'} s; checking …`);

  await load.log.close();
  const lines = await stage.sink.lines();
  const { told } = load.log;
  const took = (from: number, to: number): number =>
    Math.max(0, ...told.filter(({ begun }) => begun >= from && begun < to).map(({ begun, ended }) => ended - begun));
  return {
    commands: told.length,
    tries: told.reduce((sum, { tries }) => sum + tries, 0),
    letters: lines.length,
    faults: faults.done,
    restarts,
    targeted,
    drained: [drainedAfterFaults, drainedAfterKills],
    slowestOverRestarts: took(quiet, loud),
    slowest: took(0, load.now),
    died: stage.apps.filter(({ unasked }) => unasked > 0).map(({ name, unasked }) => `${name} ${unasked}×`),
    findings: await new Checker(stage.database, load.log, lines, stage.work).check(codes),
  };
}

async function drainOf(stage: Stage): Promise<number | undefined> {
  return drain(stage.database);
}

/** In the middle of everything; a restart of the database in that very moment only delays it. */
async function moveClocks(stage: Stage, offices: readonly string[], seconds: number): Promise<void> {
  for (const to of LATER) {
    await pause((seconds * 1_000) / (LATER.length + 1));
    for (let moved = false; !moved;) {
      moved = await stage.work.moveClocks(offices, to).then(
        () => true,
        () => false,
      );
      if (!moved) await pause(500);
    }
  }
}
