import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

/** The harmless file by which every scanner shows that it works; put together so that this source is no find itself. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE', '!$H+H*'].join('');

/** How the peer behaves; a real daemon does each of these at times. */
export type Mood = 'scans' | 'silent' | 'error' | 'limit' | 'hangs-up' | 'babbles' | 'nearly-ok';

/** Speaks ClamAV's INSTREAM and VERSION over TCP (clamd(8)) and knows one virus. */
export class ClamdPeer {
  mood: Mood = 'scans';
  scanned = 0;
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  static async open(): Promise<ClamdPeer> {
    const server = createServer();
    const peer = new ClamdPeer(server);
    server.on('connection', (socket) => peer.talk(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return peer;
  }

  get url(): string {
    return `tcp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private talk(socket: Socket): void {
    this.sockets.add(socket);
    let heard = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('data', (data) => {
      heard = Buffer.concat([heard, data]);
      if (this.mood === 'hangs-up' && heard.length > 20) return socket.destroy();
      if (this.mood === 'silent') return;
      if (heard.toString('latin1').startsWith('zVERSION\0')) {
        socket.end('ClamAV 1.4.6/27500/Tue Nov 24 09:28:02 2026\0');
        return;
      }
      const file = wholeStream(heard);
      if (this.mood === 'limit') socket.end('INSTREAM size limit exceeded. ERROR\0');
      else if (file) socket.end(this.answer(file));
    });
  }

  private answer(file: Buffer): string {
    this.scanned++;
    switch (this.mood) {
      case 'error':
        return "stream: Can't allocate memory ERROR\0";
      case 'nearly-ok':
        return 'stream: OK but for the rest\0';
      case 'babbles':
        return 'O'.repeat(10_000);
      default:
        return file.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0';
    }
  }
}

/** The pieces of a stream put together, once the piece of length zero has come. */
function wholeStream(heard: Buffer): Buffer | undefined {
  const pieces: Buffer[] = [];
  for (let at = 'zINSTREAM\0'.length; at + 4 <= heard.length;) {
    const length = heard.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    if (at + 4 + length > heard.length) return undefined;
    pieces.push(heard.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
