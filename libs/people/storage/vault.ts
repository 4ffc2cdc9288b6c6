import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Actor, Clock, ensure, RuleBroken, systemActor } from '#foundation';
import { statement, type Tx } from '#ledger';
import type { Contact } from '../rules/contact.js';
import { foldEmailAddress, readEmailAddress } from '../rules/email-address.js';
import { mask, type MaskedContact } from '../rules/mask.js';
import { readPhoneNumber } from '../rules/phone-number.js';
import { openContact, rewrap, sealContact, type SealedContact } from './sealed-contact.js';
import { VaultKeys } from './vault-keys.js';

/** Who handles a resident's data, and why (개인정보 안전성 확보조치 기준 §2 3호, §8①). */
export interface Looking {
  readonly actor: Actor;
  /** Where from: IP address as given, or the name of the process for the system's own acts. */
  readonly from: string;
  /** What for, a short code: `answer`, `letter`, `phone-call` … */
  readonly purpose: string;
  /** In the person's own words, 2–200 characters. */
  readonly reason: string;
  /** The matter it was looked at in, and the department that has it: the review asks who looked into other people's work. */
  readonly about?: { readonly matter: string; readonly department?: string | undefined };
}

/** Somebody whose data goes into a file, and the matter it stands in. */
export interface Exported {
  readonly person: string;
  readonly matter: string;
  readonly department: string | null;
}

const KEEP = statement(
  'people.keep',
  `with kept as (
     insert into person (office_id, id, version, sealed, blind_phone, blind_email, at) values ($1, $2, $3, $4, $5, $6, $7))
   insert into person_key (office_id, person_id, kek, wrapped) values ($1, $2, $8, $9)`,
);
const FIND = statement(
  'people.find',
  `select id from person where office_id = $1 and (blind_phone = $2 or blind_email = $3) order by id limit 200`,
);
const ALIKE = statement(
  'people.alike',
  `with own as materialized (select blind_phone, blind_email from person where office_id = $1 and id = any ($2))
   (select b.id from own join person b on b.office_id = $1 and b.blind_phone = own.blind_phone limit 200)
   union
   (select b.id from own join person b on b.office_id = $1 and b.blind_email = own.blind_email limit 200)`,
);
const MASKED = statement(
  'people.masked',
  `select p.id, p.version, p.sealed, k.kek, k.wrapped from person p
   join person_key k on k.office_id = p.office_id and k.person_id = p.id where p.office_id = $1 and p.id = any ($2)`,
);

// What follows is one statement each: nothing happens to a person's data without a row that says so, and no row stands for nobody.
const logged = (act: string, whom: string): string =>
  `logged as (
     insert into access_log (office_id, id, at, actor_kind, actor, origin, person_id, act, purpose, reason,
       department, roles, matter_id, matter_department)
     select $1, $3, $4, $5, $6, $7, id, '${act}', $8, $9, $10, $11, $12, $13 from ${whom})`;
