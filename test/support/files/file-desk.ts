import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import {
  Examiner,
  type FileEntry,
  FileKeys,
  Files,
  type FileSettings,
  FileShelf,
  FilesModule,
  FileWork,
  NoScanner,
  type Owner,
  Scanner,
} from '#files';
import { type Actor, Clock } from '#foundation';
import { appDatabase, LedgerModule } from '#ledger';
import { type TestDatabase, TOKEN_KEY } from '../database.js';

@Module({})
class ClockModule {}

export const resident: Actor = { kind: 'resident', id: 'person-1', roles: ['resident'] };
export const officer: Actor = { kind: 'staff', id: 'officer-1', roles: ['officer'] };

/** The library of files on a test database, without queue or doors: files are looked into when a test says so. */
export class FileDesk {
  private constructor(
    readonly app: TestingModule,
    readonly folder: string,
    private readonly db: TestDatabase,
  ) {}

  static async open(
    db: TestDatabase,
    scanner: Scanner = new NoScanner(),
    settings: Partial<FileSettings> = {},
  ): Promise<FileDesk> {
    const clock = { provide: Clock, useValue: new Clock() };
    const key = Buffer.alloc(32, 'key');
    const folder = settings.folder ?? mkdtempSync(join(tmpdir(), 'tongtong-files-'));
    const keys = new FileKeys({ masters: { 1: key }, current: 1 });
    const app = await Test.createTestingModule({
      imports: [
        { module: ClockModule, global: true, providers: [clock], exports: [clock] },
        TypeOrmModule.forRoot(appDatabase(db.url, 6)),
        LedgerModule.with({ officeTokenKey: TOKEN_KEY, sealSeed: key, checkpoints: folder }),
        FilesModule.with({ keys, quota: 1_073_741_824, ...settings, folder }),
      ],
      providers: [{ provide: Scanner, useValue: scanner }, Examiner, FileWork],
    }).compile();
    await app.init();
    return new FileDesk(app, folder, db);
  }

  add(owner: Owner, name: string, content: Buffer | string): Promise<FileEntry> {
    return this.app.get(Files).add(owner, name, Readable.from([Buffer.from(content)]));
  }

  /** Adds a file and looks into it; answers how it stands then. */
  async settled(owner: Owner, name: string, content: Buffer | string): Promise<FileEntry> {
    const { id } = await this.add(owner, name, content);
    await this.look(owner.office, id);
    return this.one(owner, id);
  }

  look(office: string, file: string): Promise<void> {
    return this.app.get(FileWork).settle(office, file);
  }

  async one({ office, matter }: Owner, file: string): Promise<FileEntry> {
    const found = (await this.app.get(FileShelf).list(office, matter)).find(({ id }) => id === file);
    if (!found) throw new Error('no such file');
    return found;
  }

  /** The bytes that are sent to whoever opens it. */
  async opened({ office, matter }: Owner, file: string, side?: 'resident' | 'staff'): Promise<Buffer> {
    const shelf = this.app.get(FileShelf);
    const { content } = await this.db.tx.quick(office, (tx) => shelf.open(tx, matter, file, side));
    return buffer(await content());
  }

  async close(): Promise<void> {
    await this.app.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
