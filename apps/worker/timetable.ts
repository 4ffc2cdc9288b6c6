import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { MonthlyBriefings } from '#briefings';
import { FileComparison, FileRemoval, Scanner } from '#files';
import { Clock } from '#foundation';
import { Sealer } from '#ledger';
import { StepDrafts, WriteDayLetters } from '#matters';
import { OfficeDirectory, Sessions } from '#office';
import { ResidentAccess } from '#people';
import { YearlyReports } from '#proposals';
import { MarkDisposal, MatterExports, ReviewAccess, SealAccessLog } from '#privacy';

/**
 * All clock work of the worker that is not a reminder of a matter, on one page. Each line may run in several processes at once:
 * what it does is done once or does no harm twice.
 */
@Injectable()
export class Timetable implements OnApplicationBootstrap, OnModuleDestroy {
  static readonly SEAL_SECONDS = Symbol('seconds between seals');
  private readonly log = new Logger('worker.timetable');
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly directory: OfficeDirectory,
    private readonly sealer: Sealer,
    private readonly access: ResidentAccess,
    private readonly sessions: Sessions,
    private readonly briefings: MonthlyBriefings,
    private readonly proposals: YearlyReports,
    private readonly accessSeals: SealAccessLog,
    private readonly reviews: ReviewAccess,
    private readonly disposal: MarkDisposal,
    private readonly exports: MatterExports,
    private readonly files: FileRemoval,
    private readonly comparison: FileComparison,
    private readonly scanner: Scanner,
    private readonly clock: Clock,
    private readonly dayLetters: WriteDayLetters,
    private readonly drafts: StepDrafts,
    @Inject(Timetable.SEAL_SECONDS) private readonly sealSeconds: number,
  ) {}

  onApplicationBootstrap(): void {
    this.every(this.sealSeconds, 'seal what the chains gained', (office) => this.sealer.seal(office));
    this.every(3_600, 'remove sessions and counts that are over', (office) => this.access.sweep(office));
    this.every(3_600, 'open the yearly report on proposals', (office) => this.proposals.openDue(office));
    this.every(3_600, "remove staff's sessions that are over", (office) => this.sessions.sweep(office));
    this.every(3_600, 'remove drafts that nobody came back to', (office) => this.drafts.sweep(office));
    this.every(60, "write the day's digests", (office) => this.dayLetters.digests(office));
    this.every(300, 'warn the administrator', (office) => this.dayLetters.warnings(office));
    this.every(300, "make last month's briefing", (office) => this.briefings.makeDue(office));
    this.every(3_600, 'seal the access log', (office) => this.accessSeals.seal(office));
    this.every(3_600, "tell of a missing review of last month's access", (office) => this.reviews.remind(office));
    this.every(21_600, 'mark candidates for disposal', (office) => this.disposal.mark(office));
    this.every(3_600, 'empty exported files whose days are over', (office) => this.exports.sweep(office));
    this.every(600, 'give back places of files that never came', (office) => this.files.sweep(office));
    this.every(1_800, 'compare files with their rows at night', (office) => this.comparison.compareDue(office));
    this.regularly(3_600, 'look how old the signatures of viruses are', () => this.tellOldSignatures());
  }

  /** Signatures of more than three days miss what goes round now. */
  private async tellOldSignatures(): Promise<void> {
    if (!this.scanner.present) return;
    const age = await this.scanner.signatureAge(this.clock.now());
    if (age === undefined || age > 3)
      this.log.warn({ msg: 'virus signatures are old, or the scanner is silent', days: age });
  }

  private every(seconds: number, what: string, work: (office: string) => Promise<unknown>): void {
    this.regularly(seconds, what, async () => {
      // What one office lacks is no reason to leave the others waiting.
      for (const office of await this.directory.codes()) {
        await work(office).catch((error: unknown) =>
          this.log.warn({ msg: `could not ${what}`, office, error: String(error) }),
        );
      }
    });
  }

  private regularly(seconds: number, what: string, round: () => Promise<void>): void {
    this.timers.push(
      setInterval(() => {
        round().catch((error: unknown) => this.log.warn({ msg: `could not ${what}`, error: String(error) }));
      }, seconds * 1_000),
    );
  }

  onModuleDestroy(): void {
    for (const timer of this.timers) clearInterval(timer);
  }
}
