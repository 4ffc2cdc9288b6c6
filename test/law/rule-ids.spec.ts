import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every rule of the list in docs/guide/rules.md has a test that begins with its id; every id a test begins with is in the list. */
const ID = /^\| ([MPSCD]-[A-Z0-9]+(?:-\d+)?|L\d+) \|/gm;
const listed = [...readFileSync('docs/guide/rules.md', 'utf8').matchAll(ID)].map(([, id]) => String(id));
const named = new Set(
  readdirSync('test/law')
    .filter((file) => file.endsWith('.spec.ts'))
    .flatMap((file) => titlesIn(readFileSync(join('test/law', file), 'utf8')))
    .flatMap(idsOf),
);

/** What stands as a name in `it(…)`, `describe(…)`, after an `each`, or as the first cell of a row of one. */
function titlesIn(source: string): string[] {
  const names = [/\b(?:it|describe)\(\s*['"`]([^'"`]+)/g, /\)\(\s*['"`]([^'"`]+)/g, /^\s*\[\s*'([^']+)'/gm];
  return names.flatMap((pattern) => [...source.matchAll(pattern)].map(([, name]) => String(name)));
}

function idsOf(title: string): string[] {
  const ids: string[] = [];
  for (const word of title.split(' ')) {
    if (!/^(?:[MPSCD]-[A-Z0-9]+(?:-\d+)?|L\d+)$/.test(word)) break;
    ids.push(word);
  }
  return ids;
}

describe('the rules of law', () => {
  it('are listed, each once', () => {
    expect(listed.length).toBeGreaterThan(130);
    expect(new Set(listed).size).toBe(listed.length);
  });

  it.each(listed)('%s has a test of its name', (id) => {
    expect(named).toContain(id);
  });

  it('are all in the list', () => {
    expect([...named].filter((id) => !listed.includes(id))).toEqual([]);
  });
});
