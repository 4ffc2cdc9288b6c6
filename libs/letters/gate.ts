import { Readable } from 'node:stream';

/** A worker that slept too long (SIGSTOP, a blocked event loop) must not send what another may have claimed since. */
export class LeaseOver extends Error {
  constructor() {
    super('lease over');
    this.name = 'LeaseOver';
  }
}

/**
 * The message as a stream that keeps its last piece back until asked for it, and then gives it only while `open()`. Without the
 * last piece there is no final dot, and without the dot a server takes nothing.
 */
export class GatedMessage extends Readable {
  /** True once the last piece was given: from then on the server may have taken the message. */
  passed = false;
  private turn = 0;

  constructor(
    private readonly bytes: Buffer,
    private readonly open: () => boolean,
  ) {
    // One piece at a time: nothing is read ahead of the socket.
    super({ highWaterMark: 1 });
  }

  override _read(): void {
    const last = Math.max(0, this.bytes.length - 2);
    this.turn++;
    if (this.turn === 1) this.push(this.bytes.subarray(0, last));
    else if (!this.open()) this.destroy(new LeaseOver());
    else {
      this.passed = true;
      this.push(this.bytes.subarray(last));
      this.push(null);
    }
  }
}
