import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { findRunning } from '#launch/services';
import { Missing } from './expect.js';
import { OfficeProfile } from './profile.js';

export interface SampleAccount {
  readonly office: string;
  readonly account: string;
  /** 부서와 역할. */
  readonly work: string;
  readonly password: string;
}

/** A running product: its addresses, its sample accounts and its operator's command line. */
export class Installation {
  readonly accounts: readonly SampleAccount[];

  constructor(
    readonly portal: string,
    readonly console: string,
    readonly mailPage: string,
    readonly data: string,
    private readonly environment: NodeJS.ProcessEnv,
    private readonly project = process.cwd(),
  ) {
    this.accounts = JSON.parse(readFileSync(join(data, 'sample-accounts.json'), 'utf8')) as SampleAccount[];
  }

  /**
   * The one that `npm start` runs here; PORTAL_URL, CONSOLE_URL and MAIL_PAGE_URL name other addresses.
   * Undefined when none runs.
   */
  static async find(env: NodeJS.ProcessEnv): Promise<Installation | undefined> {
    const running = await findRunning();
    if (!running) return undefined;
    const on = (port: string): string => `http://127.0.0.1:${running.ports[port]}`;
    return new Installation(
      env['PORTAL_URL'] ?? on('PORTAL_PORT'),
      env['CONSOLE_URL'] ?? on('CONSOLE_PORT'),
      env['MAIL_PAGE_URL'] ?? on('MAIL_PAGE_PORT'),
      running.data,
      running.environment,
    );
  }

  /** Runs an operator command to its end. @throws Missing when it fails, with what it said */
  async operator(...args: string[]): Promise<string> {
    const main = join(this.project, 'dist', 'apps', 'operator', 'main.js');
    const child = spawn(process.execPath, [main, ...args], {
      env: this.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise<number | null>((resolve, reject) => child.once('close', resolve).once('error', reject));
    const [said, complained, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    if (code !== 0) throw new Missing(`operator ${args.join(' ')}`, complained || said);
    return said;
  }

  /** As it was written for the office. */
  profile(office: string): OfficeProfile {
    return new OfficeProfile(office, this.project);
  }

  async moveClock(office: string, to: string): Promise<void> {
    await this.operator('clock', '--office', office, '--to', to);
  }
}
