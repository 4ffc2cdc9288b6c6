import { setTimeout as wait } from 'node:timers/promises';
import { type Finding, GOALS } from '../goals.js';
import type { Installation } from '../installation.js';
import { load } from '../load.js';
import { cpuOf } from '../process-meter.js';
import { createIn } from './requests.js';

const DRAIN_PATIENCE = 120_000;

/** Goal 2: everything a created matter costs until each reaction to it has run, with the letters that went out meanwhile. */
export async function cpuPerMatter(at: Installation, matters: number): Promise<Finding> {
  await load(at.ports.portal, 8, { requests: 300 }, createIn(['naju']));
  await delivered(at);
  await at.takeStock();
  const before = parts(at);
  const sentBefore = await sent(at);
  await load(at.ports.portal, 8, { requests: matters }, createIn(['naju']));
  await delivered(at);
  const after = parts(at);
  const letters = (await sent(at)) - sentBefore;
  const spent = {
    portal: after.portal - before.portal,
    servers: after.servers - before.servers,
    worker: after.worker - before.worker,
  };
  const each = (ms: number): string => (ms / matters).toFixed(2);
  return {
    goal: GOALS.cpu,
    figure: (spent.portal + spent.servers + spent.worker) / matters,
    from: `portal ${each(spent.portal)}, PostgreSQL and queue ${each(spent.servers)}, worker ${each(spent.worker)} ms; ${letters} letters of ${matters} left meanwhile`,
  };
}

function parts(at: Installation) {
  return { portal: cpuOf(at.pid('portal')), servers: cpuOf(at.servers), worker: cpuOf(at.pid('worker')) };
}

async function sent(at: Installation): Promise<number> {
  const [row] = await at.rows<{ n: number }>(`select count(*)::int as n from letter where state = 'sent'`);
  return row?.n ?? 0;
}

/** Waits until no step waits for a reaction any more. */
export async function delivered(at: Installation): Promise<void> {
  const until = performance.now() + DRAIN_PATIENCE;
  for (;;) {
    const [row] = await at.rows<{ waiting: boolean }>(
      `select exists (select from delivery where name = 'matters.step-taken.v1') as waiting`,
    );
    if (!row?.waiting) return;
    if (performance.now() > until) throw new Error(`Facts were not delivered in time.\n${at.log('worker')}`);
    await wait(50);
  }
}
