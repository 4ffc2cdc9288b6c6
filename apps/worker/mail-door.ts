import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { type Addressee, Mailroom } from '#mailroom';

/** Where the door stands; without a port it is shut. */
export class DoorPlace {
  constructor(
    readonly host: string,
    readonly port: number | undefined,
  ) {}
}

const MOST_BYTES = 10 * 1_024 * 1_024;
const MOST_GUESTS = 20;
const PATIENCE_MS = 60_000;

/** Takes mail to the signed addresses of matters and to nobody else; says 250 only when it is kept for good. */
@Injectable()
export class MailDoor implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('worker.mail-door');
  private readonly server: SMTPServer;
  /** Whom each address of a running session leads to. */
  private readonly known = new WeakMap<SMTPServerSession, Map<string, Addressee>>();

  constructor(
    private readonly mailroom: Mailroom,
    @Inject(DoorPlace) private readonly place: DoorPlace,
  ) {
    this.server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      hideSTARTTLS: true,
      size: MOST_BYTES,
      maxClients: MOST_GUESTS,
      socketTimeout: PATIENCE_MS,
      closeTimeout: 1_000,
      logger: false,
      onRcptTo: ({ address }, session, done) => {
        this.admit(address, session).then(done, this.trouble(done));
      },
      onData: (stream, session, done) => {
        this.take(stream, session).then(done, this.trouble(done));
      },
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    const { host, port } = this.place;
    if (port === undefined) return;
    this.server.on('error', (error) => this.log.warn({ msg: 'mail door', error: error.message }));
    await new Promise<void>((open) => this.server.listen(port, host, open));
    this.log.log({ msg: 'mail door open', port: this.port });
  }

  /** The port it listens on; undefined while shut. */
  get port(): number | undefined {
    const address = this.server.server.address();
    return address !== null && typeof address === 'object' ? address.port : undefined;
  }

  private async admit(address: string, session: SMTPServerSession): Promise<Error | null> {
    const addressee = await this.mailroom.addressee(address);
    if (!addressee) return refusal(550, 'No such address here');
    if (await this.mailroom.full(addressee)) return refusal(450, 'Too much mail today');
    const known = this.known.get(session) ?? new Map<string, Addressee>();
    this.known.set(session, known.set(address, addressee));
    return null;
  }

  private async take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<Error | null> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      // Read to the end even so: the other server hears the reply only after its last byte.
      if (size <= MOST_BYTES) chunks.push(chunk);
    }
    if (size > MOST_BYTES) return refusal(552, 'Too large');
    const { mailFrom, rcptTo } = session.envelope;
    const mail = { envelopeFrom: mailFrom === false ? '' : mailFrom.address, bytes: Buffer.concat(chunks) };
    const known = this.known.get(session);
    for (const { address } of rcptTo) {
      const addressee = known?.get(address);
      if (addressee) await this.mailroom.take(addressee, mail);
    }
    return null;
  }

  /** Not kept: the other server is to come again. */
  private trouble(done: (error: Error) => void): (error: unknown) => void {
    return (error) => {
      this.log.warn({ msg: 'mail could not be kept', error: String(error) });
      done(refusal(451, 'Try again later'));
    };
  }

  async onModuleDestroy(): Promise<void> {
    if (this.port === undefined) return;
    await new Promise<void>((shut) => this.server.close(() => shut()));
  }
}

function refusal(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode });
}
