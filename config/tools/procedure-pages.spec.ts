import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { procedurePages } from './procedure-pages.js';

describe('the printed procedures', () => {
  it.each([...procedurePages()])('%s is fresh (else: node dist/config/tools/print-procedures.js)', (file, text) => {
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});
