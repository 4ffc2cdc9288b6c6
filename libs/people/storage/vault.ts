import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Actor, Clock, ensure, RuleBroken, systemActor } from '#foundation';
import { statement, type Tx } from '#ledger';
import type { Contact } from '../rules/contact.js';
import { foldEmailAddress, readEmailAddress } from '../rules/email-address.js';
import { mask, type MaskedContact } from '../rules/mask.js';
import { readPhoneNumber } from '../rules/phone-number.js';
import { seal, unseal } from './sealing.js';
import { VaultKeys } from './vault-keys.js';

/** Who looks at a resident's data, and why (개인정보 안전성 확보조치 기준 §2 3호, §8①). */
export interface Looking {
  readonly actor: Actor;
  /** Where from: IP address as given, or the name of the process for the system's own acts. */
  readonly from: string;
  /** What for, a short code: `answer`, `letter`, `phone-call` … */
  readonly purpose: string;
  /** In the person's own words, 2–200 characters. */
  readonly reason: string;
}

interface SealedRow {
  version: number;
  sealed: Buffer | null;
  kek: number | null;
  wrapped: Buffer | null;
}

const FORMAT = 1;

const KEEP = statement(
  'people.keep',
  `with kept as (
     insert into person (office_id, id, version, sealed, blind_phone, blind_email, at) values ($1, $2, $3, $4, $5, $6, $7))
   insert into person_key (office_id, person_id, kek, wrapped) values ($1, $2, $8, $9)`,
);
// One statement: nobody's data comes out without a row that says so, and no row stands for nobody.
const OPEN = statement(
  'people.open',
  `with seen as (
     select p.id, p.version, p.sealed, k.kek, k.wrapped from person p
     left join person_key k on k.office_id = p.office_id and k.person_id = p.id
     where p.office_id = $1 and p.id = $2),
   logged as (
     insert into access_log (office_id, id, at, actor_kind, actor, origin, person_id, act, purpose, reason)
     select $1, $3, $4, $5, $6, $7, id, 'open', $8, $9 from seen)
   select version, sealed, kek, wrapped from seen`,
);
const FIND = statement(
  'people.find',
  `select id from person where office_id = $1 and (blind_phone = $2 or blind_email = $3) order by id limit 200`,
);
const FORGET = statement(
  'people.forget',
  `with gone as (
     update person set sealed = null, blind_phone = null, blind_email = null, forgotten_at = $4, forgotten_basis = $9
     where office_id = $1 and id = $2 and forgotten_at is null returning id),
   shredded as (
     delete from person_key where office_id = $1 and person_id in (select id from gone)),
   left_alone as (
     delete from resident_session where office_id = $1 and person_id in (select id from gone)),
   logged as (
     insert into access_log (office_id, id, at, actor_kind, actor, origin, person_id, act, purpose, reason)
     select $1, $3, $4, $5, $6, $7, id, 'forget', $8, $9 from gone)
   select id from gone`,
);
const OLD_KEYS = statement(
  'people.old-keys',
  `select person_id, kek, wrapped from person_key where office_id = $1 and kek <> $2
   order by person_id limit $3 for update skip locked`,
);
const REWRAP = statement(
  'people.rewrap',
  `update person_key k set kek = $2, wrapped = n.wrapped
   from unnest($3::uuid[], $4::bytea[]) as n (person_id, wrapped) where k.office_id = $1 and k.person_id = n.person_id`,
);

/**
 * Where residents' data stands: sealed with a key of each person's own, which is wrapped by the office's. Whoever opens it
 * is written down in the same transaction; use what was opened only after that has committed.
 */
