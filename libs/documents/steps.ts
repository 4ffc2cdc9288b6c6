import { setImmediate } from 'node:timers/promises';

import type { RenderOptions } from './model.js';

/**
 * A counter for a renderer's work: each call lets other work of the process go first, throws if the render was
 * aborted, and reports how far it is (`0 of n` at the first call).
 */
export function steps({ signal, progress }: RenderOptions, of: number): () => Promise<void> {
  let done = 0;
  return async () => {
    await setImmediate();
    signal?.throwIfAborted();
    progress?.(Math.min(done, of), of);
    done += 1;
  };
}
