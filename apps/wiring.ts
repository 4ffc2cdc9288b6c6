import { hkdfSync } from 'node:crypto';
import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Env, Secrets } from '#config/env';
import { BriefingsModule } from '#briefings';
import { complaintGuards } from '#cases';
import { COUNCIL_LETTERS, CouncilsModule } from '#councils';
import { FilesModule } from '#files';
import { petitionGuards } from '#petitions';
import { proposalGuards } from '#proposals';
import { meetingGuards, MeetingsModule } from '#meetings';
import { Clock } from '#foundation';
import { appDatabase, LedgerModule } from '#ledger';
import { LetterBook, LettersModule } from '#letters';
import {
  FrontAddresses,
  LETTERS_BESIDE_THE_TABLES,
  MattersModule,
  PassageKey,
  Procedures,
  refuseLettersThatDoNotFit,
} from '#matters';
import { OfficeModule } from '#office';
import { AccessKeys, PeopleModule, VaultKeys } from '#people';
import { ExportPurposes, privacyGuards, PrivacyModule } from '#privacy';
import type { Guards } from '#procedure';
import { BELONGINGS } from './belongings.js';
import { visitGuards, VisitsModule } from '#visits';
import { configFolder } from './config-folder.js';
import { fileSettings } from './file-settings.js';

/** The one clock of a process. */
@Module({})
class ClockModule {
  static with(clock: Clock): DynamicModule {
    const provided = { provide: Clock, useValue: clock };
    return { module: ClockModule, global: true, providers: [provided], exports: [provided] };
  }
}

@Module({})
class ProductModule {}

/**
 * The product without its doors: every library wired to the settings of this installation. Each app adds what it alone does:
 * routes, delivery, commands. Tables and letters are read and checked here, so that a mistake in them stops the start. `tables`: others
 * than those of `config/procedures`.
 */
export function product(env: Env, secrets: Secrets, tables?: Procedures): DynamicModule {
  const letters = LetterBook.load(configFolder('letters'));
  const procedures = tables ?? tablesOf(letters);
  const vault = new VaultKeys({ masters: { 1: secrets.vault }, current: 1, blind: blindKey(secrets.vault) });
  return {
    module: ProductModule,
    imports: [
      ClockModule.with(new Clock()),
      TypeOrmModule.forRoot({
        ...appDatabase(env.APP_DATABASE_URL, env.DATABASE_POOL),
        retryAttempts: 15,
        retryDelay: 1_000,
      }),
      LedgerModule.with({
        officeTokenKey: secrets.officeToken,
        sealSeed: secrets.seal,
        checkpoints: env.data('checkpoints'),
      }),
      OfficeModule,
      PeopleModule.with(vault, new AccessKeys(secrets.access)),
      LettersModule.with(letters),
      FilesModule.with(fileSettings(env, secrets)),
      MattersModule.with(
        procedures,
        new PassageKey(secrets.vault),
        new FrontAddresses(env.portalUrl, env.consoleUrl, env.INBOUND_SMTP_PORT !== undefined),
      ),
      CouncilsModule,
      MeetingsModule,
      VisitsModule,
      PrivacyModule.with(ExportPurposes.load(configFolder('exports'), codesOf(procedures)), BELONGINGS),
      BriefingsModule,
    ],
  };
}

function codesOf({ tables }: Procedures): ReadonlySet<string> {
  return new Set(tables.versions().map(({ code }) => code));
}

/** Conditions that the tables name, of every service. */
const guards: Guards = new Map([
  ...complaintGuards,
  ...petitionGuards,
  ...proposalGuards,
  ...meetingGuards,
  ...visitGuards,
  ...privacyGuards,
]);

function tablesOf(letters: LetterBook): Procedures {
  const named = [...letters.codes()].filter(
    (code) => !LETTERS_BESIDE_THE_TABLES.has(code) && !COUNCIL_LETTERS.has(code),
  );
  const procedures = new Procedures(configFolder('procedures'), guards, named);
  refuseLettersThatDoNotFit(letters, procedures.tables);
  return procedures;
}

/** The blind index keeps its key when the vault's master key turns; it is derived so that there is one secret less to lose. */
function blindKey(master: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), 'tongtong people blind master', 32));
}
