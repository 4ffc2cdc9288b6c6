// Adds up a run of the checks: `node tally.mjs <folder>`. Jest counts by its tests, every other check as one.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const broken = [];
let passed = 0;
let failed = 0;

for (const name of readdirSync(folder).filter((file) => !file.endsWith('.json'))) {
  const well = readFileSync(join(folder, name), 'utf8').trim() === 'pass';
  const counted =
    name === 'jest' ? countTests(join(folder, 'jest.json')) : { passed: Number(well), failed: Number(!well) };
  // A run that failed without a failed test (a suite that could not load, a crash) still failed.
  if (!well && counted.failed === 0) counted.failed = 1;
  passed += counted.passed;
  failed += counted.failed;
  if (!well) broken.push(name);
}

if (broken.length > 0) console.log(`failed: ${broken.join(', ')}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function countTests(path) {
  if (!existsSync(path)) return { passed: 0, failed: 1 };
  const run = JSON.parse(readFileSync(path, 'utf8'));
  return { passed: run.numPassedTests, failed: run.numFailedTests + run.numRuntimeErrorTestSuites };
}
