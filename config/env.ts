import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { plainToInstance, Transform } from 'class-transformer';
import {
  IsInt,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Max,
  Min,
  MinLength,
  ValidateIf,
  validateSync,
} from 'class-validator';

const port = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;

/** Every setting from outside, checked. This is the one place that reads the environment. */
export class Env {
  /** As the role that owns nothing, `tongtong_app`. */
  @Matches(/^postgres(ql)?:\/\//, { message: 'must be a postgres:// URL of the role tongtong_app' })
  APP_DATABASE_URL: string;

  /** As somebody who may create roles; only for `migrate` and `open-office`. */
  @IsOptional()
  @Matches(/^postgres(ql)?:\/\//, { message: 'must be a postgres:// URL' })
  DATABASE_URL?: string;

  /** Password that `migrate` gives the role tongtong_app. */
  @IsOptional()
  @IsString()
  @MinLength(16)
  APP_ROLE_PASSWORD?: string;

  @Matches(/^(rediss?:\/\/|\/|postgres$)/, {
    message: 'must be a redis:// URL, the absolute path of a Redis socket, or the word postgres',
  })
  QUEUE_URL: string;

  @IsUrl(
    { protocols: ['smtp', 'smtps'], require_tld: false, require_protocol: true },
    { message: 'must be an smtp:// URL' },
  )
  SMTP_URL: string;

  /** Page of the mail catcher, which also answers whether a letter arrived. Absent with a real mail server. */
  @IsOptional()
  @IsUrl({ require_tld: false, require_protocol: true })
  MAIL_PAGE_URL?: string;

  /** Log of a local Postfix, to learn whether a letter of unknown fate was accepted. */
  @IsOptional()
  @IsString()
  POSTFIX_LOG?: string;

  @IsString()
  @MinLength(1)
  SECRETS_FILE: string;

  @IsString()
  @MinLength(1)
  TONGTONG_DATA = '.data';

  /** Address residents reach, for the links in letters. */
  @IsOptional()
  @IsUrl({ require_tld: false, require_protocol: true })
  PORTAL_URL?: string;

  @IsOptional()
  @IsUrl({ require_tld: false, require_protocol: true })
  CONSOLE_URL?: string;

  @Transform(port)
  @IsInt()
  @Min(1)
  @Max(65_535)
  PORTAL_PORT = 4100;

  @Transform(port)
  @IsInt()
  @Min(1)
  @Max(65_535)
  CONSOLE_PORT = 4200;

  @Transform(port)
  @IsInt()
  @Min(1)
  @Max(65_535)
  WORKER_PORT = 4300;

  /** Where the worker takes in mail to the addresses of matters; absent: it takes none, and letters name no such address. */
  @IsOptional()
  @Transform(port)
  @IsInt()
  @Min(1)
  @Max(65_535)
  INBOUND_SMTP_PORT?: number;

  /** Address to listen on. */
  @IsString()
  HOST = '127.0.0.1';

  /** How many proxies of ours stand in front and set X-Forwarded-For. */
  @Transform(port)
  @IsInt()
  @Min(0)
  @Max(5)
  TRUSTED_PROXIES = 0;

  @Matches(/^(fatal|error|warn|info|debug|trace|silent)$/)
  LOG_LEVEL = 'info';

  @Transform(port)
  @IsInt()
  @Min(1)
  @Max(100)
  DATABASE_POOL = 10;

  /** Seconds between two seals of an office's chains. */
  @Transform(port)
  @IsInt()
  @Min(5)
  @Max(86_400)
  SEAL_SECONDS = 600;

  /** Seconds after which another mail worker takes over from one that died; one that lives holds its letter as long as it needs. */
  @Transform(port)
  @IsInt()
  @Min(3)
  @Max(600)
  MAIL_LEASE_SECONDS = 4;

  /** Folder of attachments; it should lie on another volume than the database. */
  @IsOptional()
  @IsString()
  FILES_FOLDER?: string;

  /** Folder of office profiles, read by `open-office` alone; absent: `config/offices`. */
  @IsOptional()
  @IsString()
  OFFICES_FOLDER?: string;

  /** A bucket of a store that speaks S3, by its whole address; attachments lie there instead of in the folder. */
  @IsOptional()
  @Matches(/^https?:\/\/[^/?#]+\/[^/?#]+\/?$/, { message: 'must be the address of a bucket, https://host/bucket' })
  FILES_S3_BUCKET?: string;

  @IsString()
  FILES_S3_REGION = 'us-east-1';

  @ValidateIf(({ FILES_S3_BUCKET }: Env) => FILES_S3_BUCKET !== undefined)
  @IsString({ message: 'must be given with FILES_S3_BUCKET' })
  FILES_S3_KEY_ID?: string;

  @ValidateIf(({ FILES_S3_BUCKET }: Env) => FILES_S3_BUCKET !== undefined)
  @IsString({ message: 'must be given with FILES_S3_BUCKET' })
  FILES_S3_SECRET?: string;

  /** Megabytes of attachments an office may keep. */
  @Transform(port)
  @IsInt()
  @Min(1)
  @Max(100_000_000)
  FILES_OFFICE_MB = 20_480;

  /** ClamAV's daemon. Without it attachments stay marked as not scanned. */
  @IsOptional()
  @Matches(/^(tcp:\/\/[^/]+|unix:\/\/\/.+)$/, { message: 'must be tcp://host:port or unix:///path' })
  CLAMD_URL?: string;

  get portalUrl(): string {
    return (this.PORTAL_URL ?? `http://localhost:${this.PORTAL_PORT}`).replace(/\/$/, '');
  }

  get consoleUrl(): string {
    return (this.CONSOLE_URL ?? `http://localhost:${this.CONSOLE_PORT}`).replace(/\/$/, '');
  }

  /** Absolute path inside the data folder. */
  data(...path: string[]): string {
    return resolve(join(this.TONGTONG_DATA, ...path));
  }
}

/** Keys of an installation, 32 bytes each. */
export interface Secrets {
  readonly officeToken: Buffer;
  readonly vault: Buffer;
  readonly access: Buffer;
  readonly seal: Buffer;
  readonly session: Buffer;
}

/** Raised before anything starts; the message names each wrong variable and never its value. */
export class EnvironmentRefused extends Error {}

/** Reads and checks the environment. @throws EnvironmentRefused */
export function readEnv(from: NodeJS.ProcessEnv = process.env): Env {
  const known = Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined && value !== ''));
  const env = plainToInstance(Env, known);
  const wrong = validateSync(env, { whitelist: false }).map(
    ({ property, constraints }) => `${property}: ${Object.values(constraints ?? {}).join('; ')}`,
  );
  if (wrong.length > 0) throw new EnvironmentRefused(`Environment refused.\n  ${wrong.join('\n  ')}`);
  return env;
}

/** Reads the keys from SECRETS_FILE. @throws EnvironmentRefused */
export function readSecrets(env: Env): Secrets {
  let kept: Record<string, unknown>;
  try {
    kept = JSON.parse(readFileSync(env.SECRETS_FILE, 'utf8')) as Record<string, unknown>;
  } catch {
    throw new EnvironmentRefused('SECRETS_FILE: cannot be read as JSON');
  }
  const key = (name: keyof Secrets): Buffer => {
    const bytes = Buffer.from(String(kept[name] ?? ''), 'base64');
    if (bytes.length !== 32) throw new EnvironmentRefused(`SECRETS_FILE: ${name} must be 32 bytes in base64`);
    return bytes;
  };
  return {
    officeToken: key('officeToken'),
    vault: key('vault'),
    access: key('access'),
    seal: key('seal'),
    session: key('session'),
  };
}
