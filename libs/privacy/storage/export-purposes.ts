import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Actor, ensure } from '#foundation';
import { STAFF_ROLES } from '#office';
import { type Purpose, readPurposes } from '../rules/purposes.js';

/** The purposes files may be made for, read once at the start. */
export class ExportPurposes {
  constructor(private readonly byCode: ReadonlyMap<string, Purpose>) {}

  /** Throws with every mistake of the file, so that it stops the start. `procedures`: the codes of the tables. */
  static load(folder: string, procedures: ReadonlySet<string>): ExportPurposes {
    return ExportPurposes.from(parse(readFileSync(join(folder, 'purposes.yaml'), 'utf8')), procedures);
  }

  /** Of what such a file says. */
  static from(raw: unknown, procedures: ReadonlySet<string> = new Set()): ExportPurposes {
    return new ExportPurposes(readPurposes(raw, new Set(STAFF_ROLES.keys()), procedures));
  }

  /** Those that are this person's. */
  of(actor: Actor): readonly Purpose[] {
    return [...this.byCode.values()].filter(({ by }) => by.some((role) => actor.roles.includes(role)));
  }

  /** RuleBroken: `privacy.no-such-purpose`, `privacy.purpose-not-yours`. */
  one(code: string, actor: Actor): Purpose {
    const purpose = this.byCode.get(code);
    ensure(purpose, 'privacy.no-such-purpose');
    ensure(
      purpose.by.some((role) => actor.roles.includes(role)),
      'privacy.purpose-not-yours',
    );
    return purpose;
  }

  label(code: string): string {
    return this.byCode.get(code)?.label ?? code;
  }
}
