import { createHash } from 'node:crypto';
import { readFile, unlink } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import { checkedName, ObjectMissing, ObjectStore, type StoredObject } from './object-store.js';

export interface S3Settings {
  /** Address of the bucket: `https://s3.example/bucket`. */
  readonly bucket: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
}

const PATIENCE_MS = 60_000;

/**
 * Objects in a store that speaks S3, by path-style addresses and signature version 4. An object is 20 MB at most, so it is sent
 * in one piece with its digest, which the store checks. Failed requests are tried again by the client, three times.
 */
export class S3Store extends ObjectStore {
  private readonly client: AwsClient;
  private readonly bucket: string;

  constructor({ bucket, region, keyId, secret }: S3Settings) {
    super();
    this.bucket = bucket.replace(/\/$/, '');
    this.client = new AwsClient({ accessKeyId: keyId, secretAccessKey: secret, service: 's3', region, retries: 3 });
  }

  async put(office: string, id: string, path: string): Promise<void> {
    const body = await readFile(path);
    const digest = createHash('sha256').update(body).digest('hex');
    const headers = { 'x-amz-content-sha256': digest, 'content-type': 'application/octet-stream' };
    await this.ask('PUT', this.address(office, id), { body: new Uint8Array(body), headers });
    await unlink(path);
  }

  async get(office: string, id: string): Promise<Readable> {
    const answer = await this.ask('GET', this.address(office, id), {}, [404]);
    if (answer.status === 404 || !answer.body) throw new ObjectMissing(office, id);
    return Readable.fromWeb(answer.body as ReadableStream);
  }

  async remove(office: string, id: string): Promise<void> {
    await this.ask('DELETE', this.address(office, id), {}, [404]);
  }

  async *list(office: string): AsyncIterable<StoredObject> {
    const [code] = checkedName(office, '00000000-0000-0000-0000-000000000000');
    for (let next: string | undefined = ''; next !== undefined;) {
      const url = new URL(this.bucket);
      url.searchParams.set('list-type', '2');
      url.searchParams.set('prefix', `${code}/`);
      if (next !== '') url.searchParams.set('continuation-token', next);
      const page = await (await this.ask('GET', url.href)).text();
      for (const [, key = ''] of page.matchAll(/<Key>([^<]*)<\/Key>/g))
        yield { office, id: key.slice(code.length + 1) };
      next = /<NextContinuationToken>([^<]+)</.exec(page)?.[1];
    }
  }

  private address(office: string, id: string): string {
    return `${this.bucket}/${checkedName(office, id).join('/')}`;
  }

  private async ask(method: string, url: string, init: RequestInit = {}, allowed: number[] = []): Promise<Response> {
    const answer = await this.client.fetch(url, { ...init, method, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.ok || allowed.includes(answer.status)) return answer;
    await answer.body?.cancel();
    throw new Error(`object store answered ${answer.status} to ${method}`);
  }
}
