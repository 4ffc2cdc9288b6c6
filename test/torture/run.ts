import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Chance } from './chance.js';
import { Checker } from './checker.js';
import type { Told } from './command-log.js';
import { drain } from './drain.js';
import { Faults } from './faults.js';
import type { Findings } from './findings.js';
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
  /** Without the quieter parts that only measure. */
  readonly onlyFaults: boolean;
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
  /** Processes that did not end when asked. */
  readonly stuck: readonly string[];
  /** Processes that ended without having been asked. */
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
  void load.run(wish.perSecond);

  say(`${wish.seconds} s of faults at ${wish.perSecond} commands a second …`);
  const faults = new Faults(stage, chance(2), wish.queue);
  const clocks = moveClocks(stage, codes, wish.seconds);
  const breaking = faults.run();
  await pause(wish.seconds * 1_000);
  await faults.stop();
  await Promise.all([breaking, clocks]);
  const [drainedAfterFaults] = await Promise.all([drain(stage.database), load.stop()]);
  say(`drained in ${drainedAfterFaults?.toFixed(1) ?? 'not at all'} s`);

  const targeted = new TargetedKills(stage);
  const measured = wish.onlyFaults ? NOT_MEASURED : await measure(stage, load, targeted, wish, say);

  const stuck = await stage.endApps();
  await load.log.close();
  const lines = await stage.sink.lines();
  const { told } = load.log;
  return {
    commands: told.length,
    tries: told.reduce((sum, { tries }) => sum + tries, 0),
    letters: lines.length,
    faults: faults.done,
    restarts: measured.restarts,
    targeted,
    drained: [drainedAfterFaults, measured.drained],
    slowestOverRestarts: slowestOf(told, measured.quiet, measured.loud),
    slowest: slowestOf(told, 0, load.now),
    stuck,
    died: stage.apps.filter(({ unasked }) => unasked > 0).map(({ name, unasked }) => `${name} ${unasked}×`),
    findings: await new Checker(stage.database, load.log, lines, stage.work).check(codes),
  };
}

interface Measured {
  readonly restarts: number;
  /** Between these milliseconds of the run PostgreSQL was restarted and nothing else happened. */
  readonly quiet: number;
  readonly loud: number;
  readonly drained: number | undefined;
}
const NOT_MEASURED: Measured = { restarts: 0, quiet: 0, loud: 0, drained: 0 };

/** Restarts of PostgreSQL alone, then kills of senders alone. */
async function measure(
  stage: Stage,
  load: Load,
  targeted: TargetedKills,
  { seconds, perSecond }: RunWish,
  say: (line: string) => void,
): Promise<Measured> {
  await stage.healthy();
  const restarts = Math.max(1, Math.round(seconds / 60));
  say(`${restarts} restarts of PostgreSQL alone …`);
  const quiet = load.now;
  void load.run(perSecond);
  for (let i = 0; i < restarts; i++) {
    await pause(RESTARTS_MS / 2);
    await stage.services.restartPostgres({ immediate: true });
    await pause(RESTARTS_MS / 2);
  }
  const loud = load.now;
  say('senders die just as a letter is stored …');
  await targeted.run(Math.max(10, seconds / 5));
  await load.stop();
  const drained = await drain(stage.database);
  say(`drained in ${drained?.toFixed(1) ?? 'not at all'} s; checking …`);
  return { restarts, quiet, loud, drained };
}

/** The slowest acknowledgement of what was begun between two moments, retries included; milliseconds. */
function slowestOf(told: readonly Told[], from: number, to: number): number {
  return Math.max(
    0,
    ...told.filter(({ begun }) => begun >= from && begun < to).map(({ begun, ended }) => ended - begun),
  );
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
