import { createHmac, hkdfSync } from 'node:crypto';

/** The vault's secrets, 32 bytes each. They never stand in the database. */
export interface VaultSecrets {
  /** Master keys by their number: the one in use, and older ones until `Vault.rewrap` has left none behind. */
  readonly masters: Readonly<Record<number, Buffer>>;
  readonly current: number;
  /** Key of the blind indexes; it does not turn with the masters. */
  readonly blind: Buffer;
}

/** Keys of each office, derived once per process. A key of one office says nothing of another's. */
export class VaultKeys {
  private readonly derived = new Map<string, Buffer>();

  constructor(private readonly secrets: VaultSecrets) {
    for (const key of [...Object.values(secrets.masters), secrets.blind]) {
      if (key.length !== 32) throw new Error('A key of the vault must have 32 bytes.');
    }
    if (!secrets.masters[secrets.current]) throw new Error('The current master key of the vault is not given.');
  }

  get current(): number {
    return this.secrets.current;
  }

  /** Key that wraps the keys of an office's people, by master `version`. */
  wrapping(office: string, version: number): Buffer {
    const master = this.secrets.masters[version];
    if (!master) throw new Error(`Master key ${version} of the vault is not given.`);
    return this.derive(master, `tongtong people wrap|${office}|${version}`);
  }

  /** What a phone number or address is found by: equal for equal values of one office, and for nothing else. */
  blind(office: string, what: 'phone' | 'email', value: string): Buffer {
    const key = this.derive(this.secrets.blind, `tongtong people blind|${office}|${what}`);
    return createHmac('sha256', key).update(value).digest();
  }

  private derive(secret: Buffer, use: string): Buffer {
    let key = this.derived.get(use);
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), use, 32));
      this.derived.set(use, key);
    }
    return key;
  }
}
