import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

type SampleAccounts = Record<string, Record<string, string>>;

/** Adds passwords to `<data>/sample-accounts.json`: office → account → password. Mode 0600; replaced whole, never half written. */
export async function addSampleAccounts(
  folder: string,
  office: string,
  passwords: ReadonlyMap<string, string>,
): Promise<void> {
  const file = join(folder, 'sample-accounts.json');
  const accounts = await readAccounts(file);
  accounts[office] = { ...accounts[office], ...Object.fromEntries(passwords) };
  await writeFile(`${file}.new`, `${JSON.stringify(accounts, undefined, 2)}\n`, { mode: 0o600 });
  await chmod(`${file}.new`, 0o600);
  await rename(`${file}.new`, file);
}

async function readAccounts(file: string): Promise<SampleAccounts> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as SampleAccounts;
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return {};
    throw error;
  }
}
