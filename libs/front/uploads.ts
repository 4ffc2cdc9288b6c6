import type { Readable } from 'node:stream';
import multipart, { type Multipart } from '@fastify/multipart';
import { applyDecorators } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ensure, RuleBroken } from '#foundation';

/** Files on a page's form, and nothing else of size; what a file may be is for `#files` to say. */
const FORM_LIMITS = {
  files: 20,
  fields: 10,
  parts: 30,
  fieldSize: 2_000,
  fieldNameSize: 100,
  headerPairs: 50,
} as const;
/** Longer than any file is read on to say its size: the form's reader itself never cuts. */
const NEVER_CUT = 1_024 * 1_024 * 1_024;
/** A body that is no file has come whole by then. */
const BODY_PATIENCE_MS = 30_000;
const CARRIES_FILES = /^(?:multipart\/form-data|application\/octet-stream)\b/i;

/** Marks a route that takes files; every other answers 415 to them and waits for no long body. */
export function TakesFiles(): MethodDecorator {
  return applyDecorators(RouteConfig({ takesFiles: true }));
}

/** Teaches a front to read files, on marked routes only. */
export async function takeFilesWhereMarked(app: NestFastifyApplication, server: FastifyInstance): Promise<void> {
  await app.register(multipart as never, { limits: { ...FORM_LIMITS, fileSize: NEVER_CUT } } as never);
  server.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
  server.addHook('onRequest', (request, reply, done) => {
    if (!takesFiles(request)) {
      ensure(!CARRIES_FILES.test(request.headers['content-type'] ?? ''), 'front.media-type');
      if (request.method !== 'GET' && request.method !== 'HEAD') cutSlowBody(request, reply.raw);
    }
    done();
  });
}

function takesFiles(request: FastifyRequest): boolean {
  return (request.routeOptions.config as { takesFiles?: boolean }).takesFiles === true;
}

/** The server's own patience is as long as the longest upload. */
function cutSlowBody({ raw }: FastifyRequest, answer: NodeJS.EventEmitter): void {
  const timer = setTimeout(() => {
    if (!raw.complete) raw.destroy();
  }, BODY_PATIENCE_MS);
  timer.unref();
  answer.once('close', () => clearTimeout(timer));
}

/** A file of a form, still on its way. */
export interface SentFile {
  readonly name: string;
  readonly content: Readable;
}

/**
 * The files of a form one after the other. Whoever does not read one to its end need not mind: the rest is passed over. RuleBroken:
 * `front.media-type`, `front.body-malformed`.
 */
export async function* filesIn(request: FastifyRequest): AsyncIterable<SentFile> {
  for await (const part of partsOf(request)) {
    if (part.type !== 'file') continue;
    if (part.filename) yield { name: part.filename, content: part.file };
    if (!part.file.readableEnded) part.file.resume();
  }
}

async function* partsOf(request: FastifyRequest): AsyncIterable<Multipart> {
  ensure(request.isMultipart(), 'front.media-type');
  try {
    yield* request.parts();
  } catch (error) {
    // A form that is no form, too many parts, a sender that stopped: said by the reader with codes of its own.
    const code = (error as { code?: unknown } | null)?.code;
    if (typeof code === 'string' && /^FST_/.test(code)) throw new RuleBroken('front.body-malformed');
    if (error instanceof Error && /^(?:Unexpected end|Malformed|Part terminated|Premature)/i.test(error.message)) {
      throw new RuleBroken('front.body-malformed');
    }
    throw error;
  }
}

/** A form with words and one file. */
export interface FormWithFile {
  readonly fields: Readonly<Record<string, string>>;
  /** Absent when none was chosen; of one that is longer than `most` only so much as shows it. */
  readonly file?: Buffer;
}

/** Words and the first file of a form, the file whole in memory. RuleBroken as `filesIn`. */
export async function formWithFile(request: FastifyRequest, most: number): Promise<FormWithFile> {
  const fields: Record<string, string> = {};
  let file: Buffer | undefined;
  for await (const part of partsOf(request)) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') fields[part.fieldname] = part.value;
    } else if (part.filename && !file) file = await startOf(part.file, most);
    else part.file.resume();
  }
  return { fields, ...(file && { file }) };
}

/** As much as is allowed and one byte more, so that too much is seen to be too much; the rest is passed over. */
export async function startOf(content: Readable, most: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of content as AsyncIterable<Buffer>) {
    if (length <= most) pieces.push(piece);
    length += piece.length;
  }
  return Buffer.concat(pieces).subarray(0, most + 1);
}

/** The body of a request that is a file and nothing else. RuleBroken: `front.media-type`. */
export function fileBody({ body }: FastifyRequest): Readable {
  ensure(typeof body === 'object' && body !== null && 'pipe' in body, 'front.media-type');
  return body as Readable;
}
