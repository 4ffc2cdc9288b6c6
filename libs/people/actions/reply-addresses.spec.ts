import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { AccessKeys } from '../storage/access-keys.js';
import { readBase32, writeBase32 } from '../storage/base32.js';
import { NewsLinks } from './news-links.js';
import { ReplyAddresses } from './reply-addresses.js';

const keys = new AccessKeys(Buffer.alloc(32, 7));
const replies = new ReplyAddresses(keys);
const matter = uuid();

describe("a matter's address for replies", () => {
  const local = replies.localPart('naju', { matter, generation: 1 });

  it('is short enough for every mail server and names its matter', () => {
    expect(local).toMatch(/^reply\+[a-z2-7]{42}$/);
    expect(replies.matterIn(local)).toBe(matter);
    expect(replies.matterIn(local.toUpperCase())).toBe(matter);
  });

  it('holds for its office and generation alone', () => {
    expect(replies.holds('naju', local, 1)).toBe(true);
    expect(replies.holds('naju', local.toUpperCase(), 1)).toBe(true);
    expect(replies.holds('saha', local, 1)).toBe(false);
    expect(replies.holds('naju', local, 2)).toBe(false);
  });

  it('breaks with any letter changed, and nothing else is one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 6, max: local.length - 1 }),
        fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz234567'.split(/(?=.)/)),
        (at, sign) => {
          const changed = local.slice(0, at) + sign + local.slice(at + 1);
          return changed === local || !replies.holds('naju', changed, 1);
        },
      ),
    );
    fc.assert(fc.property(fc.string({ maxLength: 80 }), (text) => !replies.holds('naju', text, 1)));
  });

  it('is written so that it reads back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(readBase32(writeBase32(Buffer.from(bytes)))).toEqual(Buffer.from(bytes));
      }),
    );
  });
});

describe('the link that refuses news', () => {
  const links = new NewsLinks(keys);
  const person = uuid();

  it('names its person for one office and one class', () => {
    const token = links.tokenFor('naju', person, 'R14');
    expect(links.personIn('naju', 'R14', token)).toBe(person);
    expect(() => links.personIn('naju', 'R11', token)).toThrow('people.link-invalid');
    expect(() => links.personIn('saha', 'R14', token)).toThrow('people.link-invalid');
  });

  it('is none with anything changed', () => {
    const token = links.tokenFor('naju', person, 'R14');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.nat(token.length - 1).map((at) => `${token.slice(0, at)}!${token.slice(at + 1)}`),
        ),
        (other) => {
          expect(() => links.personIn('naju', 'R14', other)).toThrow('people.link-invalid');
        },
      ),
    );
  });
});
