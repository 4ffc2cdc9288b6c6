import { once } from 'node:events';
import {
  type AddressInfo,
  createConnection,
  createServer,
  type NetConnectOpts,
  type Server,
  type Socket,
} from 'node:net';
import { join } from 'node:path';

interface Pair {
  readonly near: Socket;
  readonly far: Socket;
}

/** Stands between one process and PostgreSQL and misbehaves as a network does. It never touches the bytes. */
export class DatabaseProxy {
  private readonly pairs = new Set<Pair>();
  private slow: number | undefined;
  private port = 0;
  private readonly server: Server = createServer((near) => this.join(near));

  private constructor(private readonly database: URL) {}

  /** @param databaseUrl the way without the proxy, by TCP or by socket */
  static async open(databaseUrl: string): Promise<DatabaseProxy> {
    const proxy = new DatabaseProxy(new URL(databaseUrl));
    proxy.server.listen(0, '127.0.0.1');
    await once(proxy.server, 'listening');
    proxy.port = (proxy.server.address() as AddressInfo).port;
    return proxy;
  }

  /** The way through the proxy, as the same user to the same database. */
  get url(): string {
    const through = new URL(this.database);
    through.host = `127.0.0.1:${this.port}`;
    return through.href;
  }

  /** Every connection is reset, on both sides. */
  cut(): void {
    for (const pair of this.pairs) this.end(pair);
  }

  /** The server's side is gone and nobody tells the client: no data, no end, as after a router lost its memory. */
  halfOpen(): void {
    for (const { near, far } of this.pairs) {
      near.removeAllListeners('data').resume();
      far
        .removeAllListeners()
        .on('error', () => undefined)
        .destroy();
    }
  }

  /** Every piece takes so many milliseconds longer, in each direction; undefined: none. */
  delay(milliseconds: number | undefined): void {
    this.slow = milliseconds;
  }

  async close(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(near: Socket): void {
    const pair = { near, far: createConnection(serverOf(this.database)) };
    this.pairs.add(pair);
    for (const [from, to] of [
      [near, pair.far],
      [pair.far, near],
    ] as const) {
      from.setNoDelay(true);
      from.on('data', (piece: Buffer) => this.pass(piece, to));
      from.on('error', () => this.end(pair));
      from.on('close', () => this.end(pair));
    }
  }

  private pass(piece: Buffer, to: Socket): void {
    const write = (): void => void (to.destroyed || to.write(piece));
    if (this.slow === undefined) write();
    else setTimeout(write, this.slow);
  }

  private end(pair: Pair): void {
    this.pairs.delete(pair);
    pair.near.resetAndDestroy();
    pair.far.destroy();
  }
}

function serverOf({ hostname, port }: URL): NetConnectOpts {
  const host = decodeURIComponent(hostname);
  return host.startsWith('/') ? { path: join(host, `.s.PGSQL.${port || 5432}`) } : { host, port: Number(port || 5432) };
}
