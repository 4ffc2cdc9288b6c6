import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { Chance } from './chance.js';
import type { Stage } from './stage.js';

const EVERY_MS = 1_500;
const FROZEN_MS = 6_500;

/** Breaks something every second and a half, the same things in the same order for the same seed. */
export class Faults {
  /** How often each was done. */
  readonly done = new Map<string, number>();
  private readonly under = new Map<string, Promise<void>>();
  private going = true;

  constructor(
    private readonly stage: Stage,
    private readonly chance: Chance,
    private readonly queue: 'redis' | 'postgres',
  ) {}

  async run(): Promise<void> {
    const deeds = this.deeds();
    while (this.going) {
      await pause(this.chance.around(EVERY_MS));
      if (!this.going) return;
      const [name, victim] = [
        this.chance.oneOf(Object.keys(deeds)),
        this.chance.between(0, this.stage.apps.length - 1),
      ];
      const deed = deeds[name] as (victim: number) => Promise<void>;
      // A server that is just being restarted cannot be restarted; the dice have been thrown all the same.
      const at =
        name.startsWith('redis') || name.startsWith('postgres') ? (name.split(' ')[0] as string) : `${name} ${victim}`;
      if (this.under.has(at)) continue;
      this.done.set(name, (this.done.get(name) ?? 0) + 1);
      const doing = deed(victim).finally(() => this.under.delete(at));
      this.under.set(at, doing);
    }
  }

  /** No new faults; returns when what was done has passed. */
  async stop(): Promise<void> {
    this.going = false;
    await Promise.all(this.under.values());
  }

  get total(): number {
    return [...this.done.values()].reduce((sum, times) => sum + times, 0);
  }

  private deeds(): Readonly<Record<string, (victim: number) => Promise<void>>> {
    const { apps, proxies, services } = this.stage;
    const common = {
      'app killed': async (victim: number) => apps[victim]?.kill(),
      'app frozen 6.5 s': async (victim: number) => apps[victim]?.freeze(FROZEN_MS),
      'postgres restarted': () => services.restartPostgres({ immediate: true }),
      'database cut': async (victim: number) => proxies[victim]?.cut(),
      'database half-open': async (victim: number) => proxies[victim]?.halfOpen(),
      'database slow': async (victim: number) => {
        proxies[victim]?.delay(this.chance.between(20, 120));
        await pause(2_000);
        proxies[victim]?.delay(undefined);
      },
    };
    if (this.queue === 'postgres') return common;
    return {
      ...common,
      'redis killed': async () => {
        await services.killRedis();
        await pause(this.chance.between(0, 3_000));
        await services.startRedis();
      },
      'redis flushed': () => flush(services.queueUrl),
    };
  }
}

async function flush(url: string): Promise<void> {
  const redis = new Redis(url, { maxRetriesPerRequest: 0, retryStrategy: () => null });
  redis.on('error', () => undefined);
  await redis.flushall().catch(() => undefined);
  redis.disconnect();
}
