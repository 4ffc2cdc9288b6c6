import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Command, CommandRunner, Option } from 'nest-commander';
import { systemActor } from '#foundation';
import { CalendarView, ChangeCalendar, RecountWork } from '#matters';
import { readHolidayChange } from '../holiday-change.js';
import { withProduct } from './product.js';

interface Options {
  office: string;
  declare?: string;
  name?: string;
  withdraw?: string;
  publish?: string;
  days?: string;
  confirm?: boolean;
}

/** Every running process has heard of the new calendar by then. */
const SETTLE_MS = 3_000;
const LOOK_AGAIN_MS = 500;

@Command({
  name: 'calendar',
  description: 'Show which due dates a change of holidays would move; with --confirm make it and recount open matters',
})
export class CalendarCommand extends CommandRunner {
  async run(_: string[], options: Options): Promise<void> {
    const change = readHolidayChange(await asked(options));
    const { office } = options;
    await withProduct(async (app) => {
      const { before, open, moved, lines } = await app.get(CalendarView).preview(office, change);
      tell({ office, change, open, moved, first: lines });
      if (!options.confirm) return;
      const made = await app
        .get(ChangeCalendar)
        .make(office, change, systemActor('operator.calendar'), { expected: before });
      await pause(SETTLE_MS);
      await app.get(RecountWork).carryOut(office, made.id, (examined) => tell({ change: made.id, examined }));
      // A worker may have begun first: it is the same work, and it is waited for.
      let done = await app.get(CalendarView).change(office, made.id);
      while (done?.change.state === 'running') {
        await pause(LOOK_AGAIN_MS);
        done = await app.get(CalendarView).change(office, made.id);
      }
      tell({ change: made.id, state: done?.change.state, examined: done?.change.examined, moved: done?.change.moved });
    });
  }

  @Option({ flags: '--office <code>', description: 'The office', required: true })
  office(code: string): string {
    return code;
  }

  @Option({ flags: '--declare <day>', description: 'A 임시공휴일, YYYY-MM-DD' })
  declare(day: string): string {
    return day;
  }

  @Option({ flags: '--name <name>', description: 'What it is called' })
  name(name: string): string {
    return name;
  }

  @Option({ flags: '--withdraw <day>', description: 'A day the office declared wrongly' })
  withdraw(day: string): string {
    return day;
  }

  @Option({ flags: '--publish <year>', description: 'The next year, whose holidays stand in --days' })
  publish(year: string): string {
    return year;
  }

  @Option({ flags: '--days <file>', description: 'A line for each holiday: 2028-01-01 신정' })
  days(file: string): string {
    return file;
  }

  @Option({ flags: '--confirm', description: 'Make the change' })
  confirm(): boolean {
    return true;
  }
}

async function asked({ declare, name, withdraw, publish, days }: Options): Promise<Record<string, unknown>> {
  if (declare !== undefined) return { kind: 'declared', day: declare, name: name ?? '임시공휴일' };
  if (withdraw !== undefined) return { kind: 'withdrawn', day: withdraw };
  if (publish === undefined) return {};
  return { kind: 'published', year: publish, days: days === undefined ? '' : await readFile(days, 'utf8') };
}

function tell(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
