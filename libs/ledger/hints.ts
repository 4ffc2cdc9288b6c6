import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { poolOf } from './database.js';

type Heard = (told: string) => void;

/**
 * LISTEN/NOTIFY as a hint and nothing more: who listens also looks by itself every second. Hints go out after the commit on a
 * connection of their own and many within a few milliseconds become one, because NOTIFY inside a transaction serialises commits.
 */
@Injectable()
export class Hints implements OnModuleDestroy {
  private readonly log = new Logger('ledger.hints');
  private readonly heard = new Map<string, Set<Heard>>();
  private readonly pending = new Set<string>();
  private listener: PoolClient | undefined;
  private connecting = false;
  private stopped = false;

  constructor(private readonly source: DataSource) {}

  /** Tells every process, soon and at most once in 5 ms, that something happened. Never fails the caller. */
  tell(channel: string): void {
    if (this.pending.has(channel) || this.stopped) return;
    this.pending.add(channel);
    setTimeout(() => {
      this.pending.delete(channel);
      if (this.stopped) return;
      poolOf(this.source)
        .query({ name: 'ledger.hint', text: `select pg_notify($1, '')`, values: [channel] })
        .catch((error: unknown) => this.log.debug(`hint not told: ${String(error)}`));
    }, 5).unref();
  }

  /** Calls `then` whenever somebody tells of the channel, with what was told. */
  listen(channel: string, then: Heard): void {
    const all = this.heard.get(channel) ?? new Set();
    all.add(then);
    this.heard.set(channel, all);
    if (this.listener) void this.listener.query(`listen "${channel}"`).catch(() => undefined);
    else void this.connect();
  }

  private async connect(): Promise<void> {
    if (this.connecting || this.stopped) return;
    this.connecting = true;
    try {
      const client = await poolOf(this.source).connect();
      const lost = (): void => {
        if (this.listener !== client) return;
        this.listener = undefined;
        client.release(true);
        this.again();
      };
      client.on('error', lost);
      client.on('end', lost);
      client.on('notification', ({ channel, payload }) =>
        this.heard.get(channel)?.forEach((then) => then(payload ?? '')),
      );
      this.listener = client;
      await Promise.all([...this.heard.keys()].map((channel) => client.query(`listen "${channel}"`)));
    } catch {
      this.listener = undefined;
      this.again();
    } finally {
      this.connecting = false;
    }
  }

  private again(): void {
    if (!this.stopped) setTimeout(() => void this.connect(), 1_000).unref();
  }

  onModuleDestroy(): void {
    this.stopped = true;
    const client = this.listener;
    this.listener = undefined;
    client?.release(true);
  }
}
