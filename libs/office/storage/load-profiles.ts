import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkProfile } from '../rules/check-profile.js';
import type { Profile } from '../rules/profile.js';
import { type ProfileProblem, ProfileRefused } from '../rules/profile-refused.js';
import { shapeOf } from '../rules/profile-shape.js';
import { readProfile } from '../rules/profile-source.js';

/**
 * All office profiles of a folder, by code. The procedure tables are those of the folder `procedures` beside it.
 * @throws ProfileRefused with every problem of every file: file, line, cause
 */
export async function loadProfiles(folder: string): Promise<ReadonlyMap<string, Profile>> {
  const procedures = await procedureCodes(join(folder, '..', 'procedures'));
  const problems: ProfileProblem[] = [];
  const profiles = new Map<string, Profile>();
  for (const name of await yamlFiles(folder)) {
    const file = join(folder, name);
    const profile = profileFrom(file, await readFile(file, 'utf8'), procedures, problems);
    if (profile) profiles.set(profile.office, profile);
  }
  if (problems.length > 0) throw new ProfileRefused(problems);
  return profiles;
}

/** One profile from its text; undefined and problems told when it cannot be used. */
export function profileFrom(
  file: string,
  text: string,
  procedures: ReadonlySet<string>,
  problems: ProfileProblem[],
): Profile | undefined {
  const before = problems.length;
  const source = readProfile(file, text, problems);
  if (problems.length > before) return undefined;
  const profile = shapeOf(source, problems);
  if (profile) checkProfile(source, profile, procedures, problems);
  return problems.length > before ? undefined : profile;
}

/** `complaint.2026-05-06.yaml` is a later version of the procedure `complaint`. */
async function procedureCodes(folder: string): Promise<ReadonlySet<string>> {
  return new Set((await yamlFiles(folder)).map((name) => name.split('.')[0] ?? name));
}

async function yamlFiles(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
}

/** Everything wrong with a profile's text; nothing when it can be used. */
export function profileProblems(
  file: string,
  text: string,
  procedures: ReadonlySet<string>,
): readonly ProfileProblem[] {
  const problems: ProfileProblem[] = [];
  profileFrom(file, text, procedures, problems);
  return problems;
}
