import { join } from 'node:path';
import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { Examiner } from './examine/examiner.js';
import { FileComparison } from './file-comparison.js';
import { FileLoop } from './file-loop.js';
import { FileRemoval } from './file-removal.js';
import { FileShelf } from './file-shelf.js';
import { FileWork } from './file-work.js';
import { Files } from './files.js';
import { OfficeQuota, Room } from './room.js';
import { Scanner } from './scanner.js';
import { FileKeys } from './storage/file-keys.js';
import { FileLocks } from './storage/file-locks.js';
import { DiskStore } from './storage/disk-store.js';
import { Incoming } from './storage/incoming.js';
import { ObjectStore } from './storage/object-store.js';
import { type S3Settings, S3Store } from './storage/s3-store.js';

export interface FileSettings {
  readonly keys: FileKeys;
  /** Folder for what comes in and, without `s3`, for what is kept. */
  readonly folder: string;
  readonly s3?: S3Settings;
  /** Bytes an office may keep. */
  readonly quota: number;
}

/** Taking files in, showing them, taking them away: every process. Needs the global LedgerModule and `Clock`. */
@Module({})
export class FilesModule {
  static with({ keys, folder, s3, quota }: FileSettings): DynamicModule {
    const store = s3 ? new S3Store(s3) : new DiskStore(join(folder, 'objects'));
    const providers: Provider[] = [
      { provide: FileKeys, useValue: keys },
      { provide: ObjectStore, useValue: store },
      { provide: Incoming, useValue: new Incoming(join(folder, 'incoming')) },
      { provide: OfficeQuota, useValue: new OfficeQuota(quota) },
      FileLocks,
      Room,
      Files,
      FileShelf,
      FileRemoval,
      FileComparison,
    ];
    return { module: FilesModule, global: true, providers, exports: providers };
  }
}

/** Looking into them: the worker alone. Needs the ledger's DeliveryModule for the queue. */
@Module({})
export class FilesWorkModule {
  static with(scanner: Scanner): DynamicModule {
    const providers: Provider[] = [{ provide: Scanner, useValue: scanner }, Examiner, FileWork];
    return { module: FilesWorkModule, providers: [...providers, FileLoop], exports: providers };
  }
}
