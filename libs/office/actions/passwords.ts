import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { ensure } from '#foundation';

/** argon2id (the package's default variant) as OWASP's Password Storage sheet has it: 19 MiB, two passes, one lane. */
const STRENGTH = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Hashing is dear by design: so many at once, so many sign-ins in line, the rest is refused. */
const AT_ONCE = 2;
const IN_LINE = 64;

@Injectable()
export class Passwords {
  private running = 0;
  private readonly line: (() => void)[] = [];
  private nobodys: Promise<string> | undefined;

  /** One-way form of a password, to be kept. Waits for its turn, however long the line. */
  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, STRENGTH));
  }

  /** Whether the password is the one kept. Nothing kept costs the same time and is never right. @throws RuleBroken `office.sign-in-busy` */
  async holds(kept: string | undefined, password: string): Promise<boolean> {
    const nobodys = await (this.nobodys ??= hash(randomPassword(), STRENGTH));
    ensure(this.line.length < IN_LINE, 'office.sign-in-busy', { retryAfter: 2 });
    const right = await this.inTurn(() => verify(kept ?? nobodys, password));
    return right && kept !== undefined;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) {
      await new Promise<void>((resolve) => this.line.push(resolve));
    } else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.line.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}

/** 96 random bits as four groups that can be read from paper and typed. */
export function randomPassword(): string {
  return (randomBytes(12).toString('hex').match(/.{6}/g) ?? []).join('-');
}
