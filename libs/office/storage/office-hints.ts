import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { poolOf } from '#ledger';

/**
 * Hears `NOTIFY office` of other processes, so that a change is seen at once. A hint only: where it is not heard
 * (a pooler in between, a lost connection) the others look again by themselves within seconds.
 */
@Injectable()
export class OfficeHints implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(OfficeHints.name);
  private readonly hearers: ((office: string) => void)[] = [];
  private client: PoolClient | undefined;

  constructor(private readonly source: DataSource) {}

  /** `heard` is called with the office's code; it must not throw. */
  hear(heard: (office: string) => void): void {
    this.hearers.push(heard);
  }

  async onApplicationBootstrap(): Promise<void> {
    const client = await poolOf(this.source).connect();
    client.on('notification', ({ payload = '' }) => {
      for (const heard of this.hearers) heard(payload);
    });
    client.on('error', (error) => {
      this.log.warn(`no longer hears changes of offices: ${error.message}`);
      this.leave(error);
    });
    await client.query('listen office');
    this.client = client;
  }

  onApplicationShutdown(): void {
    this.leave(new Error('shut down'));
  }

  /** Released as broken: a connection that listens must not go back to the pool. */
  private leave(why: Error): void {
    this.client?.release(why);
    this.client = undefined;
  }
}
