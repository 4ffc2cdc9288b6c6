import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const text = (file: string): string => readFileSync(file, 'utf8');
const { scripts } = JSON.parse(text('package.json')) as { readonly scripts: Readonly<Record<string, string>> };

/** Lines of the fenced blocks, without their comments. */
function commandsOf(markdown: string): readonly string[] {
  const blocks = [...markdown.matchAll(/^```(?:sh|bash|console)?\n(.*?)^```/gms)].map(([, block = '']) => block);
  return blocks.flatMap((block) => block.split('\n')).map((line) => line.replace(/(^|\s)#.*$/, '').trim());
}

const operatorCommands = readdirSync('apps/operator')
  .filter((file) => file.endsWith('.command.ts'))
  .flatMap((file) =>
    [...text(`apps/operator/${file}`).matchAll(/@(?:Sub)?Command\(\{\s*name: '([a-z-]+)'/g)].map(([, name]) => name),
  );

/** Why a command of the documents cannot be run as written; undefined when it can. */
function faultOf(command: string): string | undefined {
  const script = /^npm (?:run (?:-s )?)?([a-z-]+)/.exec(command)?.[1];
  if (script !== undefined && !['ci', 'install'].includes(script) && !(script in scripts))
    return `no script '${script}'`;
  const order = /dist\/apps\/operator\/main\.js\s+([a-z-]+)/.exec(command)?.[1];
  if (order !== undefined && !operatorCommands.includes(order)) return `no operator command '${order}'`;
  const file = /^node (?:--\S+ )*(\S+\.m?js)/.exec(command)?.[1]?.replace(/^dist\/(.*)\.js$/, '$1.ts');
  if (file !== undefined && !existsSync(file)) return `no file ${file}`;
  return undefined;
}

describe('the check of commands', () => {
  it('knows a wrong one', () => {
    expect(faultOf('npm run fly')).toBe("no script 'fly'");
    expect(faultOf('node dist/apps/operator/main.js fly --office a')).toBe("no operator command 'fly'");
    expect(faultOf('node dist/apps/nowhere/main.js')).toBe('no file apps/nowhere/main.ts');
  });
});

describe('docker/Dockerfile', () => {
  it('bounds the heaps as the launcher does', () => {
    const flags = [...text('config/launch/node-flags.mjs').matchAll(/'(--[^']+)'/g)].map(([, flag]) => flag);
    expect(flags.length).toBeGreaterThan(1);
    expect(text('docker/Dockerfile')).toContain(`ENV NODE_OPTIONS="${flags.join(' ')}"`);
  });
});

describe('README.md', () => {
  const commands = commandsOf(text('README.md')).filter((line) => /^npm |dist\/apps\/|^node /.test(line));

  it('says how to begin', () => {
    expect(commands).toEqual(expect.arrayContaining(['npm start', 'npm test']));
  });

  it.each(commands)('%s', (command) => {
    expect(faultOf(command)).toBeUndefined();
  });

  it.each([
    ...new Set([...text('README.md').matchAll(/`(npm (?:run [a-z-]+|start|test))`/g)].map(([, command]) => command)),
  ])('names %s', (command) => {
    expect(faultOf(command ?? '')).toBeUndefined();
  });
});

describe('a library', () => {
  it.each(readdirSync('libs'))('%s says on one screen what it is', (library) => {
    const page = text(`libs/${library}/README.md`).trimEnd().split('\n');
    expect(page[0]).toBe(`# ${library}`);
    expect(page.length).toBeLessThanOrEqual(60);
    expect(page.join('\n')).toMatch(/[Bb]egin/);
    expect(page.filter((line) => /^(<{7}|={7}|>{7})/.test(line))).toEqual([]);
  });
});

describe('the decisions', () => {
  const records = readdirSync('docs/decisions').filter((file) => file !== 'README.md');

  it.each(records)('%s has a number, a title and a line in the list', (file) => {
    const number = /^(\d{4})-[a-z0-9-]+\.md$/.exec(file)?.[1];
    expect(number).toBeDefined();
    expect(text(`docs/decisions/${file}`).split('\n')[0]).toMatch(new RegExp(`^# ${number} \\S`));
    expect(text('docs/decisions/README.md')).toContain(`(${file})`);
  });

  it('have each a number of their own', () => {
    const numbers = records.map((file) => file.slice(0, 4));
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

describe('the guide', () => {
  it.each(['habits.md', 'glossary.md', 'change-map.md'])('%s is there', (page) => {
    expect(text(`docs/guide/${page}`)).not.toBe('');
  });

  it('leads only to what exists', () => {
    const places = [
      ...text('docs/guide/change-map.md').matchAll(/`((?:apps|libs|config|docs|test|migrations)\/[\w./-]+)`/g),
    ];
    expect(places.map(([, place = '']) => place).filter((place) => !existsSync(place))).toEqual([]);
  });

  it('gives one English word for each term', () => {
    const rows = [...text('docs/guide/glossary.md').matchAll(/^\| ([^|]+) \| `([^`|]+)` \|$/gm)].map(
      ([, term]) => term,
    );
    expect(rows.length).toBeGreaterThanOrEqual(208);
    expect(new Set(rows).size).toBe(rows.length);
  });
});
