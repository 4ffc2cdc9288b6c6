import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { Command, CommandRunner, Option } from 'nest-commander';
import {
  asFormat,
  type BriefingLine,
  BriefingShelf,
  MonthlyBriefings,
  PlanBriefings,
  renderBriefing,
} from '#briefings';
import { RuleBroken, systemActor } from '#foundation';
import { withProduct } from './product.js';

interface Options {
  office: string;
  kind: string;
  month?: string;
  from?: string;
  to?: string;
  format: string;
  out: string;
  fresh?: boolean;
}

@Command({
  name: 'briefing',
  description: 'Write a briefing of an office to a file; its figures are frozen once and kept',
})
export class BriefingCommand extends CommandRunner {
  async run(_: string[], { office, format, out, ...asked }: Options): Promise<void> {
    const wanted = asFormat(format);
    const told = await withProduct(async (app) => {
      const shelf = app.get(BriefingShelf);
      const line = await made(app, office, asked);
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

  @Option({ flags: '--kind <kind>', description: 'monthly, figures or communication', defaultValue: 'monthly' })
  kind(kind: string): string {
    return kind;
  }

  @Option({ flags: '--from <day>', description: 'First day of a communication briefing, YYYY-MM-DD' })
  from(day: string): string {
    return day;
  }

  @Option({ flags: '--to <day>', description: 'Its last day' })
  to(day: string): string {
    return day;
  }

  @Option({ flags: '--month <month>', description: 'The month of a monthly one, YYYY-MM' })
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

/** A monthly one that was made already is written again unless it is to be fresh. RuleBroken as the briefings', `briefings.kind-invalid`. */
async function made(
  app: INestApplicationContext,
  office: string,
  { kind, month = '', from = '', to = '', fresh }: Omit<Options, 'office' | 'format' | 'out'>,
): Promise<BriefingLine> {
  const actor = systemActor('operator.briefing');
  switch (kind) {
    case 'monthly': {
      const before = fresh ? undefined : await app.get(BriefingShelf).latest(office, month);
      return before ?? app.get(MonthlyBriefings).make(office, month, actor);
    }
    case 'figures':
      return app.get(PlanBriefings).figures(office, actor);
    case 'communication':
      return app.get(PlanBriefings).communication(office, from, to, actor);
    default:
      throw new RuleBroken('briefings.kind-invalid');
  }
}
