import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { Hints, type Ids, OfficeTx, Queues, statement } from '#ledger';
import { FileWork } from './file-work.js';
import { FILES_CHANNEL } from './files.js';
import { Scanner } from './scanner.js';

const QUEUE = 'files';
const LOOK_EVERY_MS = 2_000;
const SAFETY_EVERY_MS = 5_000;
/** Waiting for so long without the queue having brought it to anyone: taken directly. */
const LATE_SECONDS = 10;
const MOST_PER_OFFICE = 20;
const QUEUE_PATIENCE_MS = 1_000;

interface Due {
  office_id: string;
  id: string;
  attempt: number;
}
const DUE = statement('files.due', `select * from files_due($1, make_interval(secs => $2), $3)`);

/**
 * Brings files to whoever looks into them: through the queue, which spreads them over processes, and by itself when the queue is
 * silent. What waits stands in PostgreSQL and is looked up again and again, so nothing is lost with the queue or a process.
 */
@Injectable()
export class FileLoop implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('files.loop');
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly turns = new Set<Promise<void>>();
  private queue: Queue<Ids> | undefined;
  private stopped = false;

  constructor(
    private readonly offices: OfficeTx,
    private readonly queues: Queues,
    private readonly work: FileWork,
    private readonly scanner: Scanner,
    private readonly hints: Hints,
  ) {}

  onApplicationBootstrap(): void {
    this.queue = this.queues.queue(QUEUE);
    // One at a time: a file stands in memory whole, and drawing a picture anew keeps a processor busy.
    this.queues.worker(QUEUE, ({ data }) => this.take(String(data['office']), String(data['id'])), { concurrency: 1 });
    this.hints.listen(
      FILES_CHANNEL,
      this.every(LOOK_EVERY_MS, () => this.look()),
    );
    this.every(SAFETY_EVERY_MS, () => this.safety());
  }

  private async look(): Promise<void> {
    const due = await this.due(0);
    if (due.length > 0 && !(await this.queued(due))) await this.takeAll(due);
  }

  private async safety(): Promise<void> {
    await this.takeAll(await this.due(LATE_SECONDS));
  }

  private due(late: number): Promise<Due[]> {
    return this.offices.across<Due>(DUE, [MOST_PER_OFFICE, late, this.scanner.present]);
  }

  private async queued(due: readonly Due[]): Promise<boolean> {
    if (!this.queue) return false;
    const jobs = due.map(({ office_id, id, attempt }) => ({
      name: 'look',
      data: { office: office_id, id },
      opts: { jobId: `f-${id}-${attempt}` },
    }));
    const silence = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), QUEUE_PATIENCE_MS).unref());
    const taken = this.queue.addBulk(jobs).then(
      () => true,
      () => false,
    );
    return Promise.race([taken, silence]);
  }

  private async takeAll(due: readonly Due[]): Promise<void> {
    for (const { office_id, id } of due) await this.take(office_id, id);
  }

  private async take(office: string, id: string): Promise<void> {
    if (this.stopped) return;
    const turn = this.work.settle(office, id).catch((error: unknown) => {
      this.log.warn({ msg: 'looking into a file was cut short', office, file: id, error: String(error) });
    });
    this.turns.add(turn);
    await turn;
    this.turns.delete(turn);
  }

  /** Turns never overlap; a turn that fails is told and the next one comes. Answers a way to have one at once. */
  private every(milliseconds: number, turn: () => Promise<void>): () => void {
    let busy = false;
    const take = (): void => {
      if (busy || this.stopped) return;
      busy = true;
      turn()
        .catch((error: unknown) => this.log.warn({ msg: 'file loop turn failed', error: String(error) }))
        .finally(() => (busy = false));
    };
    this.timers.push(setInterval(take, milliseconds));
    return take;
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers) clearInterval(timer);
    await Promise.all(this.turns);
  }
}
