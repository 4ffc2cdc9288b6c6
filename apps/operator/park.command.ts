import { Command, CommandRunner, Option, SubCommand } from 'nest-commander';
import { ensure } from '#foundation';
import { ParkedFacts } from '#ledger';
import { withProduct } from './product.js';

interface Which {
  office: string;
}

@SubCommand({ name: 'list', description: 'Facts that no reaction could finish, with the reason' })
export class ParkListCommand extends CommandRunner {
  async run(_: string[], { office }: Which): Promise<void> {
    await withProduct(async (app) => {
      const parked = app.get(ParkedFacts);
      for (let page = await parked.list(office); page.length > 0; page = await parked.list(office, page.at(-1))) {
        for (const fact of page) process.stdout.write(`${JSON.stringify(fact)}\n`);
      }
    });
  }

  @Option({ flags: '--office <code>', description: 'The office', required: true })
  office(code: string): string {
    return code;
  }
}

@SubCommand({ name: 'release', arguments: '<fact>', description: 'Let a parked fact (matter/number) be tried again' })
export class ParkReleaseCommand extends CommandRunner {
  async run([fact = '']: string[], { office }: Which): Promise<void> {
    const [matter = '', seq = ''] = fact.split('/');
    ensure(/^[0-9a-f-]{36}$/.test(matter) && /^[1-9]\d*$/.test(seq), 'ledger.not-parked', { fact });
    await withProduct((app) => app.get(ParkedFacts).release(office, matter, Number(seq)));
    process.stdout.write(`released ${fact}\n`);
  }

  @Option({ flags: '--office <code>', description: 'The office', required: true })
  office(code: string): string {
    return code;
  }
}

@Command({
  name: 'park',
  description: 'Facts that wait for a person',
  subCommands: [ParkListCommand, ParkReleaseCommand],
})
export class ParkCommand extends CommandRunner {
  async run(): Promise<void> {
    this.command.help();
  }
}
