import Mustache from 'mustache';
import { ensure } from '#foundation';
import { type Particle, PARTICLES, particleAfter } from './particle.js';
import { type LetterView, TOKENS } from './view.js';

type Token = keyof LetterView;
type Parsed = readonly [string, string, number, number, Parsed[]?, ...unknown[]];

/** One checked piece of wording: Mustache without logic, `{{title|을/를}}` for the particle after a token. */
export class Template {
  /** Tokens it cannot do without: named outside every section. */
  readonly required: ReadonlySet<Token>;
  private readonly particles: readonly (readonly [name: string, token: Token, particle: Particle])[];

  /** Throws an Error that says what is wrong with the wording. */
  constructor(private readonly source: string) {
    const required = new Set<Token>();
    const particles = new Map<string, readonly [string, Token, Particle]>();
    walk(Mustache.parse(source) as unknown as Parsed[], (name, sections) => {
      const [token, particle] = name.split('|') as [string, string?];
      if (!isToken(token)) throw new Error(`unknown token {{${name}}}`);
      if (particle !== undefined) {
        if (!isParticle(particle)) throw new Error(`unknown particle {{${name}}}`);
        particles.set(name, [name, token, particle]);
      }
      if (sections === 0) required.add(token);
    });
    this.required = required;
    this.particles = [...particles.values()];
  }

  /** The wording filled in, unescaped. Throws RuleBroken `letters.token-missing`. */
  fill(view: LetterView): string {
    for (const token of this.required) ensure(present(view[token]), 'letters.token-missing', { token });
    const words: Record<string, unknown> = {};
    for (const [token, how] of Object.entries(TOKENS)) words[token] = plain(view[token as Token], how);
    for (const [name, token, particle] of this.particles)
      words[name] = particleAfter(String(words[token] ?? ''), particle);
    return Mustache.render(this.source, words, {}, { escape: String });
  }
}

function walk(parts: readonly Parsed[], meet: (name: string, sections: number) => void, sections = 0): void {
  for (const [type, name, , , inner] of parts) {
    if (type === 'text' || type === '!') continue;
    if (type === '>' || type === '=') throw new Error(`partials and other delimiters are not for letters: ${name}`);
    const section = type === '#' || type === '^';
    meet(name, section ? sections + 1 : sections);
    if (section) walk(inner ?? [], meet, sections + 1);
  }
}

const isToken = (name: string): name is Token => Object.hasOwn(TOKENS, name);
const isParticle = (text: string): text is Particle => (PARTICLES as readonly string[]).includes(text);
const present = (value: unknown): boolean => value !== undefined && value !== '';

/** Control characters never reach a letter, line breaks only where a text may have them. */
function plain(value: string | number | boolean | undefined, how: (typeof TOKENS)[Token]): unknown {
  if (typeof value !== 'string') return value;
  const breaks = value.normalize('NFC').replace(/\r\n?|[\u2028\u2029\u0085]/gu, '\n');
  const clean = breaks.replace(/\t/gu, ' ').replace(/[^\P{C}\n\u200d]/gu, '');
  return how === 'text' ? clean.trim() : clean.replace(/\s+/gu, ' ').trim();
}
