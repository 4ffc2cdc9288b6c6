import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Services, startServices } from '#launch/services';
import { Installation } from '../demo/installation.js';

export type QueueKind = 'postgres' | 'redis';

interface Wish {
  readonly queue: QueueKind;
  readonly offices: readonly string[];
  /** Offices whose profiles lie in a folder of their own. */
  readonly others?: { readonly folder: string; readonly offices: readonly string[] };
  /** A mail server of the test's own; the catcher without it. */
  readonly mail?: { readonly port: number; readonly page: string };
  /** Settings beside the usual ones. */
  readonly settings?: Readonly<Record<string, string>>;
}

const APPS = ['catcher', 'portal', 'console', 'worker'] as const;
type App = (typeof APPS)[number];
const PORT_OF = {
  catcher: 'MAIL_PAGE_PORT',
  portal: 'PORTAL_PORT',
  console: 'CONSOLE_PORT',
  worker: 'WORKER_PORT',
} as const;
const HEALTH_PATIENCE_MS = 120_000;
const KEYS = ['officeToken', 'vault', 'access', 'seal', 'session'];

/** The queues that can be had on this machine. */
export function queueKinds(): QueueKind[] {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];
  const redis = folders.some((folder) =>
    ['redis-server', 'valkey-server'].some((name) => existsSync(join(folder, name))),
  );
  return redis ? ['postgres', 'redis'] : ['postgres'];
}

/**
 * The whole product as it is built in `dist`: portal, console, worker and catcher as processes, on servers of its own in a temp
 * folder that goes away with it.
 */
export class RunningProduct {
  private readonly apps = new Map<App, ChildProcess>();

  private constructor(
    readonly services: Services,
    readonly environment: NodeJS.ProcessEnv,
    readonly data: string,
  ) {}

  static async start({ queue, offices, others, mail, settings }: Wish): Promise<RunningProduct> {
    const data = mkdtempSync(join(tmpdir(), 'tongtong-journey-'));
    const services = await startServices({ data, queue, removeAtEnd: true });
    const product = new RunningProduct(
      services,
      { ...(await environmentFor(services, data, mail)), ...settings },
      data,
    );
    try {
      await product.prepare(offices, others);
      const wanted = APPS.filter((app) => app !== 'catcher' || mail === undefined);
      for (const app of wanted) product.run(app);
      await Promise.all(wanted.map((app) => product.healthy(app)));
      return product;
    } catch (failed) {
      await product.stop();
      throw failed;
    }
  }

  url(app: App): string {
    return `http://127.0.0.1:${this.environment[PORT_OF[app]]}`;
  }

  installation(): Installation {
    return new Installation(this.url('portal'), this.url('console'), this.url('catcher'), this.data, this.environment);
  }

  /** Applications first: without their servers they could not end in peace. */
  async stop(): Promise<void> {
    await Promise.all([...this.apps.values()].map(ended));
    await this.services.stop();
  }

  private async prepare(offices: readonly string[], others: Wish['others']): Promise<void> {
    const env = { ...this.environment, DATABASE_URL: this.services.databaseUrl };
    const run = promisify(execFile);
    const operator = (...args: string[]) => run(process.execPath, [mainOf('operator'), ...args], { env });
    await operator('migrate');
    for (const office of offices) await operator('open-office', '--office', office);
    for (const office of others?.offices ?? []) {
      const own = { env: { ...env, OFFICES_FOLDER: others?.folder } };
      await run(process.execPath, [mainOf('operator'), 'open-office', '--office', office], own);
    }
  }

  private run(app: App): void {
    const child = spawn(process.execPath, [mainOf(app)], { env: this.environment, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (said: Buffer) => appendFileSync(this.log(app), said));
    this.apps.set(app, child);
  }

  private async healthy(app: App): Promise<void> {
    const asked = (): Promise<boolean> =>
      fetch(`${this.url(app)}/health`).then(
        ({ ok }) => ok,
        () => false,
      );
    for (const end = performance.now() + HEALTH_PATIENCE_MS; !(await asked()); await wait(100)) {
      const gone = this.apps.get(app)?.exitCode;
      if (typeof gone === 'number' || performance.now() > end) throw new Error(`${app}: ${this.said(app)}`);
    }
  }

  private said(app: App): string {
    return existsSync(this.log(app)) ? readFileSync(this.log(app), 'utf8') : 'it said nothing';
  }

  private log(app: App): string {
    return join(this.data, 'log', `${app}.log`);
  }
}

function mainOf(app: App | 'operator'): string {
  return join(import.meta.dirname, '..', '..', 'dist', 'apps', app, 'main.js');
}

async function environmentFor(services: Services, data: string, mail: Wish['mail']): Promise<NodeJS.ProcessEnv> {
  const secrets = join(data, 'secrets.json');
  writeFileSync(
    secrets,
    JSON.stringify(Object.fromEntries(KEYS.map((key) => [key, randomBytes(32).toString('base64')]))),
  );
  const url = new URL(services.databaseUrl);
  url.username = 'tongtong_app';
  const names = [...Object.values(PORT_OF), 'SMTP_PORT'];
  const ports: Record<string, string> = {};
  for (const name of names) ports[name] = await freePort();
  return {
    PATH: process.env['PATH'],
    TZ: process.env['TZ'],
    ...ports,
    APP_DATABASE_URL: url.href,
    QUEUE_URL: services.queueUrl,
    SECRETS_FILE: secrets,
    TONGTONG_DATA: data,
    SMTP_URL: `smtp://127.0.0.1:${mail?.port ?? ports['SMTP_PORT']}`,
    MAIL_PAGE_URL: mail?.page ?? `http://127.0.0.1:${ports['MAIL_PAGE_PORT']}`,
    MAIL_LEASE_SECONDS: '12',
    LOG_LEVEL: 'warn',
  };
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return String(port);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  const stubborn = setTimeout(() => child.kill('SIGKILL'), 8_000);
  await exit;
  clearTimeout(stubborn);
}
