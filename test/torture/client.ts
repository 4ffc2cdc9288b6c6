import { setTimeout as pause } from 'node:timers/promises';

export interface Order {
  /** Fronts that can take it; a client that waits in vain goes to the next. */
  readonly fronts: readonly string[];
  readonly path: string;
  readonly key: string;
  readonly body: string;
  readonly token?: string;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly tries: number;
}

const PATIENCE_MS = 3_000;
const FIRST_PAUSE_MS = 150;
const LONGEST_PAUSE_MS = 1_000;
const GIVE_UP_MS = 300_000;

/**
 * Sends a command until somebody answers it, as a careful program does: the same key, the same body, a longer pause each time.
 * No answer, 408 and all of 5xx mean "I do not know"; everything else is an answer. Undefined: given up.
 */
export async function sendUntilAnswered(order: Order, first: number): Promise<Answer | undefined> {
  const until = performance.now() + GIVE_UP_MS;
  for (let tries = 1; performance.now() < until; tries++) {
    const front = order.fronts[(first + tries) % order.fronts.length] ?? '';
    const answer = await sendOnce(order, front);
    if (answer && answer.status < 500 && answer.status !== 408) return { ...answer, tries };
    await pause(Math.min(FIRST_PAUSE_MS * tries, LONGEST_PAUSE_MS));
  }
  return undefined;
}

async function sendOnce({ path, key, body, token }: Order, front: string): Promise<Omit<Answer, 'tries'> | undefined> {
  const headers = {
    'content-type': 'application/json',
    'idempotency-key': key,
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await fetch(front + path, { method: 'POST', headers, body, signal });
    return { status: answer.status, text: await answer.text() };
  } catch {
    return undefined;
  }
}
