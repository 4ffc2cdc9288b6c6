import { Command, CommandRunner, Option } from 'nest-commander';
import { PersonalTokens } from '#office';
import { withProduct } from './product.js';

interface Options {
  office: string;
  account: string;
  name: string;
  days: number;
}

@Command({ name: 'token', description: 'Make a personal token for a member of staff; it is shown once' })
export class TokenCommand extends CommandRunner {
  async run(_: string[], { office, account, name, days }: Options): Promise<void> {
    const token = await withProduct((app) =>
      app.get(PersonalTokens).make(office, account, { name, scopes: ['api'], days }),
    );
    process.stdout.write(`${token}\n`);
  }

  @Option({ flags: '--office <code>', description: 'The office', required: true })
  office(code: string): string {
    return code;
  }

  @Option({ flags: '--account <account>', description: 'Account of the member of staff', required: true })
  account(account: string): string {
    return account;
  }

  @Option({ flags: '--name <name>', description: 'What the token is for', defaultValue: 'operator' })
  tokenName(name: string): string {
    return name;
  }

  @Option({ flags: '--days <days>', description: 'Days until it expires, 1 to 366', defaultValue: 30 })
  days(days: string): number {
    return Number(days);
  }
}
