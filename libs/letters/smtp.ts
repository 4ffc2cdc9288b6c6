import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { GatedMessage, LeaseOver } from './gate.js';
import type { Mail } from './mime.js';

/** A mail server as the operator configures it. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise STARTTLS is used when offered. */
  readonly secure?: boolean;
  /** Refuse to go on without STARTTLS. */
  readonly requireTls?: boolean;
  readonly user?: string;
  readonly password?: string;
  readonly name?: string;
}

/** Our own limits: the mail library's are minutes long, and a black hole would hold every worker. Milliseconds. */
export interface MailPatience {
  readonly connect: number;
  readonly greeting: number;
  readonly socket: number;
}
export const PATIENCE: MailPatience = { connect: 5_000, greeting: 5_000, socket: 15_000 };

/**
 * What is known after a try. `accepted`: the server said 2xx. `refused`: it said no, so it has nothing; `final` when it will
 * never want this letter for this person. `unsent`: it never got the final dot; `server` tells whether the server is in trouble.
 * `unknown`: the dot may have arrived and no answer came.
 */
export type Attempt =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly reply: number; readonly final: boolean }
  | { readonly kind: 'unsent'; readonly because: string; readonly server: boolean }
  | { readonly kind: 'unknown'; readonly because: string };

type SmtpError = Error & { code?: string; command?: string; responseCode?: number };

/** One try over one connection. `open` is asked just before the end of the message goes out. Never throws. */
export async function sendOnce(
  server: MailServer,
  mail: Mail,
  open: () => boolean,
  patience = PATIENCE,
): Promise<Attempt> {
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.secure ?? false,
    requireTLS: server.requireTls ?? false,
    ...(server.name !== undefined && { name: server.name }),
    connectionTimeout: patience.connect,
    greetingTimeout: patience.greeting,
    socketTimeout: patience.socket,
    dnsTimeout: patience.connect,
    // Never a graceful end: half a message must not be completed by closing.
    socketCloseTimeout: 0,
    logger: false,
  });
  const message = new GatedMessage(mail.bytes, open);
  try {
    await steps(connection, server, mail, message);
    return { kind: 'accepted' };
  } catch (error) {
    return judged(error as SmtpError, message.passed);
  } finally {
    connection.close();
    message.destroy();
  }
}

async function steps(connection: SMTPConnection, server: MailServer, mail: Mail, message: GatedMessage): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    connection.on('error', reject);
    connection.connect((error) => (error ? reject(error) : resolve()));
  });
  await new Promise<void>((resolve, reject) => {
    connection.on('error', reject);
    connection.on('end', () => reject(Object.assign(new Error('connection ended'), { code: 'ECONNECTION' })));
    const send = (): void => {
      const envelope = { from: mail.envelope.from, to: [...mail.envelope.to], size: mail.bytes.length };
      connection.send(envelope, message, (error) => (error ? reject(error) : resolve()));
    };
    if (server.user === undefined) send();
    else {
      const credentials = { user: server.user, pass: server.password ?? '' };
      connection.login({ credentials }, (error) => (error ? reject(error) : send()));
    }
  });
}

function judged(error: SmtpError, dotGiven: boolean): Attempt {
  const { responseCode: reply, command } = error;
  const ofLetter = command === 'RCPT TO' || command === 'DATA';
  if (reply !== undefined && reply >= 400 && (ofLetter || !dotGiven)) {
    // A refusal of sender, login or greeting is our trouble, not the recipient's: it is tried again.
    if (ofLetter) return { kind: 'refused', reply, final: reply >= 500 };
    return { kind: 'unsent', because: `reply-${reply}`, server: true };
  }
  if (dotGiven) return { kind: 'unknown', because: error.code ?? error.name };
  return { kind: 'unsent', because: error.code ?? error.name, server: !(error instanceof LeaseOver) };
}
