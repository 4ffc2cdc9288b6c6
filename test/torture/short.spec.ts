import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';
import type { Findings } from './findings.js';
import type { Figure } from './figures.js';
import { ROOT } from './root.js';

interface Report {
  readonly figures: readonly Figure[];
  readonly findings: Findings;
}

/** Half a minute of the run that takes five in earnest; always the same faults. Needs the build. */
const SHORT = ['--seed', '39', '--seconds', '25', '--rate', '20', '--only-faults', '--json'];

it('half a minute of faults: nothing lost, nothing twice, nothing missing, every chain whole', async () => {
  const data = mkdtempSync(join(tmpdir(), 'tongtong-torture-'));
  const args = ['dist/test/torture/main.js', ...SHORT, '--data', data];
  const ended = promisify(execFile)(process.execPath, args, {
    cwd: ROOT,
    timeout: 280_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  const { stdout } = await ended.catch((failed: unknown) => failed as { stdout: string });
  const { figures, findings } = JSON.parse(stdout) as Report;
  const broken = Object.entries(findings).filter(
    ([what, found]) => found.length > 0 && what !== 'letter held for a person',
  );
  expect(broken).toEqual([]);
  expect(figures.filter(({ firm, value, goal }) => firm && value > goal)).toEqual([]);
  expect(readFileSync(join(data, 'commands.jsonl'), 'utf8').split('\n').length).toBeGreaterThan(100);
  rmSync(data, { recursive: true, force: true });
}, 300_000);
