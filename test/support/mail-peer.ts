import { createServer as createHttp, type Server as HttpServer } from 'node:http';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly mail: Email;
}

/** What the peer does wrong, changeable while it runs. */
export interface Mischief {
  /** Reply code to RCPT TO. */
  refuse?: number;
  /** Takes the message, then cuts the line before its reply gets through. */
  loseReply?: boolean;
  /** Milliseconds before it answers to the end of a message; it takes it all the same. */
  slow?: number;
  /** Accepts the connection and never says a word. */
  mute?: boolean;
  /** Is told of each message it took, before its reply goes out. */
  onTaken?: () => void;
}

/** A real SMTP server in this process with a line in front of it that can be cut, and the page on which it shows what it took. */
export class MailPeer {
  readonly taken: TakenMail[] = [];
  readonly mischief: Mischief = {};
  /** Connections it was offered. */
  calls = 0;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly smtp: SMTPServer,
    private readonly line: Server,
    private readonly pages: HttpServer,
  ) {}

  static async open(): Promise<MailPeer> {
    const smtp = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      logger: false,
      onRcptTo: (_, __, done) => {
        const code = peer.mischief.refuse;
        done(code === undefined ? null : Object.assign(new Error('refused here'), { responseCode: code }));
      },
      onData: (stream, { envelope }, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on(
          'end',
          () => void peer.take(Buffer.concat(chunks), envelope).then(() => setTimeout(done, peer.mischief.slow ?? 0)),
        );
      },
    });
    const line = createServer((client) => peer.carry(client));
    const pages = createHttp((request, response) => {
      const wanted = new URL(request.url ?? '', 'http://peer').searchParams.get('messageId');
      const found = peer.taken.filter(({ mail }) => mail.messageId === wanted);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(found.map(({ mail }) => ({ messageId: mail.messageId }))));
    });
    const peer: MailPeer = new MailPeer(smtp, line, pages);
    await new Promise<void>((ready) => smtp.listen(0, '127.0.0.1', () => ready()));
    for (const server of [line, pages])
      await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()));
    smtp.on('error', () => undefined);
    return peer;
  }

  get port(): number {
    return (this.line.address() as AddressInfo).port;
  }

  get page(): string {
    return `http://127.0.0.1:${(this.pages.address() as AddressInfo).port}/`;
  }

  private async take(
    bytes: Buffer,
    envelope: { mailFrom: { address: string } | false; rcptTo: { address: string }[] },
  ): Promise<void> {
    const mail = await PostalMime.parse(bytes);
    const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
    this.taken.push({ from, to: envelope.rcptTo.map(({ address }) => address), mail });
    this.mischief.onTaken?.();
  }

  private carry(client: Socket): void {
    this.calls++;
    this.keep(client);
    if (this.mischief.mute) return;
    const before = this.taken.length;
    const upstream = connect((this.smtp.server.address() as AddressInfo).port, '127.0.0.1');
    this.keep(upstream);
    client.pipe(upstream);
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
    upstream.on('data', (chunk: Buffer) => {
      if (this.mischief.loseReply && this.taken.length > before) client.destroy();
      else client.write(chunk);
    });
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((done) => this.line.close(() => done()));
    this.pages.closeAllConnections();
    await new Promise<void>((done) => this.pages.close(() => done()));
    await new Promise<void>((done) => this.smtp.close(() => done()));
  }
}
