/** A database server that is wanted: started again at once when it dies unasked. */
export class Server {
  onExit = () => {};
  #child;
  #wanted = false;

  constructor(launch, end, crash) {
    this.launch = launch;
    this.end = end;
    this.crash = crash;
  }

  async start() {
    this.#wanted = true;
    const child = await this.launch();
    this.#child = child;
    if (!this.#wanted) return this.end(child);
    child.once('exit', () => this.#died());
  }

  /** @param {'kill' | 'immediate'} [how] none: cleanly */
  async stop(how) {
    this.#wanted = false;
    if (this.#child) await (how ? this.crash(this.#child, how) : this.end(this.#child));
  }

  #died() {
    if (!this.#wanted) return;
    this.onExit();
    this.start().catch(() => setTimeout(() => this.#died(), 1_000));
  }
}
