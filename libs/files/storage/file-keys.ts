import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** A key under another: `kek` is the number of the master above it. */
export interface WrappedKey {
  readonly kek: number;
  readonly wrapped: Buffer;
}

/** Master keys by their number, 32 bytes each; they never stand in the database. */
export interface FileSecrets {
  readonly masters: Readonly<Record<number, Buffer>>;
  readonly current: number;
}

const IV = 12;
const TAG = 16;

/**
 * The ladder of keys: master → the office's (derived) → a matter's (random, wrapped by the office's) → a file's (random, wrapped
 * by the matter's). Destroying a matter's key closes all its files for ever, a file's own key that file.
 */
export class FileKeys {
  private readonly derived = new Map<string, Buffer>();

  constructor(private readonly secrets: FileSecrets) {
    for (const key of Object.values(secrets.masters)) {
      if (key.length !== 32) throw new Error('A master key of files must have 32 bytes.');
    }
    if (!secrets.masters[secrets.current]) throw new Error('The current master key of files is not given.');
  }

  get current(): number {
    return this.secrets.current;
  }

  /** A fresh key for a matter. */
  newMatterKey(office: string, matter: string): WrappedKey {
    return this.wrapMatterKey(office, matter, randomBytes(32));
  }

  openMatterKey(office: string, matter: string, { kek, wrapped }: WrappedKey): Buffer {
    return unseal(this.ofOffice(office, kek), wrapped, `${office}|${matter}|file_key|${kek}`);
  }

  /** The same key under the current master. */
  rewrap(office: string, matter: string, row: WrappedKey): WrappedKey {
    return this.wrapMatterKey(office, matter, this.openMatterKey(office, matter, row));
  }

  private wrapMatterKey(office: string, matter: string, key: Buffer): WrappedKey {
    const kek = this.current;
    return { kek, wrapped: seal(this.ofOffice(office, kek), key, `${office}|${matter}|file_key|${kek}`) };
  }

  private ofOffice(office: string, version: number): Buffer {
    const master = this.secrets.masters[version];
    if (!master) throw new Error(`Master key ${version} of files is not given.`);
    const use = `tongtong files wrap|${office}|${version}`;
    let key = this.derived.get(use);
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), use, 32));
      this.derived.set(use, key);
    }
    return key;
  }
}

/** What belongs to one file, under its matter's key. */
export class FileLock {
  constructor(
    private readonly matterKey: Buffer,
    private readonly where: string,
  ) {}

  /** A fresh key, and how it is kept. */
  newKey(): { readonly key: Buffer; readonly wrapped: Buffer } {
    const key = randomBytes(32);
    return { key, wrapped: seal(this.matterKey, key, `${this.where}|key`) };
  }

  openKey(wrapped: Buffer): Buffer {
    return unseal(this.matterKey, wrapped, `${this.where}|key`);
  }

  sealName(key: Buffer, name: string): Buffer {
    return seal(key, Buffer.from(name), `${this.where}|name`);
  }

  openName(key: Buffer, sealed: Buffer): string {
    return unseal(key, sealed, `${this.where}|name`).toString();
  }

  /** What a fact says of the content: equal for equal files of one matter, and nothing to whoever lacks the matter's key. */
  digest(sha256: Buffer): Buffer {
    return createHmac('sha256', this.matterKey).update('tongtong file digest').update(sha256).digest();
  }
}

/** AES-256-GCM: nonce, tag and ciphertext in one; `where` ties it to its place. */
function seal(key: Buffer, plain: Buffer, where: string): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(where));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function unseal(key: Buffer, sealed: Buffer, where: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV), { authTagLength: TAG })
    .setAAD(Buffer.from(where))
    .setAuthTag(sealed.subarray(IV, IV + TAG));
  return Buffer.concat([decipher.update(sealed.subarray(IV + TAG)), decipher.final()]);
}
