import { type Finding, GOALS } from '../goals.js';
import type { Installation } from '../installation.js';
import type { Limit } from '../limit.js';
import { load, median } from '../load.js';
import { delivered } from './cpu.js';
import { createIn } from './requests.js';

const WARM = 500;

/**
 * Goal 9: a backlog of created matters, drained by a worker that is at work already, and by plain batches that write the same rows,
 * by turns. The worker sleeps while its backlog grows: what it costs to start one is another matter.
 */
export async function drain(
  at: Installation,
  limit: Limit | undefined,
  facts: number,
  rounds: number,
): Promise<Finding> {
  // What the parts before left behind is not what is measured here.
  await at.rows('delete from delivery');
  await at.start('worker');
  await load(at.ports.portal, 8, { requests: WARM }, createIn(['naju']));
  await delivered(at);
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    ours.push(await drained(at, facts));
    if (limit) bare.push(await limit.drain(facts));
  }
  const rate = median(ours);
  if (!limit)
    return { goal: GOALS.drain, from: `${Math.round(rate)} facts/s; pgbench is missing, the limit was not measured` };
  const figure = median(ours.map((one, round) => one / (bare[round] as number)));
  return { goal: GOALS.drain, figure, from: `${Math.round(rate)} facts/s of ${Math.round(median(bare))}/s bare` };
}

/** Facts a second, from the moment the worker wakes up over a backlog to its last fact. */
async function drained(at: Installation, facts: number): Promise<number> {
  process.kill(at.pid('worker'), 'SIGSTOP');
  await load(at.ports.portal, 8, { requests: facts }, createIn(['naju']));
  const before = await waiting(at);
  process.kill(at.pid('worker'), 'SIGCONT');
  const begun = performance.now();
  await delivered(at);
  return before / ((performance.now() - begun) / 1_000);
}

async function waiting(at: Installation): Promise<number> {
  const [row] = await at.rows<{ n: number }>(
    `select count(*)::int as n from delivery where name = 'matters.step-taken.v1'`,
  );
  return row?.n ?? 0;
}