@Injectable()
export class Vault {
  constructor(
    private readonly keys: VaultKeys,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps a contact under a new id, or one the caller has made (UUID v7), which is known at once; `written` travels with the
   * caller's other statements.
   */
  keep(tx: Tx, contact: Contact, person: string = uuid()): { person: string; written: Promise<void> } {
    const own = randomBytes(32);
    const { name, phone, email, address, answer, consent } = contact;
    const plain = Buffer.from(JSON.stringify({ name, phone, email, address, answer, consent }));
    const kek = this.keys.current;
    const written = tx.rows(KEEP, [
      tx.office,
      person,
      FORMAT,
      seal(own, plain, contactPlace(tx.office, person, FORMAT)),
      this.blindPhone(tx.office, phone),
      this.blindEmail(tx.office, email),
      this.clock.now(tx.office),
      kek,
      seal(this.keys.wrapping(tx.office, kek), own, keyPlace(tx.office, person, kek)),
    ]);
    return { person, written: written.then(() => undefined) };
  }

  /**
   * Ids of the people kept under this phone number or e-mail address, oldest first, at most 200: each matter keeps its own.
   * Says no more than that they exist; `people.contact-invalid` when the number or address is none.
   */
  async find(tx: Tx, by: { readonly phone: string } | { readonly email: string }): Promise<string[]> {
    const phone = 'phone' in by ? readPhoneNumber(by.phone) : undefined;
    const email = 'email' in by ? readEmailAddress(by.email.trim()) : undefined;
    if (phone === undefined && email === undefined) {
      const field = 'phone' in by ? 'phone' : 'email';
      throw new RuleBroken('people.contact-invalid', { problems: [{ field, code: `people.${field}-invalid` }] });
    }
    const values = [tx.office, this.blindPhone(tx.office, phone), this.blindEmail(tx.office, email)];
    return (await tx.rows<{ id: string }>(FIND, values)).map(({ id }) => id);
  }

  /**
   * Opens a person's data and writes down who did so, from where, what for and why. Throws `people.reason-missing`,
   * `people.not-yours` (a resident opens only their own), `people.no-such-person`, `people.forgotten`.
   */
  async open(tx: Tx, person: string, looking: Looking): Promise<Contact> {
    const { actor } = looking;
    ensure(actor.kind !== 'resident' || actor.id === person, 'people.not-yours');
    const row = await tx.row<SealedRow>(OPEN, this.logged(tx, person, looking));
    ensure(row, 'people.no-such-person');
    ensure(row.sealed && row.wrapped && row.kek !== null, 'people.forgotten');
    const own = unseal(this.keys.wrapping(tx.office, row.kek), row.wrapped, keyPlace(tx.office, person, row.kek));
    const plain = unseal(own, row.sealed, contactPlace(tx.office, person, row.version));
    return JSON.parse(plain.toString()) as Contact;
  }

  /** For the worker that addresses a letter; logged as the system's own act. Errors as `open`. */
  openForLetter(tx: Tx, person: string): Promise<Contact> {
    const actor = systemActor('letters.address');
    return this.open(tx, person, { actor, from: 'worker', purpose: 'letter', reason: '통지문 발송' });
  }

  /** What lists show. It cannot be written back: another type, and `readContact` refuses it (`people.masked-value`). */
  mask(contact: Contact): MaskedContact {
    return mask(contact);
  }

  /**
   * Destroys a person's key, data and blind indexes, and ends their sessions (개인정보 보호법 §21, 영 §16). `basis` names the article or the decision.
   * Whether a record must still be kept (공공기록물법) is for the caller to know. Throws `people.reason-missing`,
   * `people.no-such-person` (also when forgotten already).
   */
  async forget(tx: Tx, person: string, by: { actor: Actor; from: string; basis: string }): Promise<void> {
    const looking = { actor: by.actor, from: by.from, purpose: 'erasure', reason: by.basis };
    ensure(await tx.row(FORGET, this.logged(tx, person, looking)), 'people.no-such-person');
  }

  /** After a new master key: wraps up to `most` people's keys anew, data untouched. Returns how many; 0 means done. */
  async rewrap(tx: Tx, most = 500): Promise<number> {
    const { office } = tx;
    const to = this.keys.current;
    const old = await tx.rows<{ person_id: string; kek: number; wrapped: Buffer }>(OLD_KEYS, [office, to, most]);
    const anew = old.map(({ person_id: person, kek, wrapped }) => {
      const own = unseal(this.keys.wrapping(office, kek), wrapped, keyPlace(office, person, kek));
      return seal(this.keys.wrapping(office, to), own, keyPlace(office, person, to));
    });
    if (old.length > 0) await tx.rows(REWRAP, [office, to, old.map((row) => row.person_id), anew]);
    return old.length;
  }

  private logged(tx: Tx, person: string, { actor, from, purpose, reason }: Looking): unknown[] {
    const why = reason.trim();
    ensure(why.length >= 2 && why.length <= 200 && purpose !== '' && from !== '', 'people.reason-missing');
    return [tx.office, person, uuid(), this.clock.now(tx.office), actor.kind, actor.id, from, purpose, why];
  }

  private blindPhone(office: string, phone: string | undefined): Buffer | null {
    return phone === undefined ? null : this.keys.blind(office, 'phone', phone);
  }

  private blindEmail(office: string, email: string | undefined): Buffer | null {
    return email === undefined ? null : this.keys.blind(office, 'email', foldEmailAddress(email));
  }
}

function contactPlace(office: string, person: string, version: number): string {
  return `${office}|${person}|person|${version}`;
}

function keyPlace(office: string, person: string, kek: number): string {
  return `${office}|${person}|person_key|${kek}`;
}
