import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const here = resolve('.');
const node = promisify(execFile);
let house: string;

/** A small house with the same rules, in which every rule is broken once. */
const BAD: Readonly<Record<string, string>> = {
  'apps/portal/main.ts': `export { desk } from '../console/desk.js';\nexport { secret } from '../../libs/people/storage/secret.js';\n`,
  'apps/console/desk.ts': `export const desk = 1;\n`,
  'libs/foundation/index.ts': `export const word = 'word';\n`,
  'libs/foundation/ahead.ts': `export { box } from '#ledger';\n`,
  'libs/calendar/index.ts': `import { readFileSync } from 'node:fs';\nexport const days = readFileSync('days');\n`,
  'libs/ledger/index.ts': `import { Module } from '@nestjs/common';\nexport class box { static of = Module; }\n`,
  'libs/people/index.ts': `export { secret } from './storage/secret.js';\n`,
  'libs/people/storage/secret.ts': `export const secret = 1;\n`,
  'libs/people/rules/age.ts': `export { age } from './middle.js';\n`,
  'libs/people/rules/middle.ts': `export { secret as age } from '../storage/secret.js';\nexport { box } from '#ledger';\n`,
  'libs/people/actions/erase.ts': `export const erase = 1;\n`,
  'libs/people/views/card.ts': `export { erase } from '../actions/erase.js';\n`,
  'libs/people/storage/door.ts': `export { secret } from '../index.js';\n`,
  'libs/people/storage/setting.ts': `export { env } from '#config/env';\n`,
  'libs/people/storage/web.ts': `import { createServer } from 'node:http';\nexport const server = createServer();\n`,
  'libs/people/storage/tested.ts': `export { story } from '../../../test/story.js';\nexport { bool } from 'fast-check';\n`,
  'libs/people/storage/nowhere.ts': `export { gone } from '#gone';\n`,
  'libs/people/storage/chance.ts': `import ms from 'ms';\nexport const wait = ms;\n`,
  'libs/people/storage/chicken.ts': `import { egg } from './egg.js';\nexport const chicken = (): unknown => egg;\n`,
  'libs/people/storage/egg.ts': `import { chicken } from './chicken.js';\nexport const egg = (): unknown => chicken;\n`,
  'libs/cases/index.ts': `export { kinds } from './rules/kinds.js';\n`,
  'libs/cases/facts.ts': `export const CaseClosed = 'cases.closed';\n`,
  'libs/cases/rules/kinds.ts': `export const kinds = 1;\n`,
  'libs/petitions/storage/ask.ts': `export { kinds } from '#cases';\nexport { CaseClosed } from '#cases/facts';\n`,
  'libs/briefings/rules/sum.ts': `import { secret } from '#people';\nexport const sum = secret;\n`,
  'libs/petitions/storage/past.ts': `export { report } from '#briefings';\n`,
  'libs/briefings/index.ts': `export const report = 1;\n`,
  'libs/gossip/index.ts': `export const gossip = 1;\n`,
  'libs/matters/storage/hear.ts': `export { gossip } from '../../gossip/index.js';\n`,
  'config/env.ts': `export const env = 1;\n`,
  'test/story.ts': `export const story = 1;\n`,

  'libs/people/actions/lint.ts': `
import { EventBus } from '@nestjs/cqrs';
import { Clock } from '#foundation';
import { DataSource } from 'typeorm';
export async function lint(bus: EventBus, source: DataSource, clock: Clock, kind: 'a' | 'b'): Promise<unknown> {
  source.query('select 1');
  switch (kind) {
    case 'a':
  }
  const loose: any = [bus, clock];
  return [loose, process.env, Date.now(), new Date(), performance.now(), { prepared: true }];
}
`,
  'libs/people/actions/silenced.ts': `// eslint-disable-next-line\nexport const now = (): number => Date.now();\n`,
  'libs/people/views/writes.ts': 'export const ERASE = `delete from person where id = $1`;\n',
  'libs/people/rules/reads.ts': `export { readFileSync } from 'node:fs';\n`,
};

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'tongtong-guards-'));
  const own = JSON.parse(await readFile('package.json', 'utf8')) as { readonly imports: object };
  const imports = { ...own.imports, '#cases/facts': './dist/libs/cases/facts.js' };
  await writeFile(join(house, 'package.json'), JSON.stringify({ ...own, imports }));
  await symlink(resolve('node_modules'), join(house, 'node_modules'));
  const extended = { extends: join(here, 'tsconfig.json'), include: ['apps', 'libs', 'config', 'test'] };
  await writeFile(join(house, 'tsconfig.json'), JSON.stringify(extended));
  for (const [file, text] of Object.entries(BAD)) {
    await mkdir(dirname(join(house, file)), { recursive: true });
    await writeFile(join(house, file), text);
  }
});

afterAll(() => rm(house, { recursive: true, force: true }));

