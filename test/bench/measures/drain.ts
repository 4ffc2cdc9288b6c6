import { setTimeout as wait } from 'node:timers/promises';
import { type Finding, GOALS } from '../goals.js';
import type { Installation } from '../installation.js';
import type { Limit } from '../limit.js';
import { load } from '../load.js';
import { delivered } from './cpu.js';
import { createIn } from './requests.js';

/** Goal 9: a backlog of created matters, drained by the worker that is started over it, and by plain batches that write the same rows. */
export async function drain(at: Installation, limit: Limit | undefined, facts: number): Promise<Finding> {
  await at.start('worker');
  await delivered(at);
  await at.stop('worker');
  await load(at.ports.portal, 8, { requests: facts }, createIn(['naju']));
  const rate = await drained(at);
  if (!limit)
    return { goal: GOALS.drain, from: `${Math.round(rate)} facts/s; pgbench is missing, the limit was not measured` };
  const bare = await limit.drain(facts);
  return { goal: GOALS.drain, figure: rate / bare, from: `${Math.round(rate)} facts/s of ${Math.round(bare)}/s bare` };
}

/** Facts a second, from the first look at which fewer wait than before the start to the last fact: starting up is not draining. */
async function drained(at: Installation): Promise<number> {
  const before = await waiting(at);
  const started = at.start('worker');
  let seen = before;
  while (seen === before) seen = await waiting(at, 5);
  const begun = performance.now();
  await delivered(at);
  const seconds = (performance.now() - begun) / 1_000;
  await started;
  return seen / seconds;
}

async function waiting(at: Installation, pause = 0): Promise<number> {
  await wait(pause);
  const [row] = await at.rows<{ n: number }>(
    `select count(*)::int as n from delivery where name = 'matters.step-taken.v1'`,
  );
  return row?.n ?? 0;
}
