// Standard run C: `npm run torture -- [--seed N] [--seconds 300] [--rate 40] [--queue redis|postgres] [--no-reconciler] [--data folder] [--only-faults] [--json]`
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { figuresOf, met, table } from './figures.js';
import { type Outcome, run } from './run.js';
import { Stage } from './stage.js';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seconds: { type: 'string', default: '300' },
    rate: { type: 'string', default: '40' },
    queue: { type: 'string', default: 'redis' },
    'no-reconciler': { type: 'boolean', default: false },
    data: { type: 'string' },
    'only-faults': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const data = values.data ?? mkdtempSync(join(tmpdir(), 'tongtong-torture-'));
const queue = values.queue === 'postgres' ? 'postgres' : 'redis';
const reconciler = !values['no-reconciler'];
const say = (line: string): void => void process.stderr.write(`${line}\n`);

say(`seed ${seed}, data ${data}`);
const stage = await Stage.set({ data, seed, queue, reconciler });
let ended: Promise<void> | undefined;
const end = (): Promise<void> => (ended ??= stage.clear());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => void end().finally(() => process.exit(130)));

const onlyFaults = values['only-faults'];
const wish = {
  seed,
  data,
  queue,
  onlyFaults,
  seconds: Number(values.seconds),
  perSecond: Number(values.rate),
} as const;
const outcome = await run(stage, wish, say).catch(async (failed: unknown) => {
  await end();
  throw failed;
});
await end();
const figures = figuresOf(outcome, reconciler);
const failed = figures.some((figure) => figure.firm && !met(figure));

if (values.json) console.log(JSON.stringify({ seed, failed, figures, findings: outcome.findings }));
else report(outcome);
if (!failed && values.data === undefined) rmSync(data, { recursive: true, force: true });
process.exit(failed ? 1 : 0);

function report({
  commands,
  tries,
  letters,
  faults,
  restarts,
  targeted,
  slowest,
  stuck,
  died,
  findings,
}: Outcome): void {
  const broken = [...faults].map(([name, times]) => `${name} ${times}×`).join(', ');
  console.log(`${commands} commands (${tries} tries, slowest ${(slowest / 1_000).toFixed(1)} s), ${letters} letters`);
  console.log(`faults: ${broken}; then PostgreSQL restarted ${restarts}×, senders killed ${targeted.kills}×`);
  console.log(`\n${table(figures)}\n`);
  for (const name of stuck) console.log(`did not end when asked: ${name}`);
  for (const name of died) console.log(`died by itself: ${name}`);
  for (const [what, found] of Object.entries(findings)) {
    if (found.length > 0) console.log(`${what}: ${found.length}\n  ${found.slice(0, 5).join('\n  ')}`);
  }
  console.log(failed ? `FAILED: seed ${seed}, everything is in ${data}` : `seed ${seed}`);
}
