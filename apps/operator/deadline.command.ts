import { text } from 'node:stream/consumers';
import { Command, CommandRunner } from 'nest-commander';
import { RuleBroken } from '#foundation';
import { answerDeadline } from '#calendar';

@Command({
  name: 'deadline',
  description: 'Reckon a deadline: JSON on standard input, JSON with the arithmetic on standard output',
})
export class DeadlineCommand extends CommandRunner {
  async run(): Promise<void> {
    const asked = await text(process.stdin);
    process.stdout.write(`${JSON.stringify(answerDeadline(parsed(asked)), null, 2)}\n`);
  }
}

function parsed(asked: string): unknown {
  try {
    return JSON.parse(asked);
  } catch {
    throw new RuleBroken('calendar.question-invalid', { field: '', problem: 'not-json' });
  }
}
