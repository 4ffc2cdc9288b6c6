import { buffer } from 'node:stream/consumers';
import type { KindCode } from '../rules/kinds.js';
import { FileRefused } from '../rules/refused.js';
import { lookInto } from './look-into.js';

/**
 * A process for one file: its bytes come in on standard input, the verdict goes out as a line of JSON and behind it what is to be
 * kept. Hostile bytes are read here and nowhere else; it holds no key, no connection and no environment, and ends with its file.
 */
const MOST_MEMORY = 768 * 1_024 * 1_024;
const TOO_MUCH_MEMORY = 70;

// The decoder works in threads of its own outside of V8's heap: only the process as a whole can be measured.
setInterval(() => {
  if (process.memoryUsage.rss() > MOST_MEMORY) process.exit(TOO_MUCH_MEMORY);
}, 20).unref();

const verdict = await lookInto(process.argv[2] as KindCode, await buffer(process.stdin)).then(
  (kept) => ({ line: { kept: kept !== undefined }, kept }),
  (error: unknown) => {
    if (error instanceof FileRefused) return { line: { refused: error.reason }, kept: undefined };
    throw error;
  },
);
process.stdout.write(`${JSON.stringify(verdict.line)}\n`);
if (verdict.kept) process.stdout.write(verdict.kept);
