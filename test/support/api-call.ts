/** An answer of the API, whatever its status. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

const COMPLAINANT = { name: '김예시', email: 'kim@resident.example', answer: 'email', consent: true };

/** Submits a sound complaint of a given title to an address of the portal. */
export async function submitTo(portal: string, office: string, title: string, key: string): Promise<ApiAnswer> {
  const response = await fetch(`${portal}/api/v1/offices/${office}/complaints`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ title, content: '집 앞 골목 가로등이 꺼져 있습니다.', complainant: COMPLAINANT }),
  });
  const { status, headers } = response;
  return { status, headers, body: (await response.json()) as ApiAnswer['body'] };
}
