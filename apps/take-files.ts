import type { FastifyRequest } from 'fastify';
import { RuleBroken } from '#foundation';
import type { Files, Owner } from '#files';
import { filesIn, inKorean } from '#front';

/** What became of a form's files: those that are in stay in, the others are told one by one. */
export interface Brought {
  readonly taken: number;
  readonly problems: readonly string[];
}

/** Takes the files of a form one after the other; one that is refused does not keep the next from coming in. */
export async function takeFiles(files: Files, owner: Owner, request: FastifyRequest): Promise<Brought> {
  let taken = 0;
  const problems: string[] = [];
  for await (const { name, content } of filesIn(request)) {
    try {
      await files.add(owner, name, content);
      taken++;
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      problems.push(`${shown(name)}: ${inKorean(error.code, error.details)}`);
    }
  }
  if (taken === 0 && problems.length === 0) problems.push(inKorean('files.none'));
  return { taken, problems };
}

/** A refused name is shown as it came, but for what cannot be seen and what is too long. */
function shown(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .slice(0, 100);
}
