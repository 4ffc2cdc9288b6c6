import { join, resolve } from 'node:path';

export interface CatcherSettings {
  /** Folder of the caught messages, one file each. */
  readonly folder: string;
  readonly host: string;
  readonly smtpPort: number;
  readonly pagePort: number;
}

/** What the catcher needs to know, from the environment that the launcher or compose gives it. */
export function catcherSettings(env: NodeJS.ProcessEnv): CatcherSettings {
  return {
    folder: resolve(join(env['TONGTONG_DATA'] ?? '.data', 'mail')),
    host: env['HOST'] ?? '127.0.0.1',
    smtpPort: Number(env['SMTP_PORT'] ?? 4525),
    pagePort: Number(env['MAIL_PAGE_PORT'] ?? 4400),
  };
}