function run(tool: string, options: readonly string[]): Promise<{ stdout: string }> {
  return node(process.execPath, [join(here, 'node_modules', tool), ...options], {
    cwd: house,
    maxBuffer: 16_000_000,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
}

/** What a tool prints in the bad house; it must end with an error. */
async function complaints(tool: string, ...options: readonly string[]): Promise<string> {
  const ended = await run(tool, options).then(
    () => undefined,
    (failed: unknown) => failed as { readonly code: number; readonly stdout: string; readonly stderr: string },
  );
  if (!ended) throw new Error(`${tool} found nothing wrong.`);
  return ended.stdout + ended.stderr;
}

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
  readonly to: string;
}

const CRUISER = 'dependency-cruiser/bin/dependency-cruise.mjs';
const CRUISE = ['apps', 'libs', 'config', 'test', '--config', join(here, 'config/tools/boundaries.cjs')];

describe('the boundaries', () => {
  let found: ReadonlySet<string>;

  beforeAll(async () => {
    // As JSON it ends well whatever it found; that the check itself fails is the next test.
    const { stdout } = await run(CRUISER, [...CRUISE, '--output-type', 'json']);
    const { summary } = JSON.parse(stdout) as { readonly summary: { readonly violations: readonly Violation[] } };
    found = new Set(
      summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to.replace(/^.*node_modules\//, '')}`),
    );
  }, 60_000);

  it.each([
    'pure-rules: libs/people/rules/age.ts → libs/people/storage/secret.ts',
    'pure-rules: libs/people/rules/age.ts → libs/ledger/index.ts',
    'pure-figures: libs/briefings/rules/sum.ts → libs/people/index.ts',
    'pure-of-frameworks: libs/people/rules/age.ts → @nestjs/common/index.js',
    'pure-of-the-machine: libs/calendar/index.ts → fs',
    'ring-of-foundation: libs/foundation/ahead.ts → libs/ledger/index.ts',
    'every-library-has-a-ring: libs/matters/storage/hear.ts → libs/gossip/index.ts',
    'neighbours-meet-through-facts: libs/petitions/storage/ask.ts → libs/cases/index.ts',
    'neighbours-meet-in-reactions: libs/petitions/storage/ask.ts → libs/cases/facts.ts',
    'two-doors-for-apps: apps/portal/main.ts → libs/people/storage/secret.ts',
    'own-door-is-for-others: libs/people/storage/door.ts → libs/people/index.ts',
    'views-never-act: libs/people/views/card.ts → libs/people/actions/erase.ts',
    'nobody-knows-briefings: libs/petitions/storage/past.ts → libs/briefings/index.ts',
    'apps-stand-apart: apps/portal/main.ts → apps/console/desk.ts',
    'libraries-know-no-app: libs/people/storage/setting.ts → config/env.ts',
    'http-lives-in-apps: libs/people/storage/web.ts → http',
    'tests-stay-outside: libs/people/storage/tested.ts → test/story.ts',
    'no-development-packages: libs/people/storage/tested.ts → fast-check/lib/fast-check.d.ts',
    'no-unlisted-packages: libs/people/storage/chance.ts → ms/index.js',
    'no-circles: libs/people/storage/chicken.ts → libs/people/storage/egg.ts',
    'every-import-leads-somewhere: libs/people/storage/nowhere.ts → #gone',
  ])('%s', (violation) => {
    expect([...found]).toContain(violation);
  });
});

describe('a broken boundary', () => {
  it('fails the check and says what to do', async () => {
    const told = await complaints(CRUISER, ...CRUISE, '--output-type', 'err-long');
    expect(told.replace(/\s+/g, ' ')).toContain(
      "A service knows of its neighbour only what the neighbour's facts.ts tells.",
    );
  }, 60_000);
});

describe('the lint', () => {
  let told: string;

  beforeAll(async () => {
    told = await complaints(
      'eslint/bin/eslint.js',
      ...['libs', '--max-warnings=0', '--config', join(here, 'config/tools/eslint.config.mjs')],
    );
  }, 60_000);

  it.each([
    "'process.env' is restricted from being used. The environment is read in config/env.ts alone",
    "'Date.now' is restricted from being used. Only Clock",
    "'performance.now' is restricted from being used. Only Clock",
    'Only Clock (#foundation) tells the time: use clock.now(office)',
    'Events in memory are lost with the process',
    'DataSource.query goes past the wall between offices',
    'a line break in an address would become a header',
    'Views only look: a statement that writes belongs to an action or a reaction',
    'This place is pure',
    'Promises must be awaited',
    'Switch is not exhaustive',
    'Unexpected any',
    'All imports in the declaration are only used as types',
    "has no effect because you have 'noInlineConfig' setting",
  ])('says: %s', (sentence) => {
    expect(told).toContain(sentence);
  });
});

describe('the rest', () => {
  it('finds files and exports that nobody uses', async () => {
    const told = await complaints(
      'knip/bin/knip.js',
      '--config',
      join(here, 'config/tools/knip.jsonc'),
      '--include',
      'files,exports',
    );
    expect(told).toContain('Unused files');
    expect(told).toContain('libs/people/actions/silenced.ts');
  }, 60_000);

  it('finds text that is not formatted', async () => {
    await writeFile(join(house, 'ugly.ts'), 'export const a = "1"');
    expect(await complaints('prettier/bin/prettier.cjs', '--check', 'ugly.ts')).toContain('ugly.ts');
  }, 60_000);
});
