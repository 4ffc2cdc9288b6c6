import { readFile, writeFile } from 'node:fs/promises';
import { Command, CommandRunner, Option } from 'nest-commander';
import { type Actor, ensure } from '#foundation';
import { Lists, ListWork, LookWork, problemText } from '#lists';
import { OfficeDirectory } from '#office';
import { withProduct } from './product.js';

interface Options {
  office: string;
  procedure: string;
  step?: string;
  about?: string;
  file: string;
  name: string;
  as: string;
  apply?: boolean;
  out?: string;
}

@Command({
  name: 'import',
  description: 'Look at a list (XLSX or CSV) that would open matters; with --apply open them, each line once',
})
export class ImportCommand extends CommandRunner {
  async run(_: string[], { office, procedure, step, about, file, name, as, apply, out }: Options): Promise<void> {
    const bytes = await readFile(file);
    await withProduct(async (app) => {
      const [lists, work] = [app.get(Lists), app.get(ListWork)];
      const actor = await actorOf(app.get(OfficeDirectory), office, as);
      const { id } = await lists.send(office, { name, procedure, step, about, bytes }, actor);
      // A worker may have begun first: it is the same work.
      await app.get(LookWork).make(office, id);
      const { counts, numbered, encoding, rows } = await lists.looked(office, id, actor);
      const wrong = rows.flatMap(({ row, problems }) => problems.map((each) => ({ row, problem: problemText(each) })));
      tell({ office, list: id, ...counts, numbered, ...(encoding && { encoding }), problems: wrong });
      if (!apply) {
        await lists.cancel(office, id, actor);
        return;
      }
      await lists.confirm(office, id, actor);
      await work.make(office, id);
      const { state, taken } = await lists.ended(office, id, actor);
      if (out !== undefined && state === 'done') await writeFile(out, (await lists.file(office, id, actor)).bytes);
      tell({ list: id, state, opened: taken, ...(out !== undefined && { file: out }) });
    });
  }

  @Option({ flags: '--office <code>', description: 'The office', required: true })
  office(code: string): string {
    return code;
  }

  @Option({ flags: '--procedure <code>', description: 'The table the matters are of', required: true })
  procedure(code: string): string {
    return code;
  }

  @Option({ flags: '--step <code>', description: 'Its opening step, where it has several' })
  step(code: string): string {
    return code;
  }

  @Option({ flags: '--about <number>', description: 'Receipt number of the matter that all of it is about' })
  about(number: string): string {
    return number;
  }

  @Option({ flags: '--file <file>', description: 'The list', required: true })
  file(file: string): string {
    return file;
  }

  @Option({ flags: '--name <name>', description: 'What the list is called: its lines are known by it', required: true })
  listName(name: string): string {
    return name;
  }

  @Option({ flags: '--as <account>', description: 'Account of the member of staff who answers for it', required: true })
  as(account: string): string {
    return account;
  }

  @Option({ flags: '--apply', description: 'Open the matters' })
  apply(): boolean {
    return true;
  }

  @Option({ flags: '--out <file>', description: 'Where to write what became of each row' })
  out(file: string): string {
    return file;
  }
}

/** RuleBroken: `office.unknown-account`. */
async function actorOf(directory: OfficeDirectory, code: string, account: string): Promise<Actor> {
  const office = await directory.of(code);
  const found = office.everyone().find(({ id }) => office.person(id)?.account === account);
  const line = office.profile.staff[account];
  ensure(found && line, 'office.unknown-account', { account });
  return { kind: 'staff', id: found.id, roles: line.roles, department: line.department };
}

function tell(what: unknown): void {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}