const VIEWED = statement(
  'people.viewed',
  `with seen as (select id from person where office_id = $1 and id = $2),
   ${logged('view', 'seen')}
   select id from seen`,
);
const OPEN = statement(
  'people.open',
  `with seen as (
     select p.id, p.version, p.sealed, k.kek, k.wrapped from person p
     left join person_key k on k.office_id = p.office_id and k.person_id = p.id
     where p.office_id = $1 and p.id = $2),
   ${logged('open', 'seen')}
   select version, sealed, kek, wrapped from seen`,
);
const LOOK = statement(
  'people.note-looking',
  `with seen as (select id from person where office_id = $1 and id = $2),
   ${logged('open', 'seen')}
   select id from seen`,
);
const HOLD = statement('people.hold', `select id from person where office_id = $1 and id = $2 for update`);
const CORRECT = statement(
  'people.correct',
  `with corrected as (
     update person set version = $14, sealed = $15, blind_phone = $16, blind_email = $17
     where office_id = $1 and id = $2 and forgotten_at is null returning id),
   locked as (
     update person_key set kek = $18, wrapped = $19 where office_id = $1 and person_id in (select id from corrected)),
   ${logged('correct', 'corrected')}
   select id from corrected`,
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
   ${logged('forget', 'gone')}
   select id from gone`,
);
// A file holds many people's data: one statement opens them all and leaves a row for each (고시 §8①).
const EXPORT = statement(
  'people.export',
  `with asked as (
     select * from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[]) as t (log, person, matter, department)),
   seen as (
     select a.*, p.version, p.sealed, k.kek, k.wrapped from asked a
     join person p on p.office_id = $1 and p.id = a.person
     join person_key k on k.office_id = p.office_id and k.person_id = p.id),
   logged as (
     insert into access_log (office_id, id, at, actor_kind, actor, origin, person_id, act, purpose, reason,
       department, roles, matter_id, matter_department, export_id)
     select $1, log, $6, $7, $8, $9, person, 'export', $10, $11, $12, $13::text[], matter, department, $14 from seen)
   select person as id, version, sealed, kek, wrapped from seen`,
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
  keep(tx: Tx, contact: Contact, person: string = uuid()): { person: string; written: Promise<unknown> } {
    const { version, sealed, kek, wrapped } = sealContact(this.keys, tx.office, person, contact);
    const blind = this.blind(tx.office, contact);
    const written = tx.rows(KEEP, [
      tx.office,
      person,
      version,
      sealed,
      ...blind,
      this.clock.now(tx.office),
      kek,
      wrapped,
    ]);
    return { person, written };
  }

  /**
   * Ids of the people kept under this phone number or e-mail address, oldest first, at most 200: each matter keeps its own.
   * Says no more than that they exist; `people.contact-invalid` when the number or address is none.
   */
  async find(tx: Tx, by: { readonly phone: string } | { readonly email: string }): Promise<string[]> {
    const field = 'phone' in by ? 'phone' : 'email';
    const value = 'phone' in by ? readPhoneNumber(by.phone) : readEmailAddress(by.email.trim());
    if (value === undefined) {
      throw new RuleBroken('people.contact-invalid', { problems: [{ field, code: `people.${field}-invalid` }] });
    }
    const rows = await tx.rows<{ id: string }>(FIND, [tx.office, ...this.blind(tx.office, { [field]: value })]);
    return rows.map(({ id }) => id);
  }

  /**
   * Ids of the people kept under the same phone number or e-mail address as these, themselves among them. It compares the blind
   * indexes and opens nothing, so that no row is left in the access log.
   */
  async alike(tx: Tx, people: readonly string[]): Promise<string[]> {
    if (people.length === 0) return [];
    return (await tx.rows<{ id: string }>(ALIKE, [tx.office, people])).map(({ id }) => id);
  }

  /**
   * Opens a person's data and writes down who did so, from where, what for and why. Throws `people.reason-missing`,
   * `people.not-yours` (a resident opens only their own), `people.no-such-person`, `people.forgotten`.
   */
  async open(tx: Tx, person: string, looking: Looking): Promise<Contact> {
    const row = await tx.row<{ [Key in keyof SealedContact]: SealedContact[Key] | null }>(
      OPEN,
      this.logged(tx, person, looking),
    );
    ensure(row, 'people.no-such-person');
    ensure(row.sealed, 'people.forgotten');
    return openContact(this.keys, tx.office, person, row as SealedContact);
  }

  /**
   * Writes down that somebody looks at what a person brought and the vault does not hold, such as a file. Errors as `open`, but for
   * `people.forgotten`.
   */
  async noteLooking(tx: Tx, person: string, looking: Looking): Promise<void> {
    ensure(await tx.row(LOOK, this.logged(tx, person, looking)), 'people.no-such-person');
  }

  /** For the worker that addresses a letter; logged as the system's own act. Errors as `open`. */
  openForLetter(tx: Tx, person: string): Promise<Contact> {
    const actor = systemActor('letters.address');
    return this.open(tx, person, { actor, from: 'worker', purpose: 'letter', reason: '통지문 발송' });
  }

  /** Writes down that somebody read a matter of this person without opening the contact. Errors as `open`. */
  async viewed(tx: Tx, person: string, looking: Looking): Promise<void> {
    ensure(await tx.row(VIEWED, this.logged(tx, person, looking)), 'people.no-such-person');
  }

  /**
   * Opens the data of everybody who goes into a file, by person, and leaves a row for each of them; who was forgotten is not
   * among them. Throws `people.reason-missing`.
   */
  async export(
    tx: Tx,
    people: readonly Exported[],
    looking: Looking,
    file: string,
  ): Promise<ReadonlyMap<string, Contact>> {
    const { actor, from, purpose, reason } = checked(looking);
    const rows = await tx.rows<SealedContact & { id: string }>(EXPORT, [
      tx.office,
      people.map(() => uuid()),
      people.map(({ person }) => person),
      people.map(({ matter }) => matter),
      people.map(({ department }) => department),
      this.clock.now(tx.office),
      actor.kind,
      actor.id,
      from,
      purpose,
      reason,
      actor.department ?? null,
      actor.roles,
      file,
    ]);
    return new Map(rows.map((row) => [row.id, openContact(this.keys, tx.office, row.id, row)]));
  }

  /** What lists show. It cannot be written back: another type, and `readContact` refuses it (`people.masked-value`). */
  mask(contact: Contact): MaskedContact {
    return mask(contact);
  }

  /**
   * Masked contacts of many people for a list, by their id; who was forgotten is not among them. Leaves no row in the access
   * log: nothing that identifies comes out, and a row for each line of each list would bury what the review looks for.
   */
  async masked(tx: Tx, people: readonly string[]): Promise<ReadonlyMap<string, MaskedContact>> {
    const rows = await tx.rows<SealedContact & { id: string }>(MASKED, [tx.office, people]);
    return new Map(rows.map((row) => [row.id, mask(openContact(this.keys, tx.office, row.id, row))]));
  }

  /** Holds a person's data until the transaction ends: of two who correct it the second sees what the first made of it. */
  async hold(tx: Tx, person: string): Promise<void> {
    await tx.rows(HOLD, [tx.office, person]);
  }

  /**
   * Puts a corrected contact in the place of the old one, which is gone (개인정보 보호법 §36). Errors as `open`; who was
   * forgotten is `people.no-such-person`.
   */
  async correct(tx: Tx, person: string, contact: Contact, looking: Looking): Promise<void> {
    const { version, sealed, kek, wrapped } = sealContact(this.keys, tx.office, person, contact);
    const blind = this.blind(tx.office, contact);
    const values = [...this.logged(tx, person, looking), version, sealed, ...blind, kek, wrapped];
    ensure(await tx.row(CORRECT, values), 'people.no-such-person');
  }

  /**
   * Destroys a person's key, data and blind indexes, and ends their sessions (개인정보 보호법 §21, 영 §16). `basis` names the
   * article or the decision. Whether a record must still be kept (공공기록물법) is for the caller to know. Throws
   * `people.reason-missing`, `people.not-yours`, `people.no-such-person` (also when forgotten already).
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
    const people = old.map((row) => row.person_id);
    const anew = old.map((row) => rewrap(this.keys, office, row.person_id, row).wrapped);
    if (old.length > 0) await tx.rows(REWRAP, [office, to, people, anew]);
    return old.length;
  }

  private logged(tx: Tx, person: string, looking: Looking): unknown[] {
    const { actor, from, purpose, reason, about } = checked(looking);
    ensure(actor.kind !== 'resident' || actor.id === person, 'people.not-yours');
    return [
      tx.office,
      person,
      uuid(),
      this.clock.now(tx.office),
      actor.kind,
      actor.id,
      from,
      purpose,
      reason,
      actor.department ?? null,
      actor.roles,
      about?.matter ?? null,
      about?.department ?? null,
    ];
  }

  private blind(office: string, { phone, email }: { phone?: string; email?: string }): [Buffer | null, Buffer | null] {
    return [
      phone === undefined ? null : this.keys.blind(office, 'phone', phone),
      email === undefined ? null : this.keys.blind(office, 'email', foldEmailAddress(email)),
    ];
  }
}

function checked(looking: Looking): Looking {
  const reason = looking.reason.trim();
  const told = reason.length >= 2 && reason.length <= 200 && looking.purpose !== '' && looking.from !== '';
  ensure(told, 'people.reason-missing');
  return { ...looking, reason };
}
