// `node --import ./test/support/typescript.mjs file.ts` runs our TypeScript as it stands, for tests that need a process to kill.
import { existsSync, readFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { transformSync } from '@swc/core';

if (isMainThread) register(import.meta.url);

const root = new URL('../../', import.meta.url);
const jsc = {
  target: 'es2022',
  parser: { syntax: 'typescript', decorators: true, tsx: true },
  transform: {
    legacyDecorator: true,
    decoratorMetadata: true,
    react: { runtime: 'automatic', importSource: 'preact' },
  },
  keepClassNames: true,
};

export function resolve(specifier, context, next) {
  const [, library, door] = /^#([a-z]+)(?:\/([a-z]+))?$/.exec(specifier) ?? [];
  if (library === 'config') return { url: new URL(`config/${door}.ts`, root).href, shortCircuit: true };
  if (library) return { url: new URL(`libs/${library}/${door ?? 'index'}.ts`, root).href, shortCircuit: true };
  if (/^\.\.?\/.*\.js$/.test(specifier)) {
    for (const ending of ['.ts', '.tsx']) {
      const url = new URL(specifier.replace(/\.js$/, ending), context.parentURL ?? pathToFileURL('/'));
      if (existsSync(url)) return { url: url.href, shortCircuit: true };
    }
  }
  return next(specifier, context);
}

export function load(url, context, next) {
  if (!/\.tsx?$/.test(url)) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    jsc,
    module: { type: 'es6' },
    sourceMaps: 'inline',
  });
  return { format: 'module', source: code, shortCircuit: true };
}
