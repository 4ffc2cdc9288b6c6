import type { Installation } from '../installation.js';
import type { Ask } from '../load.js';

/** Matters made by this run, in the order they were answered, waiting for their next step. */
export type Made = { office: string; matter: string }[];

/** Submits a complaint as a resident's browser does: every field checked, a person sealed, a key against double clicks. */
export function createIn(offices: readonly string[], made?: Made): Ask {
  const run = process.hrtime.bigint().toString(36);
  const body = JSON.stringify({
    title: '가로등이 꺼져 있습니다',
    content: '집 앞 골목의 가로등이 사흘째 꺼져 있어 밤길이 어둡습니다. 확인하고 고쳐 주십시오.',
    complainant: { name: '김예시', email: 'kim@resident.example', answer: 'email', consent: true },
  });
  return async (http, client, turn) => {
    const office = offices[(client * 37 + turn * 32) % offices.length] as string;
    const headers = { 'idempotency-key': `bench-${run}-${client}-${turn}` };
    const reply = await http.request('POST', `/api/v1/offices/${office}/complaints`, headers, body);
    if (made && reply.status === 201)
      made.push({ office, matter: (JSON.parse(reply.body) as { matter: string }).matter });
    return reply;
  };
}

/** Receives the next matter that waits: starts its clock, tells the resident, counts it. */
export function receive(token: string, made: Made): Ask {
  const body = JSON.stringify({ kind: 'grievance' });
  return async (http) => {
    const next = made.shift();
    if (!next) throw new Error('No matter is left to receive: create more before.');
    const path = `/api/v1/offices/${next.office}/matters/${next.matter}/steps/receive`;
    return http.request('POST', path, { authorization: `Bearer ${token}` }, body);
  };
}

/** A GET of the staff's API. */
export function look(token: string, path: string): Ask {
  return (http) => http.request('GET', path, { authorization: `Bearer ${token}` });
}

/** A personal token of somebody at the office's intake desk. */
export async function intakeToken(at: Installation, office: string): Promise<string> {
  const [account] = await at.rows<{ account: string }>(
    `select account from staff join staff_role using (office_id, staff_id) where office_id = $1 and role = 'intake' order by account limit 1`,
    [office],
  );
  if (!account) throw new Error(`Nobody is at the intake desk of ${office}.`);
  return at.operator('token', '--office', office, '--account', account.account);
}
