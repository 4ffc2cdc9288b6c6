import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Letter, RECIPIENTS, type RecipientRole, type Wording } from './letter.js';
import { Template } from './template.js';

interface Frame {
  /** Ends every letter to a resident: who answers, how to reach them (영 §31), how to follow the matter. */
  readonly resident: Template;
  readonly staff: Template;
  /** What a refused resident can do next, by kind of matter; `other` for every kind not named. */
  readonly remedies: ReadonlyMap<string, Template>;
}

type Raw = Readonly<Record<string, unknown>>;
const KEYS = [
  'letter',
  'inForce',
  'name',
  'kind',
  'to',
  'hours',
  'digest',
  'law',
  'subject',
  'text',
  'remedies',
  'variants',
];
const FRAME = 'frame.yaml';

/** Every letter of the product in every dated version, read and checked at start. */
export class LetterBook {
  private constructor(
    private readonly letters: ReadonlyMap<string, readonly Letter[]>,
    readonly frame: Frame,
  ) {}

  /** Reads a folder such as `config/letters`. Throws an Error naming file and cause when anything in it is wrong. */
  static load(folder: string): LetterBook {
    const letters = new Map<string, Letter[]>();
    let frame: Frame | undefined;
    for (const file of readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort()) {
      try {
        const raw = parse(readFileSync(join(folder, file), 'utf8')) as Raw;
        if (file === FRAME) {
          frame = asFrame(raw);
          continue;
        }
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
      } catch (error) {
        throw new Error(`${join(folder, file)}: ${error instanceof Error ? error.message : String(error)}`, {
          cause: error,
        });
      }
    }
    if (!frame) throw new Error(`${join(folder, FRAME)}: missing`);
    return new LetterBook(letters, frame);
  }

  /** Codes a procedure may name. */
  codes(): ReadonlySet<string> {
    return new Set(this.letters.keys());
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

function asLetter(raw: Raw): Letter {
  for (const key of Object.keys(raw)) refuse(!KEYS.includes(key), `unknown key ${key}`);
  const { kind, hours = 'daytime', digest = false, to, law } = raw;
  refuse(kind !== 'legal' && kind !== 'status' && kind !== 'staff', 'kind is legal, status or staff');
  refuse(hours !== 'daytime' && hours !== 'any', 'hours is daytime or any');
  refuse(kind === 'legal' && hours !== 'any', 'a legal notice does not wait for sending hours');
  refuse(typeof digest !== 'boolean', 'digest is true or false');
  refuse(!Array.isArray(to) || to.length === 0 || to.some((role) => !(RECIPIENTS as readonly unknown[]).includes(role)),
    `to names one or more of ${RECIPIENTS.join(', ')}`); // prettier-ignore
  const roles = to as RecipientRole[];
  refuse((kind === 'staff') === roles.includes('resident'), 'staff letters go to staff, the others to the resident');
  const inForce = line(raw, 'inForce');
  refuse(!/^\d{4}-\d\d-\d\d$/.test(inForce), 'inForce is a date YYYY-MM-DD');
  const wording = asWording(raw);
  const variants = Object.entries((raw['variants'] ?? {}) as Readonly<Record<string, Raw>>).map(
    ([outcome, changes]) => [outcome, asWording({ ...raw, ...changes })] as const,
  );
  return {
    code: line(raw, 'letter'),
    inForce,
    kind: kind as Letter['kind'],
    to: roles,
    hours: hours as Letter['hours'],
    digest: digest as boolean,
    ...(typeof law === 'string' && { law }),
    wording,
    variants: new Map(variants),
  };
}

function asWording(raw: Raw): Wording {
  const subject = line(raw, 'subject');
  refuse(subject.includes('\n'), 'subject is one line');
  return {
    subject: new Template(subject),
    text: new Template(line(raw, 'text').trimEnd()),
    remedies: raw['remedies'] === true,
  };
}

function asFrame(raw: Raw): Frame {
  const remedies = Object.entries((raw['remedies'] ?? {}) as Readonly<Record<string, string>>);
  const frame = {
    resident: new Template(line(raw, 'resident').trimEnd()),
    staff: new Template(line(raw, 'staff').trimEnd()),
    remedies: new Map(remedies.map(([kind, text]) => [kind, new Template(text.trimEnd())])),
  };
  refuse(!frame.remedies.has('other'), 'remedies need `other`');
  for (const token of ['dept', 'officer', 'phone'] as const)
    refuse(!frame.resident.required.has(token), `resident must name ${token} (영 §31)`);
  return frame;
}

function line(raw: Raw, key: string): string {
  const value = raw[key];
  if (typeof value !== 'string' || value.trim() === '') throw new Error(`${key} is missing`);
  return value;
}

function refuse(wrong: boolean, because: string): void {
  if (wrong) throw new Error(because);
}
