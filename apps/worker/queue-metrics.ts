import { Injectable } from '@nestjs/common';
import { Metrics } from '#front';
import { OfficeTx, statement } from '#ledger';
import { Letters } from '#letters';
import { Reminders } from '#reminders';

const DELIVERY = statement(
  'worker.delivery-health',
  `select office_id as office, waiting::int, parked::int, oldest_seconds as oldest from delivery_health()`,
);

const FILES = statement(
  'worker.file-health',
  `select office_id as office, waiting::int, findings::int, oldest_seconds as oldest from file_health()`,
);

interface Attachments {
  office: string;
  waiting: number;
  findings: number;
  oldest: number;
}
interface Delivery {
  office: string;
  waiting: number;
  parked: number;
  oldest: number;
}

/** Each queue's length, the age of its oldest entry and what is parked, by office, read when somebody asks. */
@Injectable()
export class QueueMetrics {
  constructor(metrics: Metrics, offices: OfficeTx, letters: Letters, reminders: Reminders) {
    const read = async (): Promise<Row[]> => {
      const [facts, mail, moments, files] = await Promise.all([
        offices.across<Delivery>(DELIVERY),
        letters.health(),
        reminders.health(),
        offices.across<Attachments>(FILES),
      ]);
      return [
        ...facts.map(({ office, waiting, parked, oldest }) => ({ queue: 'facts', office, waiting, parked, oldest })),
        ...mail.map((m) => ({
          queue: 'letters',
          office: m.office,
          waiting: m.pending,
          parked: m.held + m.failed,
          oldest: m.oldestSeconds,
        })),
        ...moments.map((r) => ({
          queue: 'reminders',
          office: r.office,
          waiting: r.armed,
          parked: 0,
          oldest: r.lateSeconds,
        })),
        // What the nightly comparison found waits for a person.
        ...files.map(({ office, waiting, findings, oldest }) => ({
          queue: 'files',
          office,
          waiting,
          parked: findings,
          oldest,
        })),
      ];
    };
    const labels = ['queue', 'office'] as const;
    const gauge = (name: string, help: string, pick: (row: Row) => number): void =>
      metrics.gauge(name, help, labels, async () =>
        (await read()).map((row) => [{ queue: row.queue, office: row.office }, pick(row)] as const),
      );
    gauge('tongtong_queue_length', 'Entries that wait', ({ waiting }) => waiting);
    gauge('tongtong_queue_oldest_seconds', 'Age of the oldest entry that waits', ({ oldest }) => oldest);
    gauge('tongtong_queue_parked', 'Entries that wait for a person', ({ parked }) => parked);
  }
}

interface Row {
  readonly queue: string;
  readonly office: string;
  readonly waiting: number;
  readonly parked: number;
  readonly oldest: number;
}
