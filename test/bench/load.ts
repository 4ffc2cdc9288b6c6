import { HttpClient, type Reply } from './http-client.js';

export interface Run {
  readonly requests: number;
  readonly perSecond: number;
  /** Milliseconds that 99 of 100 requests stayed under. */
  readonly p99: number;
}

/** What client number `client` asks as its `turn`th request. */
export type Ask = (http: HttpClient, client: number, turn: number) => Promise<Reply>;

/**
 * So many clients, each asking again as soon as it is answered, until the time is over or so many requests were made.
 * Any answer but a 2xx ends the run: a fast refusal must not count as speed.
 */
export async function load(
  port: number,
  clients: number,
  until: { seconds?: number; requests?: number },
  ask: Ask,
): Promise<Run> {
  const times: number[] = [];
  const begun = performance.now();
  const end = begun + (until.seconds ?? 60) * 1_000;
  const most = until.requests ?? Infinity;
  let asked = 0;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      const http = new HttpClient(port);
      try {
        for (let turn = 0; performance.now() < end && asked < most; turn++) {
          asked++;
          const sent = performance.now();
          const { status, body } = await ask(http, client, turn);
          if (status < 200 || status > 299) throw new Error(`answered ${status}: ${body.slice(0, 400)}`);
          times.push(performance.now() - sent);
        }
      } finally {
        http.close();
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1_000;
  times.sort((a, b) => a - b);
  return {
    requests: times.length,
    perSecond: times.length / seconds,
    p99: times[Math.floor(times.length * 0.99)] ?? 0,
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}
