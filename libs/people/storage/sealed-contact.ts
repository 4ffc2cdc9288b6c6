import { randomBytes } from 'node:crypto';
import type { Contact } from '../rules/contact.js';
import { seal, unseal } from './sealing.js';
import type { VaultKeys } from './vault-keys.js';

/** A contact under a key of its own, and that key under the office's; `version` is the form, `kek` the master's number. */
export interface SealedContact {
  readonly version: number;
  readonly sealed: Buffer;
  readonly kek: number;
  readonly wrapped: Buffer;
}

const FORM = 1;

/** Seals with a fresh key, for this person of this office alone. */
export function sealContact(keys: VaultKeys, office: string, person: string, contact: Contact): SealedContact {
  const own = randomBytes(32);
  const { name, phone, email, address, answer, consent } = contact;
  const plain = Buffer.from(JSON.stringify({ name, phone, email, address, answer, consent }));
  return {
    version: FORM,
    sealed: seal(own, plain, `${office}|${person}|person|${FORM}`),
    ...wrap(keys, office, person, own),
  };
}

/** Throws when key, person, office or a single bit is another. */
export function openContact(keys: VaultKeys, office: string, person: string, row: SealedContact): Contact {
  const plain = unseal(unwrap(keys, office, person, row), row.sealed, `${office}|${person}|person|${row.version}`);
  return JSON.parse(plain.toString()) as Contact;
}

type Wrapped = Pick<SealedContact, 'kek' | 'wrapped'>;

/** The same key under the current master; what it sealed stays as it is. */
export function rewrap(keys: VaultKeys, office: string, person: string, row: Wrapped): Wrapped {
  return wrap(keys, office, person, unwrap(keys, office, person, row));
}

function wrap(keys: VaultKeys, office: string, person: string, own: Buffer): Wrapped {
  const kek = keys.current;
  return { kek, wrapped: seal(keys.wrapping(office, kek), own, `${office}|${person}|person_key|${kek}`) };
}

function unwrap(keys: VaultKeys, office: string, person: string, { kek, wrapped }: Wrapped): Buffer {
  return unseal(keys.wrapping(office, kek), wrapped, `${office}|${person}|person_key|${kek}`);
}
