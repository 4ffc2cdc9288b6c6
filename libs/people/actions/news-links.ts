import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { parse } from 'uuid';
import { RuleBroken } from '#foundation';
import { AccessKeys } from '../storage/access-keys.js';

/** The signed word in the address where one person refuses one class of news (RFC 8058). It opens nothing else and never ends. */
@Injectable()
export class NewsLinks {
  constructor(private readonly keys: AccessKeys) {}

  tokenFor(office: string, person: string, news: string): string {
    return Buffer.concat([parse(person), this.signatureOf(office, person, news)]).toString('base64url');
  }

  /** Whose token it is. RuleBroken `people.link-invalid`. */
  personIn(office: string, news: string, token: string): string {
    const packed = Buffer.from(token, 'base64url');
    if (packed.length !== 32 || packed.toString('base64url') !== token) throw new RuleBroken('people.link-invalid');
    const person = packed.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    if (!timingSafeEqual(packed.subarray(16), this.signatureOf(office, person, news)))
      throw new RuleBroken('people.link-invalid');
    return person;
  }

  private signatureOf(office: string, person: string, news: string): Buffer {
    return this.keys.mac('news', office, person, news).subarray(0, 16);
  }
}
