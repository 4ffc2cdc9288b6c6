import { ask, fetchFile, refused, type Refusal, sendFile, take } from './http.js';
import { expect, Missing } from './expect.js';
import type { SampleAccount } from './installation.js';

export interface Taken {
  readonly matter: string;
  readonly receiptNo: string;
  readonly state: string;
  readonly version: number;
  readonly due: string | null;
}
export interface DeskView {
  readonly matter: string;
  readonly state: string;
  readonly kind: string | null;
  readonly department: string | null;
  readonly officer: string | null;
  readonly responsibleOfficer: string | null;
  readonly marks: readonly string[];
  readonly due: string | null;
  readonly receivedAt: string | null;
  readonly steps: readonly { readonly code: string; readonly whyNot: string | null; readonly answers: unknown }[];
  readonly timeline: readonly { readonly at: string; readonly step: string | null }[];
}
export interface TrackingView {
  readonly state: string;
  readonly stateLabel: string;
  readonly ended: boolean;
  readonly due: string | null;
  readonly officer: { readonly department: string; readonly name: string; readonly phone: string } | null;
  readonly timeline: readonly {
    readonly step: string;
    readonly sentence: string;
    readonly answers?: readonly { readonly label: string; readonly value: string }[];
  }[];
}

/** A member of staff at the console's API, signed in by password; signs in again when the session is over, as people do. */
export class StaffMember {
  private cookie: string | undefined;

  constructor(
    private readonly console: string,
    private readonly sample: SampleAccount,
  ) {}

  get account(): string {
    return this.sample.account;
  }

  /** As the office knows the person. */
  async id(): Promise<string> {
    const person = await this.signedIn((headers) =>
      take<{ id: string }>('GET', `${this.at}/sessions/current`, undefined, headers),
    );
    return person.id;
  }

  take(matter: string, step: string, answers: unknown = {}): Promise<Taken> {
    return this.signedIn((headers) => take('POST', `${this.at}/matters/${matter}/steps/${step}`, answers, headers));
  }

  refused(code: string, matter: string, step: string, answers: unknown = {}): Promise<Refusal> {
    return this.signedIn((headers) =>
      refused(code, 'POST', `${this.at}/matters/${matter}/steps/${step}`, answers, headers),
    );
  }

  look(matter: string): Promise<DeskView> {
    return this.signedIn((headers) => take('GET', `${this.at}/matters/${matter}`, undefined, headers));
  }

  /** Opens a matter of a table, about another one where the table says so. */
  begin(
    procedure: string,
    answers: object,
    how: { readonly step?: string; readonly about?: string } = {},
  ): Promise<Taken> {
    return this.post(`procedures/${procedure}/matters?${new URLSearchParams(how).toString()}`, answers);
  }

  /** What the console's API tells below the office. */
  get<Body>(path: string): Promise<Body> {
    return this.signedIn((headers) => take('GET', `${this.at}/${path}`, undefined, headers));
  }

  post<Body>(path: string, body: object): Promise<Body> {
    return this.signedIn((headers) => take('POST', `${this.at}/${path}`, body, headers));
  }

  /** Sends a list or a sheet. */
  send<Body>(path: string, bytes: Uint8Array): Promise<Body> {
    return this.signedIn((headers) => sendFile(`${this.at}/${path}`, bytes, headers));
  }

  file(path: string): Promise<Uint8Array> {
    return this.signedIn((headers) => fetchFile(`${this.at}/${path}`, headers));
  }

  private get at(): string {
    return `${this.console}/api/v1/offices/${this.sample.office}`;
  }

  private async signedIn<T>(work: (headers: { cookie: string }) => Promise<T>): Promise<T> {
    if (this.cookie !== undefined) {
      const { status } = await ask('GET', `${this.at}/sessions/current`, undefined, { cookie: this.cookie });
      if (status >= 400) this.cookie = undefined;
    }
    this.cookie ??= await this.signIn();
    return work({ cookie: this.cookie });
  }

  private async signIn(): Promise<string> {
    const { account, password } = this.sample;
    const { status, headers, body } = await ask('POST', `${this.at}/sessions`, { account, password });
    if (status !== 201) throw new Missing(`${account} 계정으로 들어가지 못함`, body);
    return String(headers.getSetCookie()[0]?.split(';')[0]);
  }
}

/** A resident at the portal's API: submits, and follows a matter with receipt number and lookup code. */
export class Resident {
  constructor(
    private readonly portal: string,
    private readonly office: string,
    readonly name: string,
    readonly email: string,
  ) {}

  submit(title: string, content: string, key: string): Promise<Taken & { readonly lookupCode: string }> {
    const complainant = { name: this.name, email: this.email, answer: 'email', consent: true };
    const headers = { 'idempotency-key': key };
    return take('POST', `${this.at}/complaints`, { title, content, complainant }, headers);
  }

  /** Opens a matter of any table: a petition, a proposal. `ask` is what the table calls the person. */
  begin(
    procedure: string,
    ask: string,
    answers: object,
    key: string,
  ): Promise<Taken & { readonly lookupCode: string }> {
    const person = { name: this.name, email: this.email, answer: 'email', consent: true };
    const headers = { 'idempotency-key': key };
    return take('POST', `${this.at}/procedures/${procedure}/matters`, { ...answers, [ask]: person }, headers);
  }

  /** Opens the matter as the letter says: receipt number and lookup code. */
  async open(receiptNo: string, code: string): Promise<Tracking> {
    const session = await take<{ token: string; matter: string; level: string }>(
      'POST',
      `${this.at}/tracking/sessions`,
      { receiptNo, code },
    );
    expect(session.level === 'full', '조회번호로 연 세션', session.level);
    return new Tracking(`${this.at}/tracking/${session.matter}`, session.token);
  }

  private get at(): string {
    return `${this.portal}/api/v1/offices/${this.office}`;
  }
}

/** An open tracking session. */
export class Tracking {
  private readonly headers: { authorization: string };

  constructor(
    private readonly at: string,
    token: string,
  ) {
    this.headers = { authorization: `Bearer ${token}` };
  }

  look(): Promise<TrackingView> {
    return take('GET', this.at, undefined, this.headers);
  }

  take(step: string, answers: unknown): Promise<Taken> {
    return take('POST', `${this.at}/steps/${step}`, answers, this.headers);
  }
}
