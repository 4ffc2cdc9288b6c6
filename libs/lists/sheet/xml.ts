import { ensure } from '#foundation';

/** Parts of a workbook are read by their tags alone: no document type, no comment, no CDATA, which no spreadsheet writes there. */
export function refuseTricks(xml: string): void {
  ensure(!/<!/.test(xml), 'files.damaged');
}

/** Each element of a name, in order, with its attributes and what stands in it; a prefix of the namespace is passed over. */
export function* elements(xml: string, name: string): Iterable<{ readonly tag: string; readonly inside: string }> {
  const opening = new RegExp(`<(\\w+:)?${name}(?=[\\s/>])((?:[^>"]|"[^"]*")*)>`, 'g');
  for (let found = opening.exec(xml); found; found = opening.exec(xml)) {
    const tag = found[2] ?? '';
    if (tag.endsWith('/')) {
      yield { tag, inside: '' };
      continue;
    }
    const end = xml.indexOf(`</${found[1] ?? ''}${name}>`, opening.lastIndex);
    ensure(end >= 0, 'files.damaged');
    yield { tag, inside: xml.slice(opening.lastIndex, end) };
    opening.lastIndex = end;
  }
}

export function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : unescaped(value);
}

export function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function unescaped(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi,
    (all, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? all;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}

/** Text of a string item: its runs together, without the reading aids of its letters; `_x000D_` is how a sign is hidden in XML. */
export function stringIn(item: string): string {
  const runs = item.replace(/<(\w+:)?rPh[\s>][\s\S]*?<\/(\w+:)?rPh>/g, '');
  const text = [...elements(runs, 't')].map(({ inside }) => unescaped(inside)).join('');
  return text.replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
