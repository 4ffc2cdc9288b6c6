/** A browser that knows links, forms and cookies and no script: what a page must work with. */
export class FormBrowser {
  html = '';
  status = 0;
  /** Path and query of the page shown. */
  address = '/';

  constructor(
    private readonly base: string,
    private readonly cookies = new Map<string, string>(),
  ) {}

  /** Another tab of the same browser. */
  clone(): FormBrowser {
    return new FormBrowser(this.base, this.cookies);
  }

  async open(address: string): Promise<void> {
    await this.go(address, { method: 'GET' });
  }

  /**
   * Fills in the page's first posted form in `main`, or the first whose address holds `to` and whose inside holds `saying`: hidden
   * fields and what stands in it already go along.
   */
  async send(typed: Readonly<Record<string, string>>, to = '', saying = ''): Promise<void> {
    const main = this.html.slice(this.html.indexOf('<main'));
    const forms = [...main.matchAll(/<form method="post" action="([^"]*)"[^>]*>(.*?)<\/form>/gs)];
    const [, action = '', inner = ''] = forms.find(([, at, form]) => at?.includes(to) && form?.includes(saying)) ?? [];
    if (inner === '') throw new Error(`no form on ${this.address}`);
    await this.post(plain(action), { ...standingIn(inner), ...typed });
  }

  /** What a script of the page sends. */
  async post(address: string, fields: Readonly<Record<string, string>>): Promise<void> {
    await this.go(address, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    });
  }

  /** The first link whose address holds this. */
  linkTo(part: string): string {
    const found = [...this.html.matchAll(/href="([^"]+)"/g)]
      .map(([, href]) => plain(String(href)))
      .find((href) => href.includes(part));
    if (found === undefined) throw new Error(`no link to ${part} on ${this.address}`);
    return found;
  }

  /** What a reader sees. */
  get text(): string {
    return plain(
      this.html.replace(/<(script|style)[^>]*>.*?<\/\1>/gs, '').replace(/<(?:"[^"]*"|[^">])+>/g, ' '),
    ).replace(/\s+/g, ' ');
  }

  private async go(address: string, init: RequestInit): Promise<void> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { accept: 'text/html', ...(init.headers as Record<string, string>), ...(cookie && { cookie }) };
    const answer = await fetch(new URL(address, this.base), { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      this.cookies.set(name, value);
    }
    const next = answer.headers.get('location');
    if (answer.status >= 300 && answer.status < 400 && next) {
      await this.go(next, { method: 'GET' });
      return;
    }
    this.address = address;
    this.status = answer.status;
    this.html = await answer.text();
  }
}

function standingIn(form: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input(?:"[^"]*"|[^">])*>/g)) {
    const at = (name: string) => plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
    const ticked = !/type="(radio|checkbox)"/.test(tag) || /\schecked/.test(tag);
    if (at('name') !== '' && ticked) fields[at('name')] = at('value');
  }
  for (const [, name, value] of form.matchAll(/<textarea[^>]*\sname="([^"]*)"[^>]*>(.*?)<\/textarea>/gs))
    fields[String(name)] = plain(String(value));
  for (const [, name, inner] of form.matchAll(/<select[^>]*\sname="([^"]*)"[^>]*>(.*?)<\/select>/gs)) {
    const chosen = [...String(inner).matchAll(/<option[^>]*>/g)]
      .map(([option]) => option)
      .find((option) => /\sselected/.test(option));
    fields[String(name)] = plain(/value="([^"]*)"/.exec(chosen ?? '')?.[1] ?? '');
  }
  return fields;
}

function plain(escaped: string): string {
  return escaped.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
