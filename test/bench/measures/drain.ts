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
  await at.start('worker');
  const begun = performance.now();
  const standing = await waiting(at);
  await delivered(at);
  const rate = standing / ((performance.now() - begun) / 1_000);
  if (!limit)
    return { goal: GOALS.drain, from: `${Math.round(rate)} facts/s; pgbench is missing, the limit was not measured` };
  const bare = await limit.drain(facts);
  return { goal: GOALS.drain, figure: rate / bare, from: `${Math.round(rate)} facts/s of ${Math.round(bare)}/s bare` };
}

async function waiting(at: Installation): Promise<number> {
  const [row] = await at.rows<{ n: number }>(
    `select count(*)::int as n from delivery where name = 'matters.step-taken.v1'`,
  );
  return row?.n ?? 0;
}
