import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Module, type ModuleMetadata } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Test, type TestingModule } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CaseReactionsModule } from '#cases';
import { COUNCIL_LETTERS, CouncilReactionsModule, CouncilsModule } from '#councils';
import { type Actor, Clock, type JsonObject, systemActor } from '#foundation';
import { FileKeys, FilesModule } from '#files';
import { appDatabase, Deliverer, LedgerModule, ReactionsModule } from '#ledger';
import { LetterBook, LettersModule } from '#letters';
import {
  FrontAddresses,
  LETTERS_BESIDE_THE_TABLES,
  MatterReactionsModule,
  MattersModule,
  PassageKey,
  Procedures,
  type StepAnswer,
  TakeStep,
} from '#matters';
import { MoveClock, OfficeDirectory, OfficeModule } from '#office';
import { MeetingReactionsModule, MeetingsModule } from '#meetings';
import { PetitionReactionsModule, PetitionsModule } from '#petitions';
import { ProposalReactionsModule, ProposalsModule } from '#proposals';
import { AccessKeys, PeopleModule, VaultKeys } from '#people';
import { VisitsModule } from '#visits';
import { allGuards } from '../../config/tools/all-guards.js';
import { type TestDatabase, TOKEN_KEY } from './database.js';

@Module({})
class ClockModule {}

/** The libraries wired as in the product, without queue or doors: facts are delivered when a test says so. */
export class ProductAtHand {
  private constructor(
    readonly app: TestingModule,
    private readonly db: Pick<TestDatabase, 'url' | 'admin'>,
  ) {}

  static async open(
    db: Pick<TestDatabase, 'url' | 'admin'>,
    more: NonNullable<ModuleMetadata['imports']> = [],
    now = new Clock(),
    /** Tables made for a test: files beside the product's own, or a book in its place. */
    tables: readonly string[] | Procedures = [],
  ): Promise<ProductAtHand> {
    const clock = { provide: Clock, useValue: now };
    const key = Buffer.alloc(32, 'key');
    const letters = LetterBook.load('config/letters');
    const named = [...letters.codes()].filter(
      (code) => !LETTERS_BESIDE_THE_TABLES.has(code) && !COUNCIL_LETTERS.has(code),
    );
    const procedures = tables instanceof Procedures ? tables : new Procedures(folderWith(tables), allGuards, named);
    const app = await Test.createTestingModule({
      imports: [
        { module: ClockModule, global: true, providers: [clock], exports: [clock] },
        TypeOrmModule.forRoot(appDatabase(db.url, 8)),
        LedgerModule.with({ officeTokenKey: TOKEN_KEY, sealSeed: key, checkpoints: '.' }),
        OfficeModule,
        PeopleModule.with(new VaultKeys({ masters: { 1: key }, current: 1, blind: key }), new AccessKeys(key)),
        LettersModule.with(letters),
        FilesModule.with({
          keys: new FileKeys({ masters: { 1: key }, current: 1 }),
          folder: mkdtempSync(join(tmpdir(), 'tongtong-hand-')),
          quota: 1_073_741_824,
        }),
        MattersModule.with(
          procedures,
          new PassageKey(key),
          new FrontAddresses('http://127.0.0.1', 'http://127.0.0.1', true),
        ),
        CouncilsModule,
        MeetingsModule,
        MeetingReactionsModule,
        ReactionsModule,
        MatterReactionsModule,
        CaseReactionsModule,
        CouncilReactionsModule,
        PetitionReactionsModule,
        PetitionsModule,
        ProposalReactionsModule,
        ProposalsModule,
        VisitsModule,
        ...more,
      ],
      providers: [Deliverer],
    }).compile();
    await app.init();
    return new ProductAtHand(app, db);
  }

  /** Moves a sample office's clock to a minute in Seoul, `2026-10-05T10:00`. */
  async at(office: string, minute: string): Promise<void> {
    await this.app.get(MoveClock).move(office, new Date(`${minute}:00+09:00`));
  }

  async takes(
    office: string,
    target: TakeStep['target'],
    step: string,
    actor: Actor,
    answers: JsonObject = {},
  ): Promise<StepAnswer> {
    return this.app.get(CommandBus).execute(new TakeStep(office, target, step, actor, answers));
  }

  /** Somebody who holds a role, in a department where it matters. */
  async staff(office: string, role: string, department?: string): Promise<Actor> {
    const [person] = (await this.app.get(OfficeDirectory).of(office)).staff(role, department);
    if (!person) throw new Error(`nobody is ${role}`);
    return { kind: 'staff', id: person.id, roles: [role], ...(department !== undefined && { department }) };
  }

  system(): Actor {
    return systemActor('test');
  }

  /** Delivers every fact that waits. */
  async deliver(): Promise<void> {
    const offices = await this.db.admin.query<{ office_id: string }[]>('select distinct office_id from delivery');
    for (const { office_id } of offices) {
      while ((await this.app.get(Deliverer).deliver(office_id)) > 0);
    }
  }

  close(): Promise<void> {
    return this.app.close();
  }
}

function folderWith(tables: readonly string[]): string {
  if (tables.length === 0) return 'config/procedures';
  const folder = mkdtempSync(join(tmpdir(), 'tongtong-tables-'));
  cpSync('config/procedures', folder, { recursive: true });
  for (const table of tables) cpSync(table, join(folder, basename(table)));
  return folder;
}
