import { createRequire } from 'node:module';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type * as Bullmq from 'bullmq';
import type { Job, PostgresPoolConfig, Queue, Worker, WorkerOptions } from 'bullmq';
import type * as Ioredis from 'ioredis';
import type { Redis } from 'ioredis';

// Loaded by who has a queue. The fronts have none, and this is the largest part of a process after TypeORM.
const load = createRequire(import.meta.url);
const bullmq = (): typeof Bullmq => load('bullmq') as typeof Bullmq;
const ioredis = (): typeof Ioredis => load('ioredis') as typeof Ioredis;

/** What a job may carry: ids only, never personal data (queue payloads stand in clear text). */
export type Ids = Readonly<Record<string, string | number>>;

const FORGET = { removeOnComplete: true, removeOnFail: true } as const;

/** Schema of BullMQ's own tables when PostgreSQL is the vehicle. */
export const QUEUE_SCHEMA = 'bullmq';

/**
 * Makes BullMQ queues and workers on Redis (`redis://…` or a socket's absolute path) or, where there is none, on PostgreSQL
 * (the word `postgres`: the apps' own database). Either way the queue is only the vehicle: what is due stands in our own tables.
 */
@Injectable()
export class Queues implements BeforeApplicationShutdown {
  private readonly open: { close(): Promise<unknown> }[] = [];

  constructor(
    private readonly url: string,
    private readonly databaseUrl: string,
  ) {}

  /** A queue by name. `add` is for relays and horizons, never for a request: with Redis away it is refused at once, with PostgreSQL away it waits. */
  queue(name: string): Queue<Ids> {
    const { createPostgresBackend, Queue } = bullmq();
    if (this.onPostgres) {
      const options = { connection: this.postgres(), defaultJobOptions: FORGET };
      return this.keep(new Queue(name, options, createPostgresBackend) as unknown as Queue<Ids>);
    }
    // Asking a server its version at once, before the line to it stands, would fail once and with it the queue for good; the worker asks.
    const atOnce = { skipWaitingForReady: true, skipVersionCheck: true };
    return this.keep(new Queue<Ids>(name, { connection: this.redis('queue'), defaultJobOptions: FORGET, ...atOnce }));
  }

  worker(name: string, work: (job: Job<Ids>) => Promise<void>, options: Partial<WorkerOptions> = {}): Worker<Ids> {
    const { createPostgresBackend, Worker } = bullmq();
    if (this.onPostgres) {
      const all = { ...FORGET_WORKER, ...options, connection: this.postgres() };
      return this.keep(new Worker(name, work, all, createPostgresBackend) as unknown as Worker<Ids>);
    }
    return this.keep(new Worker<Ids>(name, work, { ...FORGET_WORKER, ...options, connection: this.redis('worker') }));
  }

  get onPostgres(): boolean {
    return this.url === 'postgres';
  }

  private postgres(): PostgresPoolConfig {
    return { connectionString: this.databaseUrl, schema: QUEUE_SCHEMA, skipMigrations: true, max: 4 };
  }

  private redis(use: 'queue' | 'worker'): Redis {
    const settings = {
      maxRetriesPerRequest: use === 'worker' ? null : 1,
      enableOfflineQueue: use === 'worker',
      retryStrategy: (times: number) => Math.min(200 * times, 2_000),
    };
    const redis = new (ioredis().Redis)(this.url, settings);
    // BullMQ reports the same trouble on its own objects; an unheard error event would end the process.
    redis.on('error', () => undefined);
    this.open.push({ close: async () => redis.disconnect() });
    return redis;
  }

  private keep<T extends { close(): Promise<unknown>; on(event: 'error', heard: () => void): unknown }>(thing: T): T {
    thing.on('error', () => undefined);
    this.open.unshift(thing);
    return thing;
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const thing of this.open.splice(0)) {
      await Promise.race([
        thing.close().catch(() => undefined),
        new Promise((done) => setTimeout(done, 2_000).unref()),
      ]);
    }
  }
}

const FORGET_WORKER = {
  removeOnComplete: { count: 0 },
  removeOnFail: { count: 0 },
  stalledInterval: 5_000,
  lockDuration: 15_000,
};
