import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { Pool } from 'pg';
import { type Services, startServices } from '#launch/services';
import { AppProcess, startNode } from './app-process.js';
import { DatabaseProxy } from './database-proxy.js';
import { OfficeWork, type PlayingOffice } from './office-work.js';
import { Sink } from './sink.js';

export interface StageWish {
  readonly data: string;
  readonly seed: number;
  readonly queue: 'redis' | 'postgres';
  /** Whether a mail worker may ask the sink what it took. */
  readonly reconciler: boolean;
}

const PORTALS = 2;
const WORKERS = 2;
const APP_ROLE = 'tongtong_app';

/** The whole product as it runs in earnest, on a private PostgreSQL and Redis, with something that can break between any two. */
export class Stage {
  readonly apps: AppProcess[] = [];
  readonly proxies: DatabaseProxy[] = [];
  offices: PlayingOffice[] = [];

  private constructor(
    readonly services: Services,
    readonly sink: Sink,
    /** As the owner of the server, past every wall and every proxy. */
    readonly database: Pool,
    readonly work: OfficeWork,
    /** As the apps, past every proxy. */
    private readonly direct: string,
    private readonly wish: StageWish,
  ) {}

  static async set(wish: StageWish): Promise<Stage> {
    const { data, seed, queue } = wish;
    mkdirSync(join(data, 'log'), { recursive: true });
    const services = await startServices({ data, queue });
    const sink = await Sink.open(join(data, 'mail'), WORKERS, seed, join(data, 'log', 'sink.log'));
    const database = new Pool({ connectionString: services.databaseUrl, max: 2 });
    database.on('error', () => undefined);
    const direct = new URL(services.databaseUrl);
    direct.username = APP_ROLE;
    const env = { APP_DATABASE_URL: direct.href, ...settings(wish, services, sink) };
    const stage = new Stage(services, sink, database, new OfficeWork(env), direct.href, wish);
    await migrate({ ...env, DATABASE_URL: services.databaseUrl }, join(data, 'log', 'migrate.log'));
    stage.offices = await stage.work.open();
    return stage;
  }

  /** Two portals, a console and two workers, each with its own way to PostgreSQL; returns when all of them answer. */
  async begin(): Promise<void> {
    const { data } = this.wish;
    const raise = async (name: string, kind: string, port: string, more: NodeJS.ProcessEnv = {}): Promise<void> => {
      const proxy = await DatabaseProxy.open(this.direct);
      this.proxies.push(proxy);
      const free = await freePort();
      const env = {
        ...settings(this.wish, this.services, this.sink),
        APP_DATABASE_URL: proxy.url,
        [port]: String(free),
        ...more,
      };
      const url = `http://127.0.0.1:${free}`;
      const app = new AppProcess(name, url, `dist/apps/${kind}/main.js`, env, join(data, 'log', `${name}.log`));
      this.apps.push(app);
      app.start();
    };
    for (let i = 1; i <= PORTALS; i++) await raise(`portal-${i}`, 'portal', 'PORTAL_PORT');
    await raise('console-1', 'console', 'CONSOLE_PORT');
    for (const [i, smtp] of this.sink.smtp.entries()) {
      await raise(`worker-${i + 1}`, 'worker', 'WORKER_PORT', { SMTP_URL: `smtp://127.0.0.1:${smtp}` });
    }
    await this.healthy();
  }

  async healthy(): Promise<void> {
    await Promise.all(this.apps.map((app) => app.healthy()));
  }

  named(kind: 'portal' | 'console' | 'worker'): AppProcess[] {
    return this.apps.filter(({ name }) => name.startsWith(kind));
  }

  /** @returns names of the processes that had to be killed because they did not end when asked */
  async endApps(): Promise<string[]> {
    const ends = await Promise.all(this.apps.map(async (app) => ((await app.stop()) ? [] : [app.name])));
    return ends.flat();
  }

  async clear(): Promise<void> {
    await this.endApps();
    await Promise.all(this.proxies.map((proxy) => proxy.close()));
    await this.database.end();
    await this.sink.close();
    await this.services.stop();
  }
}

/** What all apps share. The sender's lease is the one that everybody has. */
function settings({ data, reconciler }: StageWish, services: Services, sink: Sink): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    TZ: 'UTC',
    QUEUE_URL: services.queueUrl,
    SECRETS_FILE: secretsIn(data),
    TONGTONG_DATA: data,
    SMTP_URL: `smtp://127.0.0.1:${sink.smtp[0]}`,
    ...(reconciler && { MAIL_PAGE_URL: sink.page }),
    SEAL_SECONDS: '10',
    LOG_LEVEL: 'info',
  };
}

function secretsIn(data: string): string {
  const path = join(data, 'secrets.json');
  const key = (): string => randomBytes(32).toString('base64');
  const secrets = { officeToken: key(), vault: key(), access: key(), seal: key(), session: key() };
  try {
    writeFileSync(path, JSON.stringify(secrets), { flag: 'wx', mode: 0o600 });
  } catch (there) {
    if ((there as { code?: string }).code !== 'EEXIST') throw there;
  }
  return path;
}

async function migrate(env: NodeJS.ProcessEnv, log: string): Promise<void> {
  const [code] = (await once(startNode('dist/apps/operator/main.js', ['migrate'], env, log), 'exit')) as [
    number | null,
  ];
  if (code !== 0) throw new Error(`migrate failed: see ${log}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
