import { layOver } from './overlay.js';
import type { Problem } from './refused.js';
import { placeOf, readSource, type Source } from './source.js';

export interface TableFile {
  readonly file: string;
  readonly text: string;
}

/** Each version complete: a file that `amends` an earlier version is laid over it. */
export function completeVersions(files: readonly TableFile[], problems: Problem[]): readonly Source[] {
  const written = new Map<string, Source>();
  for (const { file, text } of files) {
    const source = readSource(file, text, problems);
    if (!source) continue;
    const name = nameOf(source, source.raw['inForce']);
    const twin = written.get(name);
    if (twin) tell(problems, source, 'inForce', 'version-twice', `${twin.file}에 같은 판이 있습니다.`);
    else written.set(name, source);
  }
  return [...written.values()].flatMap((source) => {
    const whole = completed(source, written, problems);
    return whole ? [whole] : [];
  });
}

function completed(source: Source, written: ReadonlyMap<string, Source>, problems: Problem[]): Source | undefined {
  const { amends, inForce } = source.raw;
  if (amends === undefined) return source;
  const base = written.get(nameOf(source, amends));
  if (!base) {
    return tell(problems, source, 'amends', 'amends-nothing', `고칠 판(${String(amends)})이 없습니다.`);
  }
  if (String(amends) >= String(inForce)) {
    return tell(problems, source, 'amends', 'amends-later', '앞선 판만 고칠 수 있습니다.');
  }
  const whole = completed(base, written, []);
  return whole && layOver(whole, source);
}

function nameOf({ raw }: Source, inForce: unknown): string {
  return `${String(raw['procedure'])}@${String(inForce)}`;
}

function tell(problems: Problem[], source: Source, key: string, code: string, cause: string): undefined {
  problems.push({ ...placeOf(source, [key]), code, cause });
}
