// What must be there before anything runs: packages as the lock file says, and a build newer than its sources.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @returns {{ says: string, command: string[], done?: () => void }[]} commands to run, in order; none when all is fresh */
export function preparations(root) {
  const steps = [];
  const packages = !packagesMatch(root);
  if (packages)
    steps.push({
      says: '필요한 패키지를 받습니다',
      command: ['npm', 'ci', '--include=dev', '--no-audit', '--no-fund'],
    });
  if (packages || !buildIsFresh(root)) {
    steps.push({ says: '빌드합니다', command: ['npm', 'run', 'build'], done: () => markBuilt(root) });
  }
  return steps;
}

/** By content, not by date: a checkout gives every file a new date. Packages for other systems are absent and rightly so. */
export function packagesMatch(root) {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const packagesIn = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;
  const there = packagesIn(installed);
  return Object.entries(packagesIn(join(root, 'package-lock.json'))).every(
    ([path, { version, optional }]) => path === '' || optional || there[path]?.version === version,
  );
}

const SOURCES = [
  'apps',
  'libs',
  'config',
  'migrations',
  'test',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
];

function buildIsFresh(root) {
  const built = builtMark(root);
  if (!existsSync(built)) return false;
  const age = statSync(built).mtimeMs;
  return SOURCES.every((name) => newest(join(root, name)) <= age);
}

const builtMark = (root) => join(root, 'dist', '.built');

function markBuilt(root) {
  writeFileSync(builtMark(root), '');
}

/** Latest change of a file, or of any TypeScript source under a folder. */
function newest(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const dates = readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || /\.tsx?$/.test(entry.name))
    .map((entry) => newest(join(path, entry.name)));
  return Math.max(0, ...dates);
}
