export { type MailCodeToSend, MailCodes } from './actions/mail-codes.js';
export { type FindByReceipt, type FindGeneration, ResidentAccess } from './actions/resident-access.js';
export { NewsLinks } from './actions/news-links.js';
export { ReplyAddresses } from './actions/reply-addresses.js';
export { PeopleModule } from './people.module.js';
export { type AccessLevel, type Deed, ensureMay } from './rules/access-level.js';
export { ANSWER_METHODS, type AnswerMethod, type Contact, type ContactProblem, readContact } from './rules/contact.js';
export { readEmailAddress } from './rules/email-address.js';
export type { MaskedContact } from './rules/mask.js';
export { readPhoneNumber, writePhoneNumber } from './rules/phone-number.js';
export { AccessKeys } from './storage/access-keys.js';
export type { LinkTarget } from './storage/access-link.js';
export { StrongBox } from './storage/strong-box.js';
export {
  type OpenedSession,
  RESIDENT_IDLE_SECONDS,
  type ResidentSession,
  ResidentSessions,
} from './storage/resident-sessions.js';
export { type Exported, type Looking, Vault } from './storage/vault.js';
export { VaultKeys, type VaultSecrets } from './storage/vault-keys.js';
export { type AccessEntry, AccessLog } from './views/access-log.js';
