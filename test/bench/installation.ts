import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { nodeEnvironment, nodeFlags, type Services, startServices } from '#launch/services';

export type App = 'catcher' | 'portal' | 'console' | 'worker';

const APPS = join(import.meta.dirname, '..', '..', 'apps');
const main = (app: string): string => join(APPS, app, 'main.js');
const START_PATIENCE = 90_000;

/** A whole installation of its own, as `npm start` makes one: durable PostgreSQL, a queue, and the apps as processes of their own. */
export class Installation {
  private readonly running = new Map<App, ChildProcess>();

  private constructor(
    readonly services: Services,
    readonly data: string,
    private readonly env: NodeJS.ProcessEnv,
    readonly ports: Readonly<Record<App, number>>,
    /** As the owner of the server: for filling and looking, never for what is measured. */
    readonly owner: Client,
  ) {}

  /** Starts the servers and brings the schema and the sample offices up to date. The data folder goes away at the end. */
  static async open(): Promise<Installation> {
    const data = mkdtempSync(join(tmpdir(), 'tongtong-bench-'));
    const services = await startServices({ data, removeAtEnd: true });
    const [portal, console, worker, catcher, smtp] = (await freePorts(5)) as [number, number, number, number, number];
    const secrets = ['officeToken', 'vault', 'access', 'seal', 'session'].map((name) => [
      name,
      randomBytes(32).toString('base64'),
    ]);
    writeFileSync(join(data, 'secrets.json'), JSON.stringify(Object.fromEntries(secrets)), { mode: 0o600 });
    const app = new URL(services.databaseUrl);
    app.username = 'tongtong_app';
    const env = {
      PATH: process.env['PATH'],
      TZ: 'UTC',
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      APP_DATABASE_URL: app.href,
      QUEUE_URL: services.queueUrl,
      SECRETS_FILE: join(data, 'secrets.json'),
      TONGTONG_DATA: data,
      PORTAL_PORT: String(portal),
      CONSOLE_PORT: String(console),
      WORKER_PORT: String(worker),
      MAIL_PAGE_PORT: String(catcher),
      SMTP_PORT: String(smtp),
      SMTP_URL: `smtp://127.0.0.1:${smtp}`,
      MAIL_PAGE_URL: `http://127.0.0.1:${catcher}`,
    };
    const owner = new Client({ connectionString: services.databaseUrl });
    await owner.connect();
    const made = new Installation(services, data, env, { portal, console, worker, catcher }, owner);
    await made.operator('migrate');
    await made.operator('open-office', '--samples');
    return made;
  }

  get databaseUrl(): string {
    return this.services.databaseUrl;
  }

  /** The URL the apps connect with: the role that owns nothing. */
  get appUrl(): string {
    return this.env['APP_DATABASE_URL'] as string;
  }

  get officeTokenKey(): Buffer {
    const { officeToken } = JSON.parse(readFileSync(join(this.data, 'secrets.json'), 'utf8')) as {
      officeToken: string;
    };
    return Buffer.from(officeToken, 'base64');
  }

  /** The server's first process; its children are the sessions. */
  get postmaster(): number {
    return Number(readFileSync(join(this.data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  }

  /** PostgreSQL, Redis where there is one, and their supervisor. */
  get servers(): number {
    return this.services.supervisorPid;
  }

  pid(app: App): number {
    return this.running.get(app)?.pid as number;
  }

  async operator(...args: string[]): Promise<string> {
    const env = { ...this.env, DATABASE_URL: this.databaseUrl };
    const { stdout } = await promisify(execFile)(process.execPath, [main('operator'), ...args], { env });
    return stdout.trim();
  }

  /** Starts an app and waits until it can work. */
  async start(app: App): Promise<void> {
    const log = openSync(join(this.data, 'log', `${app}.log`), 'a');
    const child = spawn(process.execPath, [...nodeFlags, ...profileOf(app), main(app)], {
      env: { ...nodeEnvironment, ...this.env },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.running.set(app, child);
    const until = performance.now() + START_PATIENCE;
    while (!(await healthy(this.ports[app]))) {
      if (child.exitCode !== null || performance.now() > until)
        throw new Error(`${app} did not start:\n${this.log(app)}`);
      await wait(50);
    }
  }

  async stop(app: App): Promise<void> {
    const child = this.running.get(app);
    this.running.delete(app);
    if (!child || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 8_000);
    await ended;
    clearTimeout(late);
  }

  log(app: App | 'postgres'): string {
    return readFileSync(join(this.data, 'log', `${app}.log`), 'utf8').slice(-4_000);
  }

  /**
   * Counts the tables for the planner, as autovacuum does within seconds of the first rows, and as is done for the tables of the limit:
   * what is measured is an installation at work, not the plans that were made while all tables were empty.
   */
  async takeStock(): Promise<void> {
    await this.owner.query('analyze');
  }

  async rows<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    const { rows } = await this.owner.query(sql, values);
    return rows as Row[];
  }

  async close(): Promise<void> {
    for (const app of [...this.running.keys()]) await this.stop(app);
    await this.owner.end();
    await this.services.stop();
  }
}

/** BENCH_PROF=portal,worker writes a CPU profile of those processes to the current folder when they end. */
function profileOf(app: App): string[] {
  const wanted = process.env['BENCH_PROF']?.split(',').includes(app) ?? false;
  return wanted ? ['--cpu-prof', `--cpu-prof-name=${app}.cpuprofile`] : [];
}

async function healthy(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health`)).ok;
  } catch {
    return false;
  }
}

async function freePorts(many: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: many }, async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return ports;
}
