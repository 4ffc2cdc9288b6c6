import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import { CaseReactionsModule } from '#cases';
import { readEnv, readSecrets } from '#config/env';
import { type Actor, Clock } from '#foundation';
import { OfficeTx, ReactionsModule } from '#ledger';
import { type MatterPage, MatterPages, MatterReactionsModule, type StepAnswer, type TakeStep } from '#matters';
import { OfficeDirectory } from '#office';
import { PetitionReactionsModule, PetitionsModule } from '#petitions';
import { ProposalReactionsModule, ProposalsModule } from '#proposals';
import { seoulDate } from '#calendar';
import { product } from '../../apps/wiring.js';
import { testDatabase, TOKEN_KEY } from './database.js';
import { openOffices } from './open-offices.js';

/** The whole product without its doors, on a database of its own, with offices open. */
export interface MatterDesk {
  readonly app: INestApplicationContext;
  execute(step: TakeStep): Promise<StepAnswer>;
  page(office: string, matter: string, actor: Actor): Promise<MatterPage>;
  staff(department: string): Promise<{ intake: Actor; head: Actor }>;
  /** A day so many days from the office's today. */
  day(ahead: number): string;
  counts(office: string): Promise<Record<string, number>>;
  close(): Promise<void>;
}

export async function matterDesk(office: string, ...others: string[]): Promise<MatterDesk> {
  const db = await testDatabase();
  await openOffices(db.tx, office, 'saha', ...others);
  const data = mkdtempSync(join(tmpdir(), 'tongtong-desk-'));
  const key = () => randomBytes(32).toString('base64');
  const secrets = {
    officeToken: TOKEN_KEY.toString('base64'),
    vault: key(),
    access: key(),
    seal: key(),
    session: key(),
  };
  writeFileSync(join(data, 'secrets.json'), JSON.stringify(secrets));
  const env = readEnv({
    APP_DATABASE_URL: db.url,
    QUEUE_URL: 'postgres',
    SMTP_URL: 'smtp://127.0.0.1:9',
    SECRETS_FILE: join(data, 'secrets.json'),
    TONGTONG_DATA: data,
  });
  @Module({
    imports: [
      product(env, readSecrets(env)),
      ReactionsModule,
      MatterReactionsModule,
      CaseReactionsModule,
      PetitionReactionsModule,
      PetitionsModule,
      ProposalReactionsModule,
      ProposalsModule,
    ],
  })
  class Desk {}
  const app = await NestFactory.createApplicationContext(Desk, { logger: ['error'] });
  const clock = app.get(Clock);
  return {
    app,
    execute: (step) => app.get(CommandBus).execute(step),
    page: (code, matter, actor) => app.get(MatterPages).of(code, matter, actor),
    async staff(department) {
      const here = await app.get(OfficeDirectory).of(office);
      const intake = here.staff('intake')[0]?.id ?? '';
      const head = here.departments().get(department)?.head ?? '';
      return {
        intake: { kind: 'staff', id: intake, roles: ['intake'], department: 'intake' },
        head: { kind: 'staff', id: head, roles: ['head', 'officer'], department },
      };
    },
    day: (ahead) => seoulDate(new Date(clock.now(office).getTime() + ahead * 86_400_000)),
    counts: (code) =>
      app.get(OfficeTx).run(code, async (tx) => {
        const tables = ['matter', 'fact', 'passage', 'person', 'command', 'delivery'];
        const counted = await Promise.all(
          tables.map(async (table) => {
            const [row] = await tx.manager.query<{ n: number }[]>(`select count(*)::int as n from ${table}`);
            return [table, row?.n ?? 0] as const;
          }),
        );
        return Object.fromEntries(counted);
      }),
    async close() {
      await app.close();
      await db.drop();
    },
  };
}
