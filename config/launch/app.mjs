import { endChild } from './children.mjs';

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
/** An application that ran this long was well: its next death counts as the first. */
const WELL = 60_000;

/** A long-running application that is started again when it dies, more slowly each time. */
export class App {
  onExit = () => {};
  #child;
  #timer;
  #stopped = false;
  #deaths = 0;

  constructor(launch) {
    this.launch = launch;
  }

  start() {
    const begun = performance.now();
    this.#child = this.launch();
    this.#child.once('exit', () => this.#died(performance.now() - begun));
  }

  async stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await endChild(this.#child, [
      ['SIGTERM', 8_000],
      ['SIGKILL', 5_000],
    ]);
  }

  #died(lived) {
    if (this.#stopped) return;
    this.#deaths = lived > WELL ? 1 : this.#deaths + 1;
    this.onExit(this.#deaths);
    const pause = Math.min(FIRST_PAUSE * 2 ** (this.#deaths - 1), LONGEST_PAUSE);
    this.#timer = setTimeout(() => this.start(), pause);
  }
}
