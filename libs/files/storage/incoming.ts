import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ensure, RuleBroken } from '#foundation';
import type { Kind } from '../rules/kinds.js';
import { megabytes } from '../rules/limits.js';
import { HEAD, looksLike } from '../rules/sniff.js';
import { sealing } from './sealed-stream.js';

/** What arrived, sealed in a file of its own. */
export interface Arrived {
  readonly path: string;
  readonly size: number;
  readonly sha256: Buffer;
}

/** Read on beyond the limit for so long, only to say how big the file was. */
const STILL_COUNTED = 256 * 1_024 * 1_024;
const ABANDONED_MS = 3_600_000;

/** The quarantine's doorstep: what is just coming in is sealed while it comes, so that no plain byte is ever written. */
export class Incoming {
  constructor(private readonly folder: string) {}

  /**
   * Takes a stream in. RuleBroken: `files.too-big` {most, size}, `files.empty`, `files.content-differs` (the first bytes are not
   * those of the kind), `files.cut-off` (the sender stopped).
   */
  async take(
    stream: Readable,
    { key, where, kind, most }: { key: Buffer; where: string; kind: Kind; most: number },
  ): Promise<Arrived> {
    const { path, file } = await this.place();
    const watch = new Watch(kind, most);
    try {
      await pipeline(stream, watch, sealing(key, where), file.createWriteStream());
      ensure(watch.size > 0, 'files.empty');
      ensure(watch.size <= most, 'files.too-big', { most: megabytes(most), size: megabytes(watch.size) });
      ensure(watch.fits, 'files.content-differs', { kind: kind.code });
      return { path, size: watch.size, sha256: watch.sha256 };
    } catch (error) {
      await this.drop(path);
      if (error instanceof RuleBroken || !brokenOff(error)) throw error;
      throw new RuleBroken('files.cut-off');
    }
  }

  /** Seals bytes of our own making. */
  async keep(bytes: Buffer, key: Buffer, where: string): Promise<string> {
    const { path, file } = await this.place();
    await pipeline(Readable.from([bytes]), sealing(key, where), file.createWriteStream());
    return path;
  }

  /** Opened before anything flows: a sender who is gone already leaves no file that is made after it was removed. */
  private async place() {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const path = join(this.folder, randomUUID());
    return { path, file: await open(path, 'wx', 0o600) };
  }

  async drop(path: string): Promise<void> {
    await unlink(path).catch(() => undefined);
  }

  /** Removes what a process that ended left behind more than an hour before `now`. */
  async sweep(now: Date): Promise<void> {
    for (const name of await readdir(this.folder).catch(() => [])) {
      const path = join(this.folder, name);
      const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }));
      if (mtimeMs < now.getTime() - ABANDONED_MS) await this.drop(path);
    }
  }
}

/** Counts, digests and looks at the beginning. Past the limit, or with a wrong beginning, it counts on and lets nothing through. */
class Watch extends Transform {
  size = 0;
  private head = Buffer.alloc(0);
  private verdict: boolean | undefined;
  private readonly hash = createHash('sha256');

  constructor(
    private readonly kind: Kind,
    private readonly most: number,
  ) {
    super();
  }

  get fits(): boolean {
    return (this.verdict ??= looksLike(this.kind, this.head));
  }

  get sha256(): Buffer {
    return this.hash.digest();
  }

  override _transform(data: Buffer, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    this.size += data.length;
    if (this.size > STILL_COUNTED)
      return done(new RuleBroken('files.too-big', { most: megabytes(this.most), size: megabytes(this.size) }));
    if (this.head.length < HEAD) this.head = Buffer.concat([this.head, data.subarray(0, HEAD - this.head.length)]);
    if (this.size <= this.most && (this.head.length < HEAD || this.fits)) {
      this.hash.update(data);
      this.push(data);
    }
    done();
  }
}

function brokenOff(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNABORTED';
}
