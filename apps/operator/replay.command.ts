import { Command, CommandRunner, Option } from 'nest-commander';
import { Replay } from '#ledger';
import { withProduct } from './product.js';

@Command({ name: 'replay', description: 'Rebuild counts or search from the facts; never writes a letter' })
export class ReplayCommand extends CommandRunner {
  async run(_: string[], { office, reaction }: { office: string; reaction: string }): Promise<void> {
    const facts = await withProduct((app) => app.get(Replay).run(office, reaction));
    process.stdout.write(`${JSON.stringify({ office, reaction, facts })}\n`);
  }

  @Option({ flags: '--office <code>', description: 'The office', required: true })
  office(code: string): string {
    return code;
  }

  @Option({ flags: '--reaction <name>', description: 'Such as matters.count-where-matters-stand', required: true })
  reaction(name: string): string {
    return name;
  }
}
