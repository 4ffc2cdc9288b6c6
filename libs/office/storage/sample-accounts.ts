import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One line of the list that whoever tries the product signs in with. */
export interface SampleAccount {
  readonly office: string;
  readonly account: string;
  /** What the person does there, in words. */
  readonly work: string;
  readonly password: string;
}

/** Adds accounts to the list `<data>/sample-accounts.json`. Mode 0600; replaced whole, never half written. */
export async function addSampleAccounts(folder: string, added: readonly SampleAccount[]): Promise<void> {
  const file = join(folder, 'sample-accounts.json');
  const replaced = new Set(added.map(({ office, account }) => `${office}/${account}`));
  const kept = (await readAccounts(file)).filter(({ office, account }) => !replaced.has(`${office}/${account}`));
  await writeFile(`${file}.new`, `${JSON.stringify([...kept, ...added], undefined, 2)}\n`, { mode: 0o600 });
  await chmod(`${file}.new`, 0o600);
  await rename(`${file}.new`, file);
}

async function readAccounts(file: string): Promise<SampleAccount[]> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as SampleAccount[];
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return [];
    throw error;
  }
}
