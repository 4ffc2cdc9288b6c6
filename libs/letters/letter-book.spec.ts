import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LetterBook } from './letter-book.js';

const FOLDER = join(import.meta.dirname, '../../config/letters');
const GOOD = `letter: R1
name: 접수
inForce: '2022-07-12'
kind: status
to: [resident]
subject: 민원이 접수되었습니다
text: 「{{title}}」{{title|을/를}} 접수했습니다.
`;
const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function book(files: Readonly<Record<string, string>>): LetterBook {
  const folder = mkdtempSync(join(tmpdir(), 'letters-'));
  folders.push(folder);
  const [frame = '', remedies = ''] = ['frame', 'remedies'].map((name) =>
    readFileSync(join(FOLDER, `${name}.yaml`), 'utf8'),
  );
  for (const [name, text] of Object.entries({ 'frame.yaml': frame, 'remedies.yaml': remedies, ...files }))
    writeFileSync(join(folder, name), text);
  return LetterBook.load(folder);
}

describe('the letter book', () => {
  it('has every letter that the complaint table names', () => {
    const table = ['', '.2026-05-06'].map((version) =>
      readFileSync(join(FOLDER, `../procedures/complaint${version}.yaml`), 'utf8'),
    );
    const named = table.flatMap((text) =>
      [...text.matchAll(/letter: \[([^\]]+)\]/g)].flatMap(([, codes]) => (codes ?? '').split(', ')),
    );
    expect(named.length).toBeGreaterThan(20);
    expect([...LetterBook.load(FOLDER).codes()]).toEqual(expect.arrayContaining([...new Set(named)]));
  });

  it('keeps the version in force on a day, and finds an earlier one again', () => {
    const letters = book({ 'R1.yaml': GOOD, 'R1.2026-05-06.yaml': GOOD.replace('2022-07-12', '2026-05-06') });
    expect(letters.inForce('R1', '2026-05-05').inForce).toBe('2022-07-12');
    expect(letters.inForce('R1', '2026-05-06').inForce).toBe('2026-05-06');
    expect(letters.version('R1', '2022-07-12').inForce).toBe('2022-07-12');
    expect(() => letters.inForce('R1', '2022-07-11')).toThrow('No letter R1 in force');
  });

  it.each([
    ['an unknown token', GOOD.replace('「{{title}}', '「{{password}}'), 'unknown token {{password}}'],
    ['an unknown particle', GOOD.replace('을/를}}', '이/를}}'), 'unknown particle'],
    ['a partial', GOOD.replace('접수했', '{{> title}}'), 'partials'],
    ['no subject', GOOD.replace(/subject.*\n/, ''), 'subject is missing'],
    ['no text', GOOD.replace(/text.*\n/, ''), 'text is missing'],
    ['an unknown key', `${GOOD}cc: [head]\n`, 'unknown key cc'],
    ['an unknown recipient', GOOD.replace('[resident]', '[mayor]'), 'to names one or more of'],
    ['a staff letter to a resident', GOOD.replace('status', 'staff'), 'staff letters go to staff'],
    ['a legal notice that waits for the morning', GOOD.replace('status', 'legal'), 'does not wait for sending hours'],
    [
      'a notice of the law as refusable news',
      `${GOOD.replace('status', 'legal')}hours: any\nnews: true\n`,
      'cannot be refused',
    ],
    ['a wrong file name', GOOD.replace('letter: R1', 'letter: R2'), 'file name differs'],
    ['a word that is no date', GOOD.replace(`'2022-07-12'`, `yesterday`), 'inForce is a date'],
  ])('refuses %s, naming the file', (_, text, because) => {
    expect(() => book({ 'R1.yaml': text })).toThrow(because);
    expect(() => book({ 'R1.yaml': text })).toThrow('R1.yaml');
  });

  it('refuses a footer that does not say who answers (영 §31)', () => {
    const frame = readFileSync(join(FOLDER, 'frame.yaml'), 'utf8').replace('☎ {{phone}}', '');
    expect(() => book({ 'frame.yaml': frame })).toThrow('resident must name phone');
  });
});
