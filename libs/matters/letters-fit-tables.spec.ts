import { describe, expect, it } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LetterBook } from '#letters';
import { loadProcedures } from '#procedure';
import { refuseLettersThatDoNotFit } from './letters-fit-tables.js';

const CONFIG = join(import.meta.dirname, '../../config');
const tables = loadProcedures(join(CONFIG, 'procedures'));

/** The product's letters with one file changed. */
function fits(file: string, from: string, to: string): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'letters-'));
  try {
    cpSync(join(CONFIG, 'letters'), folder, { recursive: true });
    const text = readFileSync(join(folder, file), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(folder, file), text.replace(from, to));
    const book = LetterBook.load(folder);
    return () => refuseLettersThatDoNotFit(book, tables);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('letters and tables', () => {
  it('fit as they stand', () => {
    expect(() => refuseLettersThatDoNotFit(LetterBook.load(join(CONFIG, 'letters')), tables)).not.toThrow();
  });

  it.each([
    [
      'a refusal without remedies (법 §27③)',
      'remedies.yaml',
      'dismissed: objection, ',
      '',
      'no block for objection, dismissed',
    ],
    [
      'an outcome nobody thought of',
      'remedies.yaml',
      '        explained,\n',
      '',
      'no block for complaint, inquiry-law, explained',
    ],
    [
      'remedies for a kind no table has',
      'remedies.yaml',
      '        misc:',
      '        moon: { partly: ask-again }\n        misc:',
      'no table has complaint, moon, partly',
    ],
    ['a variant no table ends in', 'R8.yaml', '  not-accepted:', '  forgotten:', 'R8: no table ends in forgotten'],
    [
      'a word no step is asked',
      'R5.yaml',
      '{{reason}}',
      '{{answers.nobody}}',
      'R5: no step is asked {{answers.nobody}}',
    ],
  ])('refuse %s', (_, file, from, to, because) => {
    expect(fits(file, from, to)).toThrow(because);
  });

  it('take any answer of a step as a word', () => {
    expect(fits('R5.yaml', '{{reason}}', '{{answers.reason}}')).not.toThrow();
  });
});
