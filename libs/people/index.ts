export { ANSWER_METHODS, type AnswerMethod, type Contact, type ContactProblem, readContact } from './rules/contact.js';
export { readEmailAddress } from './rules/email-address.js';
export type { MaskedContact } from './rules/mask.js';
export { readPhoneNumber, writePhoneNumber } from './rules/phone-number.js';
export { holdsResidentNumber } from './rules/resident-number.js';
export { type Looking, Vault } from './storage/vault.js';
export { VaultKeys, type VaultSecrets } from './storage/vault-keys.js';
