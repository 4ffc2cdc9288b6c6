import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LetterBook, wrongWordings } from '#letters';
import { checkProfile, type Surroundings } from '../rules/check-profile.js';
import type { Profile } from '../rules/profile.js';
import { type ProfileProblem, ProfileRefused } from '../rules/profile-refused.js';
import { shapeOf } from '../rules/profile-shape.js';
import { readProfile } from '../rules/profile-source.js';

/**
 * All office profiles of a folder, by code. The procedure tables and letters are those of the folders `procedures` and `letters`
 * in `config`, beside the profiles when it is not named.
 * @throws ProfileRefused with every problem of every file: file, line, cause
 */
export async function loadProfiles(folder: string, config = join(folder, '..')): Promise<ReadonlyMap<string, Profile>> {
  const beside = await surroundings(config);
  const problems: ProfileProblem[] = [];
  const profiles = new Map<string, Profile>();
  for (const name of await yamlFiles(folder)) {
    const file = join(folder, name);
    const profile = profileFrom(file, await readFile(file, 'utf8'), beside, problems);
    if (profile) profiles.set(profile.office, profile);
  }
  if (problems.length > 0) throw new ProfileRefused(problems);
  return profiles;
}

/** One profile from its text; undefined and problems told when it cannot be used. */
export function profileFrom(
  file: string,
  text: string,
  beside: Surroundings,
  problems: ProfileProblem[],
): Profile | undefined {
  const before = problems.length;
  const source = readProfile(file, text, problems);
  if (problems.length > before) return undefined;
  const profile = shapeOf(source, problems);
  if (profile) checkProfile(source, profile, beside, problems);
  return problems.length > before ? undefined : profile;
}

/** What stands beside the folder of profiles, read from `config`. */
export async function surroundings(config: string): Promise<Surroundings> {
  const procedures = await procedureCodes(join(config, 'procedures'));
  const book = LetterBook.load(join(config, 'letters'));
  return { procedures, wrongWordings: (own) => wrongWordings(book, own) };
}

/** `complaint.2026-05-06.yaml` is a later version of the procedure `complaint`. */
async function procedureCodes(folder: string): Promise<ReadonlySet<string>> {
  return new Set((await yamlFiles(folder)).map((name) => name.split('.')[0] ?? name));
}

async function yamlFiles(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
}

/** Everything wrong with the text of a profile of this folder; nothing when it can be used. */
export async function profileProblems(folder: string, name: string, text: string): Promise<readonly ProfileProblem[]> {
  const problems: ProfileProblem[] = [];
  profileFrom(join(folder, name), text, await surroundings(join(folder, '..')), problems);
  return problems;
}
