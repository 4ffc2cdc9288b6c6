import { line, day, parts, type Raw, refuse } from './read-yaml.js';
import { Template } from './template.js';

/** What a matter was and how it ended: what its remedies hang on. A procedure without kinds has none here. */
export interface Ending {
  readonly procedure: string;
  readonly kind?: string | undefined;
  readonly outcome: string;
}

interface Version {
  readonly inForce: string;
  /** Outcomes after which nobody needs a remedy. */
  readonly granted: ReadonlySet<string>;
  /** Blocks by `procedure/kind/outcome`; by `procedure//outcome` where there are no kinds. */
  readonly blocks: ReadonlyMap<string, Template>;
}

/**
 * What a refused resident can do next (법 §27③), by kind and outcome, dated: `config/letters/remedies.yaml`. The law gives
 * different ways to different kinds, so that no kind falls back on the words of another.
 */
export class Remedies {
  private constructor(private readonly versions: readonly Version[]) {}

  /** Throws an Error that says what is wrong. */
  static read(raw: Raw): Remedies {
    const list = raw['remedies'];
    refuse(!Array.isArray(list) || list.length === 0, 'remedies lists its versions');
    const versions = (list as Raw[]).map(versionOf);
    return new Remedies(versions.sort((a, b) => b.inForce.localeCompare(a.inForce)));
  }

  /** The block in force on a day; undefined when none is named, also for an outcome that grants. */
  blockFor(ending: Ending, on: string): Template | undefined {
    return this.inForce(on)?.blocks.get(keyOf(ending));
  }

  /** Whether this ending is provided for on a day: it grants, or it has its block. */
  provides(ending: Ending, on: string): boolean {
    const version = this.inForce(on);
    return version !== undefined && (version.granted.has(ending.outcome) || version.blocks.has(keyOf(ending)));
  }

  /** Every ending a block is named for, in any version. */
  endings(): readonly Ending[] {
    return this.versions.flatMap(({ blocks }) =>
      [...blocks.keys()].map((key) => {
        const [procedure = '', kind = '', outcome = ''] = key.split('/');
        return { procedure, outcome, ...(kind !== '' && { kind }) };
      }),
    );
  }

  private inForce(on: string): Version | undefined {
    return this.versions.find(({ inForce }) => inForce <= on);
  }
}

const keyOf = ({ procedure, kind = '', outcome }: Ending): string => `${procedure}/${kind}/${outcome}`;

function versionOf(raw: Raw): Version {
  const texts = new Map(
    parts(raw, 'blocks').map(([name, text]) => [name, new Template(line({ [name]: text }, name).trimEnd())]),
  );
  const blocks = new Map<string, Template>();
  const used = new Set<string>();
  const put = (ending: Ending, name: unknown): void => {
    const text = texts.get(String(name));
    if (!text) throw new Error(`${keyOf(ending)}: no block ${String(name)}`);
    used.add(String(name));
    blocks.set(keyOf(ending), text);
  };
  for (const [procedure, rows] of parts(raw, 'by')) {
    for (const [name, row] of parts({ [procedure]: rows }, procedure)) {
      if (typeof row === 'string') put({ procedure, outcome: name }, row);
      else for (const [outcome, block] of parts({ [name]: row }, name)) put({ procedure, kind: name, outcome }, block);
    }
  }
  for (const name of texts.keys()) refuse(!used.has(name), `block ${name} is named for nothing`);
  const granted = raw['granted'];
  refuse(!Array.isArray(granted), 'granted lists outcomes');
  return { inForce: day(raw, 'inForce'), granted: new Set(granted as string[]), blocks };
}
