import Mustache from 'mustache';
import { ensure } from '#foundation';
import { type Particle, PARTICLES, particleAfter } from './particle.js';
import { type LetterView, TOKENS } from './view.js';

type Token = keyof typeof TOKENS;
/** `{{answers.reason}}`: what was answered to the ask `reason` of the step that causes the letter, or of an earlier one. */
const ANSWER = /^answers\.([a-z][A-Za-z0-9]*)$/;
type Parsed = readonly [string, string, number, number, Parsed[]?, ...unknown[]];

/** One checked piece of wording: Mustache without logic, `{{title|을/를}}` for the particle after a token. */
export class Template {
  /** Tokens it cannot do without: named outside every section. `answers.<ask>` among them. */
  readonly required: ReadonlySet<string>;
  /** Every token it names. */
  readonly named: ReadonlySet<string>;
  private readonly particles: readonly (readonly [name: string, token: string, particle: Particle])[];

  /** Throws an Error that says what is wrong with the wording. */
  constructor(private readonly source: string) {
    const required = new Set<string>();
    const named = new Set<string>();
    const particles = new Map<string, readonly [string, string, Particle]>();
    walk(Mustache.parse(source) as unknown as Parsed[], (name, sections) => {
      const [token, particle] = name.split('|') as [string, string?];
      if (!isToken(token) && !ANSWER.test(token)) throw new Error(`unknown token {{${name}}}`);
      if (particle !== undefined) {
        if (!isParticle(particle)) throw new Error(`unknown particle {{${name}}}`);
        particles.set(name, [name, token, particle]);
      }
      named.add(token);
      if (sections === 0) required.add(token);
    });
    this.required = required;
    this.named = named;
    this.particles = [...particles.values()];
  }

  /** The wording filled in, unescaped. Throws RuleBroken `letters.token-missing`. */
  fill(view: LetterView): string {
    for (const token of this.required) ensure(present(valueOf(view, token)), 'letters.token-missing', { token });
    const answers = Object.entries(view.answers ?? {}).map(([ask, said]) => [ask, plain(said, 'text')] as const);
    const words: Record<string, unknown> = { answers: Object.fromEntries(answers) };
    for (const [token, how] of Object.entries(TOKENS)) words[token] = plain(view[token as Token], how);
    for (const [name, token, particle] of this.particles) {
      const [ask] = ANSWER.exec(token)?.slice(1) ?? [];
      const home = ask === undefined ? words : (words['answers'] as Record<string, unknown>);
      // Mustache looks for what stands after `answers.` inside the answers.
      home[ask === undefined ? name : name.slice('answers.'.length)] = particleAfter(
        String(home[ask ?? token] ?? ''),
        particle,
      );
    }
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
const valueOf = (view: LetterView, token: string): unknown => {
  const [ask] = ANSWER.exec(token)?.slice(1) ?? [];
  return ask === undefined ? view[token as Token] : view.answers?.[ask];
};
const isParticle = (text: string): text is Particle => (PARTICLES as readonly string[]).includes(text);
const present = (value: unknown): boolean => value !== undefined && value !== '';

/** Control characters never reach a letter, line breaks only where a text may have them. */
function plain(value: string | number | boolean | undefined, how: (typeof TOKENS)[Token]): unknown {
  if (typeof value !== 'string') return value;
  const breaks = value.normalize('NFC').replace(/\r\n?|[\u2028\u2029\u0085]/gu, '\n');
  const clean = breaks.replace(/\t/gu, ' ').replace(/[^\P{C}\n\u200d]/gu, '');
  return how === 'text' ? clean.trim() : clean.replace(/\s+/gu, ' ').trim();
}
