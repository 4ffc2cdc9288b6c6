import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

const KEY_ID = 'peer-key-id';
const SECRET = 'peer-secret';
const REGION = 'kr-test-1';
const PAGE = 2;

/** Speaks enough of S3 over HTTP: PUT, GET, DELETE and listing by pages, and checks every signature (version 4) and digest. */
export class S3Peer {
  readonly objects = new Map<string, Buffer>();
  readonly refused: string[] = [];
  /** So many of the next requests are answered 503. */
  trouble = 0;

  private constructor(private readonly server: Server) {}

  static async open(): Promise<S3Peer> {
    const server = createServer();
    const peer = new S3Peer(server);
    server.on('request', (request, answer) => {
      peer.serve(request, answer).catch((error: unknown) => answer.destroy(error as Error));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return peer;
  }

  get settings() {
    const { port } = this.server.address() as AddressInfo;
    return { bucket: `http://127.0.0.1:${port}/attachments`, region: REGION, keyId: KEY_ID, secret: SECRET };
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async serve(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    const body = await buffer(request);
    if (this.trouble > 0) {
      this.trouble--;
      answer.writeHead(503).end('<Error><Code>SlowDown</Code></Error>');
      return;
    }
    const wrong = faultOf(request, body);
    if (wrong !== undefined) {
      this.refused.push(wrong);
      answer.writeHead(403).end(`<Error><Code>${wrong}</Code></Error>`);
      return;
    }
    const url = new URL(request.url ?? '/', 'http://peer');
    const key = url.pathname.replace(/^\/attachments\/?/, '');
    if (request.method === 'PUT') this.objects.set(key, body);
    else if (request.method === 'DELETE') this.objects.delete(key);
    else if (key === '') return void answer.end(this.listing(url.searchParams));
    else if (!this.objects.has(key)) return void answer.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
    else return void answer.end(this.objects.get(key));
    answer.writeHead(request.method === 'DELETE' ? 204 : 200).end();
  }

  private listing(query: URLSearchParams): string {
    const all = [...this.objects.keys()].filter((key) => key.startsWith(query.get('prefix') ?? '')).sort();
    const from = Number(query.get('continuation-token') ?? 0);
    const keys = all.slice(from, from + PAGE).map((key) => `<Contents><Key>${key}</Key></Contents>`);
    const more = from + PAGE < all.length;
    const next = more ? `<NextContinuationToken>${from + PAGE}</NextContinuationToken>` : '';
    return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${String(more)}</IsTruncated>${keys.join('')}${next}</ListBucketResult>`;
  }
}

/** Why S3 would refuse the request; undefined when it would not. */
function faultOf({ method = '', url = '', headers }: IncomingMessage, body: Buffer): string | undefined {
  const told =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    );
  if (!told) return 'AccessDenied';
  const [, keyId, day = '', region = '', names = '', signature] = told;
  const digest = String(headers['x-amz-content-sha256']);
  if (keyId !== KEY_ID || region !== REGION) return 'InvalidAccessKeyId';
  if (digest !== 'UNSIGNED-PAYLOAD' && digest !== createHash('sha256').update(body).digest('hex'))
    return 'XAmzContentSHA256Mismatch';
  if (method === 'PUT' && digest === 'UNSIGNED-PAYLOAD') return 'MissingContentSHA256';
  const { pathname, searchParams } = new URL(url, 'http://peer');
  const query = [...searchParams].map((pair) => pair.map(strict).join('=')).sort();
  const signed = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const canonical = [method, pathname, query.join('&'), signed.join(''), names, digest].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = [
    'AWS4-HMAC-SHA256',
    String(headers['x-amz-date']),
    scope,
    createHash('sha256').update(canonical).digest('hex'),
  ];
  const key = [day, region, 's3', 'aws4_request'].reduce<Buffer | string>(
    (under, part) => mac(under, part),
    `AWS4${SECRET}`,
  );
  return mac(key, toSign.join('\n')).toString('hex') === signature ? undefined : 'SignatureDoesNotMatch';
}

function mac(key: Buffer | string, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function strict(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
