export interface ServicesWish {
  /** Folder for the data; made when missing. */
  data: string;
  postgres?: 'system' | 'npm';
  queue?: 'redis' | 'postgres';
  /** Default true. False writes nothing through to the disk: for tests that never kill a server. */
  durable?: boolean;
  /** Default false. Deletes the data folder at the end, also when the caller is killed. */
  removeAtEnd?: boolean;
}

export interface Services {
  readonly supervisorPid: number;
  readonly choice: { readonly postgres: { readonly source: string; readonly major: number }; readonly queue: string };
  /** As the owner of the tables (a superuser of this private server). */
  readonly databaseUrl: string;
  /** A Redis socket's absolute path, as ioredis takes it, or the word `postgres`. */
  readonly queueUrl: string;
  stop(): Promise<void>;
  /** `immediate`: as after a power cut, with recovery at the start. */
  restartPostgres(how?: { immediate?: boolean }): Promise<void>;
  /** kill -9; PostgreSQL stays away until `startPostgres()`. */
  killPostgres(): Promise<void>;
  startPostgres(): Promise<void>;
  /** kill -9; Redis stays away until `startRedis()`. */
  killRedis(): Promise<void>;
  startRedis(): Promise<void>;
}

export function startServices(wish: ServicesWish): Promise<Services>;

/** How `npm start` starts the applications. */
export const nodeFlags: readonly string[];
export const nodeEnvironment: Readonly<Record<string, string>>;

/** An installation that `npm start` runs. */
export interface Running {
  readonly pid: number;
  /** Absolute path of the data folder. */
  readonly data: string;
  readonly ports: Readonly<Record<string, string>>;
  /** What its applications were told, for commands that work beside them. */
  readonly environment: NodeJS.ProcessEnv;
}

/** The installation that runs in a data folder (`.data` of the project without one); undefined when none does or it is still starting. */
export function findRunning(data?: string): Promise<Running | undefined>;
