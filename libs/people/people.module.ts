import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { MailCodes } from './actions/mail-codes.js';
import { NewsLinks } from './actions/news-links.js';
import { ReplyAddresses } from './actions/reply-addresses.js';
import { ResidentAccess } from './actions/resident-access.js';
import { AccessKeys } from './storage/access-keys.js';
import { ResidentSessions } from './storage/resident-sessions.js';
import { StrongBox } from './storage/strong-box.js';
import { Tries } from './storage/tries.js';
import { Vault } from './storage/vault.js';
import { VaultKeys } from './storage/vault-keys.js';
import { AccessLog } from './views/access-log.js';

/** Needs `Clock` and `OfficeTx` among the global providers. */
@Module({})
export class PeopleModule {
  static with(vault: VaultKeys, access: AccessKeys): DynamicModule {
    const providers: Provider[] = [
      { provide: VaultKeys, useValue: vault },
      { provide: AccessKeys, useValue: access },
      Vault,
      AccessLog,
      Tries,
      ResidentSessions,
      ResidentAccess,
      MailCodes,
      ReplyAddresses,
      NewsLinks,
      StrongBox,
    ];
    const told = [Vault, AccessLog, ResidentSessions, ResidentAccess, MailCodes, ReplyAddresses, NewsLinks, StrongBox];
    return { module: PeopleModule, global: true, providers, exports: told };
  }
}
