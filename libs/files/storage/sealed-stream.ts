import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Transform } from 'node:stream';

const FORM = 1;
const SALT = 16;
const HEAD = 1 + SALT;
const TAG = 16;
const CHUNK = 64 * 1_024;

/**
 * Seals a stream by chunks of 64 KiB, each with its own tag, so that nothing unchecked ever leaves and no file has to fit into
 * memory. The key of a stream is derived from the file's key and a fresh salt; a chunk's nonce is its number and whether it is the
 * last, so that chunks cannot be swapped, dropped or cut off (STREAM, Hoang–Reyhanitabar–Rogaway–Vizár 2015).
 */
export function sealing(key: Buffer, where: string): Transform {
  return new Sealing(key, where);
}

/** Opens what `sealing` sealed; fails at the first bit that is another, and when the end is missing. */
export function opening(key: Buffer, where: string): Transform {
  return new Opening(key, where);
}

/** Cuts a stream into equal chunks and turns each into another; the last one, full or not, is known to be the last. */
abstract class Chunks extends Transform {
  private waiting: Buffer[] = [];
  private length = 0;
  private number = 0;

  constructor(private readonly size: number) {
    super();
  }

  protected abstract turn(number: number, chunk: Buffer, last: boolean): Buffer;

  override _transform(data: Buffer, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    this.waiting.push(data);
    this.length += data.length;
    this.attempt(done, () => {
      // A full chunk waits until more comes: it might be the last.
      while (this.length > this.size) this.push(this.turn(this.number++, this.cut(this.size), false));
    });
  }

  override _flush(done: (error?: Error) => void): void {
    this.attempt(done, () => this.push(this.turn(this.number, this.cut(this.length), true)));
  }

  private cut(size: number): Buffer {
    const [first = Buffer.alloc(0), ...more] = this.waiting;
    const all = more.length === 0 ? first : Buffer.concat(this.waiting);
    this.waiting = [all.subarray(size)];
    this.length -= size;
    return all.subarray(0, size);
  }

  private attempt(done: (error?: Error) => void, work: () => void): void {
    try {
      work();
    } catch (error) {
      return done(error as Error);
    }
    done();
  }
}

class Sealing extends Chunks {
  private readonly own: Buffer;

  constructor(key: Buffer, where: string) {
    super(CHUNK);
    const salt = randomBytes(SALT);
    this.own = streamKey(key, salt, where);
    this.push(Buffer.concat([Buffer.of(FORM), salt]));
  }

  protected override turn(number: number, plain: Buffer, last: boolean): Buffer {
    const cipher = createCipheriv('aes-256-gcm', this.own, nonce(number, last));
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }
}

class Opening extends Chunks {
  private own: Buffer | undefined;
  private head = Buffer.alloc(0);

  constructor(
    private readonly key: Buffer,
    private readonly where: string,
  ) {
    super(CHUNK + TAG);
  }

  override _transform(data: Buffer, encoding: BufferEncoding, done: (error?: Error) => void): void {
    if (this.own) return super._transform(data, encoding, done);
    this.head = Buffer.concat([this.head, data]);
    if (this.head.length < HEAD) return done();
    if (this.head[0] !== FORM) return done(new Error('A sealed file of an unknown form.'));
    this.own = streamKey(this.key, this.head.subarray(1, HEAD), this.where);
    super._transform(this.head.subarray(HEAD), encoding, done);
  }

  protected override turn(number: number, sealed: Buffer, last: boolean): Buffer {
    if (!this.own || sealed.length < TAG) throw new Error('A sealed file is cut short.');
    const decipher = createDecipheriv('aes-256-gcm', this.own, nonce(number, last), { authTagLength: TAG });
    decipher.setAuthTag(sealed.subarray(-TAG));
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG)), decipher.final()]);
  }
}

function streamKey(key: Buffer, salt: Buffer, where: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, `tongtong file stream|${where}`, 32));
}

function nonce(number: number, last: boolean): Buffer {
  const iv = Buffer.alloc(12);
  iv.writeUInt32BE(number, 4);
  iv.writeUInt8(last ? 1 : 0, 11);
  return iv;
}
