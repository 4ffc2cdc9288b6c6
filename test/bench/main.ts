import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Clock } from '#foundation';
import { seoulDate } from '#calendar';
import type { Finding } from './goals.js';
import { Installation } from './installation.js';
import { Limit } from './limit.js';
import { cpuPerMatter } from './measures/cpu.js';
import { drain } from './measures/drain.js';
import { growth } from './measures/growth.js';
import { memory } from './measures/memory.js';
import { hotOffice } from './measures/offices.js';
import { throughput } from './measures/throughput.js';
import { Pgbench } from './pgbench.js';
import { missed, page, table } from './report.js';

const HELP = `npm run bench -- [--quick] [--only <part,…>] [--require-pgbench]
  Measures the goals of speed on an installation of its own and writes docs/bench.md. Ends with 1 when a gate is missed.
  --quick            small numbers, for trying; writes no page
  --only             cpu, throughput, offices, drain, growth; writes no page
  --require-pgbench  ends with 1 when pgbench is not on this machine`;

const FULL = {
  matters: 2_000,
  rounds: 9,
  seconds: 3,
  offices: 250,
  officeRounds: 3,
  backlog: 3_000,
  backlogs: 3,
  few: 10_000,
  many: 100_000,
  looks: 400,
};
const QUICK: typeof FULL = {
  matters: 200,
  rounds: 1,
  seconds: 1,
  offices: 20,
  officeRounds: 1,
  backlog: 400,
  backlogs: 1,
  few: 1_000,
  many: 5_000,
  looks: 100,
};

const { values: wish } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    'require-pgbench': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (wish.help) {
  process.stdout.write(`${HELP}\n`);
  process.exit(0);
}

const size = wish.quick ? QUICK : FULL;
const parts = wish.only?.split(',');
const wanted = (part: string): boolean => parts === undefined || parts.includes(part);
const say = (line: string): void =>
  void process.stderr.write(`${(performance.now() / 1_000).toFixed(0).padStart(4)} s  ${line}\n`);

const at = await Installation.open();
const findings: Finding[] = [];
let pgbench: Pgbench | undefined;
try {
  pgbench = Pgbench.find(at.databaseUrl, at.data);
  if (!pgbench)
    say(
      'pgbench is not here (Debian: postgresql-contrib or postgresql-15): what is measured against the limit stays open.',
    );
  const limit = pgbench && (await Limit.prepare(at, pgbench));
  for (const app of ['catcher', 'portal', 'console', 'worker'] as const) await at.start(app);
  if (wanted('cpu')) {
    say('CPU for each matter …');
    findings.push(await cpuPerMatter(at, size.matters));
  }
  await at.stop('worker');
  if (wanted('throughput')) {
    say('creating and stepping against bare SQL …');
    findings.push(...(await throughput(at, limit, size.rounds, size.seconds)));
  }
  if (wanted('drain')) {
    say('draining a backlog …');
    findings.push(await drain(at, limit, size.backlog, size.backlogs));
    findings.push(memory(at));
    await at.stop('worker');
  }
  if (wanted('offices')) {
    say('one hot office against many …');
    findings.push(...(await hotOffice(at, size.offices, size.officeRounds, size.seconds)));
  }
  if (wanted('growth')) {
    say('looking among few and many matters …');
    findings.push(...(await growth(at, size.few, size.many, size.looks)));
  }
} catch (error) {
  for (const app of ['portal', 'console', 'worker', 'postgres'] as const) say(`${app} said:\n${at.log(app)}`);
  throw error;
} finally {
  await at.close();
}

findings.sort((a, b) => a.goal.number - b.goal.number);
process.stdout.write(`${table(findings)}\n`);
if (!wish.quick && parts === undefined) {
  const { postgres, queue } = at.services.choice;
  const text = page(findings, {
    date: seoulDate(new Clock().now()),
    postgres: `PostgreSQL ${postgres.major}`,
    queue: queue === 'redis' ? 'Redis' : 'PostgreSQL',
    pgbench: (await pgbench?.version) ?? 'no pgbench',
    quick: false,
  });
  await mkdir('docs', { recursive: true });
  await writeFile('docs/bench.md', text);
}
const misses = findings.filter(missed);
for (const { goal } of misses) say(`gate missed: ${goal.number} ${goal.says}`);
process.exit(misses.length > 0 || (wish['require-pgbench'] && !pgbench) ? 1 : 0);
