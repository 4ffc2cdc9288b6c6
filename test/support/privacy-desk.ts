import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { FileKeys, FilesModule } from '#files';
import type { Actor } from '#foundation';
import { OfficeTx, type Tx } from '#ledger';
import { OfficeDirectory } from '#office';
import { ExportPurposes, MatterExportWork, PrivacyModule } from '#privacy';
import { type TestDatabase, testDatabase } from './database.js';
import { openOffices } from './open-offices.js';
import { ProductAtHand } from './product-at-hand.js';

@Module({ providers: [MatterExportWork], exports: [MatterExportWork] })
class ExportWorkModule {}

/** Words that may stand nowhere but under the vault's lock. */
export const CANARY = { name: '나숨김예시', phone: '010-0000-7531', email: 'hidden-canary@resident.example' } as const;
export const CONTACT = { ...CANARY, address: '전라남도 나주시 가나길 1', answer: 'email', consent: true } as const;

/** Naju with people at work, for the duties about personal data and records. */
export class PrivacyDesk {
  readonly office = 'naju';

  private constructor(
    readonly db: TestDatabase,
    readonly product: ProductAtHand,
  ) {}

  static async open(): Promise<PrivacyDesk> {
    const db = await testDatabase();
    await openOffices(db.tx, 'naju', 'saha');
    const purposes = ExportPurposes.load('config/exports');
    const keys = new FileKeys({ masters: { 1: Buffer.alloc(32, 'key') }, current: 1 });
    const files = FilesModule.with({
      keys,
      folder: mkdtempSync(join(tmpdir(), 'tongtong-privacy-')),
      quota: 1_000_000,
    });
    const modules = [files, PrivacyModule.with(purposes), ExportWorkModule];
    return new PrivacyDesk(db, await ProductAtHand.open(db, modules));
  }

  get<T>(what: abstract new (...args: never[]) => T): T {
    return this.product.app.get(what as new (...args: never[]) => T);
  }

  /** Moves the office's clock to a minute in Seoul. */
  at(minute: string): Promise<void> {
    return this.product.at(this.office, minute);
  }

  within<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.get(OfficeTx).quick(this.office, work);
  }

  /** By account, with the duties and department of the profile. */
  async staff(account: string): Promise<Actor> {
    const office = await this.get(OfficeDirectory).of(this.office);
    const line = office.profile.staff[account];
    const person = office.everyone().find(({ id }) => office.person(id)?.account === account);
    if (!line || !person) throw new Error(`nobody is ${account}`);
    return { kind: 'staff', id: person.id, roles: line.roles, department: line.department };
  }

  /** A complaint of somebody hidden, received as a kind and given to the road department. */
  async received(kind = 'suggestion'): Promise<{ matter: string; person: string }> {
    const submitted = await this.submitted();
    const intake = await this.staff('intake-1');
    await this.product.takes(this.office, { matter: submitted.matter }, 'receive', intake, { kind });
    await this.product.takes(this.office, { matter: submitted.matter }, 'assign', intake, { department: 'road' });
    return submitted;
  }

  async submitted(): Promise<{ matter: string; person: string }> {
    const answers = {
      title: '가로등이 꺼졌습니다',
      content: '골목이 사흘째 어둡습니다.',
      channel: 'visit',
      complainant: CONTACT,
    };
    const intake = await this.staff('intake-1');
    const { matter } = await this.product.takes(this.office, { procedure: 'complaint' }, 'submit', intake, answers);
    const [row] = await this.db.admin.query<{ person_id: string }[]>('select person_id from matter where id = $1', [
      matter,
    ]);
    return { matter, person: row?.person_id ?? '' };
  }

  async withdrawn(matter: string): Promise<void> {
    await this.product.takes(this.office, { matter }, 'withdraw', await this.staff('intake-1'), {});
  }

  /** What a statement of a thief or an administrator finds: every table as it stands on the disk. */
  async everythingWritten(): Promise<ReadonlyMap<string, string>> {
    const tables = await this.db.admin.query<{ name: string }[]>(
      `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
    );
    const written = await Promise.all(
      tables.map(async ({ name }) => {
        const rows = await this.db.admin.query<{ row: string }[]>(`select t::text as row from ${name} t`);
        return [name, rows.map(({ row }) => row).join('\n')] as const;
      }),
    );
    return new Map(written);
  }

  async close(): Promise<void> {
    await this.product.close();
    await this.db.drop();
  }
}
