import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * What a call stands in, through everything it awaits. Node follows every promise of the process for it, each of which costs time and
 * memory: so that nothing is followed while nobody stands in anything.
 */
export class Ambient<T> {
  private readonly storage = new AsyncLocalStorage<T>();
  private inside = 0;

  get current(): T | undefined {
    return this.storage.getStore();
  }

  async within<R>(value: T, work: () => Promise<R>): Promise<R> {
    this.inside++;
    try {
      return await this.storage.run(value, work);
    } finally {
      this.inside--;
      if (this.inside === 0) this.storage.disable();
    }
  }
}
