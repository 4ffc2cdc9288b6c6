import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { checkedName, ObjectMissing, ObjectStore, type StoredObject } from './object-store.js';

/**
 * Objects on a disk: `<folder>/<office>/<two digits>/<id>`. The folder should lie on another volume than the database, so that
 * attachments never fill its disk. Incoming files must lie on the same volume as the folder.
 */
export class DiskStore extends ObjectStore {
  constructor(private readonly folder: string) {
    super();
  }

  async put(office: string, id: string, path: string): Promise<void> {
    const folder = this.folderOf(office, id);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await synced(path);
    await rename(path, join(folder, id));
    await synced(folder);
  }

  async get(office: string, id: string): Promise<Readable> {
    const path = join(this.folderOf(office, id), id);
    const file = await open(path, 'r').catch((error: unknown) => {
      throw isMissing(error) ? new ObjectMissing(office, id) : error;
    });
    return createReadStream(path, { fd: file, highWaterMark: 128 * 1_024 });
  }

  async remove(office: string, id: string): Promise<void> {
    await unlink(join(this.folderOf(office, id), id)).catch(unlessMissing);
  }

  async *list(office: string): AsyncIterable<StoredObject> {
    const [code] = checkedName(office, '00000000-0000-0000-0000-000000000000');
    for (const part of await readdir(join(this.folder, code)).catch(nothingWhenMissing)) {
      for (const id of await readdir(join(this.folder, code, part)).catch(nothingWhenMissing)) yield { office, id };
    }
  }

  private folderOf(office: string, id: string): string {
    const [code, name] = checkedName(office, id);
    // The last digits: the first of a UUID v7 are the time, which would put a month into one folder.
    return join(this.folder, code, name.slice(-2));
  }
}

async function synced(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isMissing(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'ENOENT';
}

function unlessMissing(error: unknown): void {
  if (!isMissing(error)) throw error;
}

function nothingWhenMissing(error: unknown): string[] {
  if (isMissing(error)) return [];
  throw error;
}
