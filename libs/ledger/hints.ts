import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { PoolClient, QueryConfig } from 'pg';
import { DataSource } from 'typeorm';
import { poolOf, SIGN_OF_LIFE } from './database.js';

const TELL = `select set_config('synchronous_commit', 'off', true), pg_notify($1, '')`;
const TOGETHER_MS = 25;
const PROBE_EVERY_MS = 5_000;
const PROBE: QueryConfig & { query_timeout: number } = { text: 'select', query_timeout: SIGN_OF_LIFE };

type Heard = (told: string) => void;

/**
 * LISTEN/NOTIFY as a hint and nothing more: who listens also looks by itself every second. Hints go out after the commit on a
 * connection of their own and many within a few milliseconds become one, because NOTIFY inside a transaction serialises commits.
 * A hint is a transaction, and one that need not reach the disk before anything goes on.
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

  /** Tells every process, soon and at most once in 25 ms, that something happened. Never fails the caller. */
  tell(channel: string): void {
    if (this.pending.has(channel) || this.stopped) return;
    this.pending.add(channel);
    setTimeout(() => {
      this.pending.delete(channel);
      if (this.stopped) return;
      poolOf(this.source)
        .query({ name: 'ledger.hint', text: TELL, values: [channel] })
        .catch((error: unknown) => this.log.debug(`hint not told: ${String(error)}`));
    }, TOGETHER_MS).unref();
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
    let client: PoolClient | undefined;
    try {
      const ear = (client = await poolOf(this.source).connect());
      this.listener = ear;
      ear.on('error', () => this.lost(ear));
      ear.on('end', () => this.lost(ear));
      ear.on('notification', ({ channel, payload }) => this.heard.get(channel)?.forEach((then) => then(payload ?? '')));
      await Promise.all([...this.heard.keys()].map((channel) => ear.query(`listen "${channel}"`)));
      this.probe(ear);
    } catch {
      if (client) this.lost(client);
      else this.again();
    } finally {
      this.connecting = false;
    }
  }

  /** Who only listens never learns by itself that the other end is gone. */
  private probe(ear: PoolClient): void {
    setTimeout(() => {
      if (this.listener !== ear) return;
      ear.query(PROBE).then(
        () => this.probe(ear),
        () => this.lost(ear),
      );
    }, PROBE_EVERY_MS).unref();
  }

  private lost(ear: PoolClient): void {
    if (this.listener !== ear) return;
    this.listener = undefined;
    ear.release(true);
    this.again();
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
