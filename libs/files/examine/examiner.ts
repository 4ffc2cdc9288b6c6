import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import type { KindCode } from '../rules/kinds.js';
import { FileRefused, type Reason } from '../rules/refused.js';

const PATIENCE_MS = 30_000;
const HEAP_MB = 512;
const TOO_MUCH_MEMORY = 70;
const MOST_KEPT = 128 * 1_024 * 1_024;

/** The process that looked into a file ended without a word. */
export class ExaminerDied extends Error {}

/** Looks into files in processes of their own, bounded in time and memory. */
@Injectable()
export class Examiner {
  /** Answers what is to be kept instead; undefined: the file as it is. @throws FileRefused, ExaminerDied */
  async look(kind: KindCode, file: Buffer): Promise<Buffer | undefined> {
    const { code, timedOut, said } = await examined(kind, file);
    if (timedOut || code === TOO_MUCH_MEMORY) {
      throw new FileRefused(
        kind === 'jpeg' || kind === 'png' || kind === 'webp' ? 'files.picture-too-big' : 'files.unpacks-too-big',
      );
    }
    const end = said.indexOf(0x0a);
    if (code !== 0 || end < 0) throw new ExaminerDied(`looking into a ${kind} ended with ${String(code)}`);
    const verdict = JSON.parse(said.toString('utf8', 0, end)) as { kept: boolean } | { refused: Reason };
    if ('refused' in verdict) throw new FileRefused(verdict.refused);
    return verdict.kept ? said.subarray(end + 1) : undefined;
  }
}

interface Examined {
  readonly code: number | null;
  readonly timedOut: boolean;
  readonly said: Buffer;
}

function examined(kind: KindCode, file: Buffer): Promise<Examined> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, PROGRAM, kind], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: {},
    });
    const pieces: Buffer[] = [];
    let [length, timedOut] = [0, false];
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, PATIENCE_MS);
    child.stdout.on('data', (piece: Buffer) => {
      length += piece.length;
      if (length > MOST_KEPT) child.kill('SIGKILL');
      else pieces.push(piece);
    });
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, timedOut, said: Buffer.concat(pieces) });
    });
    child.stdin.on('error', () => undefined); // it may end before it has read everything
    child.stdin.end(file);
  });
}

/** Always the built one: a process of Node's own runs no TypeScript. */
const PROGRAM = programPath();

function programPath(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return join(folder, 'dist', 'libs', 'files', 'examine', 'examine-process.js');
}
