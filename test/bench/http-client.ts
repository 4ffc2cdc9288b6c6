import { connect, type Socket } from 'node:net';

export interface Reply {
  readonly status: number;
  readonly body: string;
}

/**
 * One kept-alive HTTP connection to a port of this machine, as cheap as can be: a client of the same cores must not take the
 * processor from what it measures. One request at a time; bodies come with their length.
 */
export class HttpClient {
  private readonly socket: Socket;
  private read: Buffer = Buffer.alloc(0);
  private waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void } | undefined;

  constructor(port: number) {
    this.socket = connect({ host: '127.0.0.1', port, noDelay: true });
    this.socket.on('data', (bytes) => this.hear(bytes));
    this.socket.on('error', (error) => this.lost(error));
    this.socket.on('close', () => this.lost(new Error('The server closed the connection.')));
  }

  request(method: string, path: string, headers: Readonly<Record<string, string>> = {}, body = ''): Promise<Reply> {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const size =
      method === 'GET' ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(`${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${size}${lines.join('')}\r\n${body}`);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private hear(bytes: Buffer): void {
    this.read = this.read.length === 0 ? bytes : Buffer.concat([this.read, bytes]);
    const end = this.read.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.read.toString('latin1', 0, end);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (this.read.length < end + 4 + length) return;
    const reply = { status: Number(head.slice(9, 12)), body: this.read.toString('utf8', end + 4, end + 4 + length) };
    this.read = Buffer.alloc(0);
    const waiting = this.waiting;
    this.waiting = undefined;
    waiting?.resolve(reply);
  }

  private lost(error: Error): void {
    this.waiting?.reject(error);
    this.waiting = undefined;
  }
}
