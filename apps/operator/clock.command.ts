import { Command, CommandRunner, Option } from 'nest-commander';
import { ensure } from '#foundation';
import { instantOf } from '#calendar';
import { MoveClock } from '#office';
import { withProduct } from './product.js';

@Command({
  name: 'clock',
  description: "Move a sample office's clock for a demonstration or a drill; `--to now` ends it",
})
export class ClockCommand extends CommandRunner {
  async run(_: string[], { office, to }: { office: string; to: string }): Promise<void> {
    ensure(to === 'now' || /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(to), 'calendar.not-a-time', { time: to });
    await withProduct((app) => app.get(MoveClock).move(office, to === 'now' ? null : instantOf(to)));
    process.stdout.write(`${JSON.stringify({ office, to })}\n`);
  }

  @Option({ flags: '--office <code>', description: 'A sample office', required: true })
  office(code: string): string {
    return code;
  }

  @Option({ flags: '--to <minute>', description: '2026-10-05T09:00 in Korea, or now', required: true })
  to(minute: string): string {
    return minute;
  }
}
