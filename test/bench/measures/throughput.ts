import { type Finding, GOALS } from '../goals.js';
import type { Installation } from '../installation.js';
import type { Limit } from '../limit.js';
import { load, median } from '../load.js';
import { createIn, intakeToken, type Made, receive } from './requests.js';

const CLIENTS = 8;

/**
 * Goals 1 and 3: the product and bare SQL by turns, so that both meet the same machine. The worker rests meanwhile, as the limit
 * delivers nothing either; what delivery costs is goals 2 and 9.
 */
export async function throughput(
  at: Installation,
  limit: Limit | undefined,
  rounds: number,
  seconds: number,
): Promise<Finding[]> {
  const token = await intakeToken(at, 'naju');
  const made: Made = [];
  const rates = {
    create: [] as number[],
    step: [] as number[],
    createLimit: [] as number[],
    stepLimit: [] as number[],
  };
  await load(at.ports.portal, CLIENTS, { requests: 800 }, createIn(['naju'], made));
  await load(at.ports.console, CLIENTS, { requests: 400 }, receive(token, made));
  await at.takeStock();
  for (let round = 0; round < rounds; round++) {
    rates.create.push((await load(at.ports.portal, CLIENTS, { seconds }, createIn(['naju'], made))).perSecond);
    if (limit) rates.createLimit.push(await limit.create(CLIENTS, seconds));
    const waiting = made.length;
    rates.step.push(
      (await load(at.ports.console, CLIENTS, { seconds, requests: waiting }, receive(token, made))).perSecond,
    );
    if (limit) rates.stepLimit.push(await limit.step(CLIENTS, seconds));
  }
  return [
    against(GOALS.create, rates.create, rates.createLimit, 'creates'),
    against(GOALS.step, rates.step, rates.stepLimit, 'steps'),
  ];
}

function against(goal: Finding['goal'], ours: readonly number[], limits: readonly number[], what: string): Finding {
  if (limits.length === 0)
    return { goal, from: `${Math.round(median(ours))} ${what}/s; pgbench is missing, the limit was not measured` };
  const figure = median(ours.map((rate, round) => rate / (limits[round] as number)));
  return { goal, figure, from: `${Math.round(median(ours))} ${what}/s of ${Math.round(median(limits))}/s bare` };
}
