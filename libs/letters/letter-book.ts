import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Letter } from './letter.js';
import { asLetter } from './letter-file.js';
import { line, type Raw, refuse } from './read-yaml.js';
import { Remedies } from './remedies.js';
import { Template } from './template.js';

interface Frame {
  /** Ends every letter to a resident: who answers, how to reach them (영 §31), how to follow the matter. */
  readonly resident: Template;
  readonly staff: Template;
}

const FRAME = 'frame.yaml';
const REMEDIES = 'remedies.yaml';

/** Every letter of the product in every dated version, read and checked at start. */
export class LetterBook {
  private constructor(
    private readonly letters: ReadonlyMap<string, readonly Letter[]>,
    readonly frame: Frame,
    readonly remedies: Remedies,
  ) {}

  /** Reads a folder such as `config/letters`. Throws an Error naming file and cause when anything in it is wrong. */
  static load(folder: string): LetterBook {
    const letters = new Map<string, Letter[]>();
    const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
    for (const file of files.filter((name) => name !== FRAME && name !== REMEDIES).sort()) {
      read(folder, file, (raw) => {
        const letter = asLetter(raw);
        const versions = letters.get(letter.code) ?? [];
        refuse(
          versions.some(({ inForce }) => inForce === letter.inForce),
          `a second version of ${letter.inForce}`,
        );
        refuse(
          file !== `${letter.code}.yaml` && file !== `${letter.code}.${letter.inForce}.yaml`,
          'file name differs from letter',
        );
        letters.set(
          letter.code,
          [...versions, letter].sort((a, b) => b.inForce.localeCompare(a.inForce)),
        );
      });
    }
    return new LetterBook(
      letters,
      read(folder, FRAME, asFrame),
      read(folder, REMEDIES, (raw) => Remedies.read(raw)),
    );
  }

  /** Codes a procedure may name. */
  codes(): ReadonlySet<string> {
    return new Set(this.letters.keys());
  }

  /** Every version of every letter. */
  versions(): readonly Letter[] {
    return [...this.letters.values()].flat();
  }

  /** What staff call a letter; its code when it is none of ours any more. */
  titleOf(code: string): string {
    return this.letters.get(code)?.[0]?.name ?? code;
  }

  /** The version in force on a date (YYYY-MM-DD, Asia/Seoul). Throws when there is none: procedures are checked against `codes`. */
  inForce(code: string, on: string): Letter {
    return this.find(code, (letter) => letter.inForce <= on);
  }

  /** A version as it was written down with a letter. */
  version(code: string, inForce: string): Letter {
    return this.find(code, (letter) => letter.inForce === inForce);
  }

  private find(code: string, fits: (letter: Letter) => boolean): Letter {
    const letter = this.letters.get(code)?.find(fits);
    if (!letter) throw new Error(`No letter ${code} in force`);
    return letter;
  }
}

function read<T>(folder: string, file: string, as: (raw: Raw) => T): T {
  try {
    return as(parse(readFileSync(join(folder, file), 'utf8')) as Raw);
  } catch (error) {
    throw new Error(`${join(folder, file)}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function asFrame(raw: Raw): Frame {
  const frame = {
    resident: new Template(line(raw, 'resident').trimEnd()),
    staff: new Template(line(raw, 'staff').trimEnd()),
  };
  for (const token of ['dept', 'officer', 'phone'])
    refuse(!frame.resident.required.has(token), `resident must name ${token} (영 §31)`);
  return frame;
}
