import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of one tick in /proc/<pid>/stat: USER_HZ is 100 on every Linux that Node runs on. */
const TICK = 10;

/** Processor time so far, in ms, of a process, its living descendants and its waited-for children. */
export function cpuOf(...roots: readonly number[]): number {
  const stats = new Map<number, { parent: number; own: number; waited: number }>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const fields = statOf(name);
    if (fields) stats.set(Number(name), fields);
  }
  let ticks = 0;
  for (const [pid, { own }] of stats) if (descends(pid, roots, stats)) ticks += own;
  for (const root of roots) ticks += stats.get(root)?.waited ?? 0;
  return ticks * TICK;
}

/** Proportional set size in MiB: shared pages are split among those who share them. */
export function pssOf(pid: number): number {
  const kib = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
  return Number(kib) / 1_024;
}

function statOf(pid: string) {
  try {
    // The name in parentheses may hold blanks.
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const f = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const at = (field: number): number => f[field - 3] ?? 0;
    return { parent: at(4), own: at(14) + at(15), waited: at(16) + at(17) };
  } catch {
    return undefined; // It ended between the two looks.
  }
}

function descends(pid: number, roots: readonly number[], stats: ReadonlyMap<number, { parent: number }>): boolean {
  for (let at: number | undefined = pid; at !== undefined && at > 1; at = stats.get(at)?.parent) {
    if (roots.includes(at)) return true;
  }
  return false;
}
