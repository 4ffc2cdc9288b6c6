import { type Letter, RECIPIENTS, type RecipientRole, type Wording } from './letter.js';
import { day, line, parts, type Raw, refuse } from './read-yaml.js';
import { Template } from './template.js';

const KEYS = new Set([
  'letter', 'inForce', 'name', 'kind', 'to', 'hours', 'digest', 'news', 'law', 'subject', 'text', 'remedies', 'variants',
]); // prettier-ignore

/** One letter from its file. Throws an Error that says what is wrong. */
export function asLetter(raw: Raw): Letter {
  for (const key of Object.keys(raw)) refuse(!KEYS.has(key), `unknown key ${key}`);
  const { kind, hours = 'daytime', digest = false, news = false, to, law } = raw;
  refuse(kind !== 'legal' && kind !== 'status' && kind !== 'staff', 'kind is legal, status or staff');
  refuse(hours !== 'daytime' && hours !== 'any', 'hours is daytime or any');
  refuse(kind === 'legal' && hours !== 'any', 'a legal notice does not wait for sending hours');
  refuse(typeof digest !== 'boolean', 'digest is true or false');
  refuse(typeof news !== 'boolean', 'news is true or false');
  refuse(news === true && kind !== 'status', 'a notice of the law cannot be refused, and staff cannot refuse theirs');
  refuse(!Array.isArray(to) || to.length === 0 || to.some((role) => !(RECIPIENTS as readonly unknown[]).includes(role)),
    `to names one or more of ${RECIPIENTS.join(', ')}`); // prettier-ignore
  const roles = to as RecipientRole[];
  refuse((kind === 'staff') === roles.includes('resident'), 'staff letters go to staff, the others to the resident');
  const variants = parts(raw, 'variants').map(
    ([ending, changes]) => [ending, asWording({ ...raw, ...(changes as Raw) })] as const,
  );
  return {
    code: line(raw, 'letter'),
    inForce: day(raw, 'inForce'),
    name: line(raw, 'name'),
    kind: kind as Letter['kind'],
    to: roles,
    hours: hours as Letter['hours'],
    digest: digest as boolean,
    news: news as boolean,
    ...(typeof law === 'string' && { law }),
    wording: asWording(raw),
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
