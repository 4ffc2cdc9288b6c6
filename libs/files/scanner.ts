import { connect, type Socket } from 'node:net';

/** What a virus scanner says. `unknown`: it did not say that the file is clean, for whatever reason. `none`: there is no scanner. */
export type Scan = 'clean' | 'infected' | 'unknown' | 'none';

/** Looks for viruses. */
export abstract class Scanner {
  abstract readonly present: boolean;
  abstract scan(file: Buffer): Promise<Scan>;
  /** Age of its signatures in days; undefined when there is no scanner or it does not answer. */
  abstract signatureAge(now: Date): Promise<number | undefined>;
}

export class NoScanner extends Scanner {
  override readonly present = false;
  override async scan(): Promise<Scan> {
    return 'none';
  }
  override async signatureAge(): Promise<undefined> {
    return undefined;
  }
}

export interface ScannerPatience {
  readonly connectMs: number;
  readonly wholeMs: number;
}
const PATIENCE: ScannerPatience = { connectMs: 5_000, wholeMs: 60_000 };
const PIECE = 64 * 1_024;
/** An answer is a short line. */
const LONGEST_ANSWER = 4_096;
const DAY_MS = 86_400_000;

/**
 * ClamAV's daemon over its own protocol (clamd(8), INSTREAM), by `tcp://host:3310` or `unix:///path`. Only the exact answer
 * `stream: OK` is clean: an error, a limit, a time-out or a broken connection leaves the file waiting (fail closed).
 */
export class ClamdScanner extends Scanner {
  override readonly present = true;

  constructor(
    private readonly url: string,
    private readonly patience = PATIENCE,
  ) {
    super();
  }

  override async scan(file: Buffer): Promise<Scan> {
    const pieces: Buffer[] = [Buffer.from('zINSTREAM\0')];
    for (let at = 0; at < file.length; at += PIECE) {
      const piece = file.subarray(at, at + PIECE);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(piece.length);
      pieces.push(length, piece);
    }
    pieces.push(Buffer.alloc(4));
    const answer = await this.ask(pieces);
    if (answer === 'stream: OK\0') return 'clean';
    return answer !== undefined && /^stream: [\x21-\x7e ]{1,200} FOUND\0$/.test(answer) ? 'infected' : 'unknown';
  }

  /** `ClamAV 1.4.6/27500/Tue Nov 24 09:28:02 2026`: the date is that of the signatures. */
  override async signatureAge(now: Date): Promise<number | undefined> {
    const answer = await this.ask([Buffer.from('zVERSION\0')]);
    const made = Date.parse(`${answer?.split('/')[2]?.replace(/\0$/, '') ?? ''} UTC`);
    return Number.isNaN(made) ? undefined : (now.getTime() - made) / DAY_MS;
  }

  /** The whole answer, or undefined when it did not come whole and in time. */
  private ask(pieces: readonly Buffer[]): Promise<string | undefined> {
    return new Promise((resolve) => {
      const socket = this.open();
      let heard = Buffer.alloc(0);
      const end = (answer: string | undefined): void => {
        clearTimeout(whole);
        socket.destroy();
        resolve(answer);
      };
      const whole = setTimeout(() => end(undefined), this.patience.wholeMs);
      const connecting = setTimeout(() => end(undefined), this.patience.connectMs);
      socket.once('connect', () => {
        clearTimeout(connecting);
        for (const piece of pieces) socket.write(piece);
      });
      socket.on('data', (data) => {
        heard = Buffer.concat([heard, data]);
        if (heard.includes(0)) end(heard.toString('latin1', 0, heard.indexOf(0) + 1));
        else if (heard.length > LONGEST_ANSWER) end(undefined);
      });
      for (const event of ['error', 'end', 'close'] as const) {
        socket.on(event, () => {
          clearTimeout(connecting);
          end(undefined);
        });
      }
    });
  }

  private open(): Socket {
    const { protocol, hostname, port, pathname } = new URL(this.url);
    if (protocol === 'unix:') return connect(decodeURIComponent(pathname));
    return connect(Number(port || 3_310), hostname.replace(/^\[|\]$/g, ''));
  }
}
