import { setTimeout as wait } from 'node:timers/promises';

/** Waits until an address answers 200; returns false after `patience` milliseconds. */
export async function answers(url, patience, signal) {
  const until = performance.now() + patience;
  while (performance.now() < until && !signal.aborted) {
    const well = await fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
      (response) => response.ok,
      () => false,
    );
    if (well) return true;
    await wait(40);
  }
  return false;
}
