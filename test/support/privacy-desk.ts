import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { FileKeys, FilesModule } from '#files';
import { seoulDate } from '#calendar';
import { TakeAct } from '#councils';
import { type Actor, Clock } from '#foundation';
import { OfficeTx, type Tx } from '#ledger';
import { OfficeDirectory } from '#office';
import { MailroomModule } from '#mailroom';
import { DecideDisposal, ExportPurposes, MatterExportWork, PrivacyModule, PrivacyReactionsModule } from '#privacy';
import { BELONGINGS } from '../../apps/belongings.js';
import { type TestDatabase, testDatabase } from './database.js';
import { openOffices } from './open-offices.js';
import { ProductAtHand } from './product-at-hand.js';

const TABLES = new Set(['objection', 'correction-demand', 'petition', 'petition-objection']);

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
    const purposes = ExportPurposes.load('config/exports', TABLES);
    const keys = new FileKeys({ masters: { 1: Buffer.alloc(32, 'key') }, current: 1 });
    const files = FilesModule.with({
      keys,
      folder: mkdtempSync(join(tmpdir(), 'tongtong-privacy-')),
      quota: 1_000_000,
    });
    const modules = [
      files,
      PrivacyModule.with(purposes, BELONGINGS),
      ExportWorkModule,
      MailroomModule,
      PrivacyReactionsModule,
    ];
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

  /** Like `received`, with two representatives besides the petitioner. */
  async withCompanions(): Promise<{ matter: string; person: string; companions: string[] }> {
    const { matter, person } = await this.received();
    const intake = await this.staff('intake-1');
    const until = seoulDate(new Date(this.get(Clock).now(this.office).getTime() + 7 * 86_400_000));
    await this.product.takes(this.office, { matter }, 'ask-representatives', intake, { signers: 3, until });
    const named = { first: CONTACT, second: { ...CONTACT, email: 'second-canary@resident.example' } };
    await this.product.takes(this.office, { matter }, 'name-representatives', intake, named);
    const [row] = await this.db.admin.query<{ people: string[] }[]>(
      `select kept->'people' as people from matter where id = $1`,
      [matter],
    );
    return { matter, person, companions: row?.people ?? [] };
  }

  /** A session at which matters were to be dealt with, with an interested party of the first; it was called off. */
  async deliberated(matters: readonly string[]): Promise<{ id: string; party: string }> {
    const [acts, secretary] = [this.get(TakeAct), await this.staff('civil-head')];
    const council = 'mediation-committee';
    const day = seoulDate(new Date(this.get(Clock).now(this.office).getTime() + 14 * 86_400_000));
    const planned = { day, time: '14:00', place: '공굴다리 옆 회의실' };
    const session = String((await acts.take(this.office, { council }, 'plan', secretary, planned)).id);
    const numbers = await this.db.admin.query<{ id: string; receipt_no: string }[]>(
      'select id, receipt_no from matter where id = any($1)',
      [matters],
    );
    const items: string[] = [];
    for (const matter of matters) {
      const receiptNo = numbers.find(({ id }) => id === matter)?.receipt_no ?? '';
      const laid = { receiptNo, about: 'long-pending', question: '공굴다리를 어떻게 할까요?' };
      items.push(String((await acts.take(this.office, { council, session }, 'lay-item', secretary, laid)).id));
    }
    const party = { person: { ...CONTACT, name: '나이해예시' } };
    await acts.take(this.office, { council, session, item: items[0] ?? '' }, 'name-party', secretary, party);
    const reason = { reason: '공굴다리가 고쳐졌습니다.' };
    await acts.take(this.office, { council, session }, 'cancel', secretary, reason);
    const [row] = await this.db.admin.query<{ person_id: string }[]>(
      'select person_id from council_party where item_id = $1',
      [items[0]],
    );
    return { id: session, party: row?.person_id ?? '' };
  }

  /** A request of 정정, whose person is not confirmed yet. */
  async correctionAsked(): Promise<string> {
    const resident: Actor = { kind: 'resident', id: 'nobody-yet', roles: ['resident'] };
    const answers = { kind: 'correct', title: '전화번호', content: '전화번호를 고쳐 주세요.', requester: CONTACT };
    const { matter } = await this.product.takes(
      this.office,
      { procedure: 'data-request' },
      'submit',
      resident,
      answers,
    );
    return matter;
  }

  /** A demand for correction about a complaint, of the same person. */
  async demanded(complaint: string): Promise<string> {
    const answers = {
      ground: 'extra-papers',
      title: '서류를 더 달라고 합니다',
      content: '필요 없는 서류라고 생각합니다.',
    };
    const target = { procedure: 'correction-demand', about: complaint };
    const { matter } = await this.product.takes(this.office, target, 'demand', await this.staff('intake-1'), answers);
    return matter;
  }

  /** Disposed of, as if its years were over and the council had agreed. */
  async disposedOf(matter: string): Promise<void> {
    const [row] = await this.db.admin.query<{ id: string }[]>(
      `insert into disposal_candidate (office_id, id, matter_id, class, until, marked_at)
       values ($1, gen_random_uuid(), $2, '5 years', '2033-12-31', now()) returning id`,
      [this.office, matter],
    );
    const id = row?.id ?? '';
    const [deciding, archivist] = [this.get(DecideDisposal), await this.staff('planning-1')];
    const approve = { decision: 'approve', council: '2034-1차-03', reason: '보존 가치가 없음' } as const;
    await deciding.decide(this.office, id, approve, archivist);
    await deciding.destroy(this.office, id, archivist, '10.0.0.7');
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
