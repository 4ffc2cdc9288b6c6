import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { Command, CommandRunner, Option } from 'nest-commander';
import { asFormat, BriefingShelf, MonthlyBriefings, renderBriefing } from '#briefings';
import { systemActor } from '#foundation';
import { withProduct } from './product.js';

interface Options {
  office: string;
  month: string;
  format: string;
  out: string;
  fresh?: boolean;
}

@Command({
  name: 'briefing',
  description: 'Write the monthly briefing of an office to a file; its figures are frozen once and kept',
})
export class BriefingCommand extends CommandRunner {
  async run(_: string[], { office, month, format, out, fresh }: Options): Promise<void> {
    const wanted = asFormat(format);
    const told = await withProduct(async (app) => {
      const [shelf, briefings] = [app.get(BriefingShelf), app.get(MonthlyBriefings)];
      const line =
        (fresh ? undefined : await shelf.latest(office, month)) ??
        (await briefings.make(office, month, systemActor('operator.briefing')));
      const bytes = await renderBriefing(await shelf.document(office, line.id), wanted);
      await writeFile(out, bytes);
      const holds = line.checks.filter((check) => check.holds).length;
      return {
        briefing: line.id,
        version: line.version,
        sha256: line.sha256,
        file: out,
        fileSha256: createHash('sha256').update(bytes).digest('hex'),
        검산: { holds, fails: line.checks.length - holds },
      };
    });
    process.stdout.write(`${JSON.stringify(told)}\n`);
  }

  @Option({ flags: '--office <code>', description: 'The office', required: true })
  office(code: string): string {
    return code;
  }

  @Option({ flags: '--month <month>', description: 'The month reported on, YYYY-MM', required: true })
  month(month: string): string {
    return month;
  }

  @Option({ flags: '--format <format>', description: 'hwpx, pdf or xlsx', defaultValue: 'hwpx' })
  format(format: string): string {
    return format;
  }

  @Option({ flags: '--out <file>', description: 'Where to write it', required: true })
  out(file: string): string {
    return file;
  }

  @Option({ flags: '--fresh', description: 'Freeze the figures anew, as the next version' })
  fresh(): boolean {
    return true;
  }
}
