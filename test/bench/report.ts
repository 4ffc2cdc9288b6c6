import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { type Finding, reaches } from './goals.js';

export interface Surroundings {
  readonly date: string;
  readonly postgres: string;
  readonly queue: string;
  readonly pgbench: string;
  readonly quick: boolean;
}

const HEAD = ['#', 'Goal', 'Figure', 'Gate', 'Aim', 'Met?', 'From'];

/** The table as Markdown, which reads well on a terminal too. */
export function table(findings: readonly Finding[]): string {
  const rows = findings.map(({ goal, figure, from }) => [
    String(goal.number),
    goal.says,
    figure === undefined ? 'not measured' : `${shown(figure)} ${goal.unit}`,
    `${goal.more ? '≥' : '≤'} ${shown(goal.gate)}`,
    `${goal.more ? '≥' : '≤'} ${shown(goal.aim)}`,
    verdict({ goal, from, ...(figure !== undefined && { figure }) }),
    from,
  ]);
  return [HEAD, HEAD.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

export function missed({ goal, figure }: Finding): boolean {
  return figure !== undefined && !reaches(figure, goal, goal.gate);
}

export function page(findings: readonly Finding[], { date, postgres, queue, pgbench, quick }: Surroundings): string {
  const [cpu] = cpus();
  const machine = [
    `- Date: ${date}`,
    `- Machine: ${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${systemName()}`,
    `- Node ${process.versions.node}, ${postgres} (fsync and synchronous_commit on), queue: ${queue}, ${pgbench}`,
  ];
  const about = `Written by \`npm run bench\`${quick ? ' --quick (a try-out, not a measurement)' : ''}. Portal, console and worker run as processes of
their own in production mode; the load and the mail server run on the same processors. Rates depend on the machine and on who else uses it: only
the ratios of one run and processor time are to be quoted. The limit is pgbench writing the same rows (matter, texts, person and key, command,
fact, delivery) with prepared, pipelined statements in one durable transaction, without row security, foreign keys or triggers. Tables are
counted (ANALYZE) before they are measured, those of the limit and those of the product.`;
  return `# Speed, measured\n\n${about}\n\n${machine.join('\n')}\n\n${table(findings)}\n`;
}

function verdict(finding: Finding): string {
  const { goal, figure } = finding;
  if (figure === undefined) return '–';
  if (reaches(figure, goal, goal.aim)) return 'aim';
  return missed(finding) ? '**missed**' : 'gate';
}

function shown(figure: number): string {
  return figure >= 100 ? figure.toFixed(0) : figure >= 10 ? figure.toFixed(1) : figure.toFixed(2);
}

function systemName(): string {
  try {
    return /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? process.platform;
  } catch {
    return execFileSync('uname', ['-sr'], { encoding: 'utf8' }).trim();
  }
}
