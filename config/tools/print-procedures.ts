import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { procedurePages } from './procedure-pages.js';

/** Prints the tables again; run after `npm run build` whenever one changed. */
for (const [file, text] of procedurePages()) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  process.stdout.write(`${file}\n`);
}
