import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { JsonObject } from '#foundation';
import type { Problem } from './refused.js';

export interface Place {
  readonly file: string;
  readonly line: number;
}

/** A table as written, with the place of every part: `steps/extend/by` → file and line. */
export interface Source {
  readonly file: string;
  readonly raw: JsonObject;
  readonly places: ReadonlyMap<string, Place>;
}

/** Reads YAML; keys written twice are refused, because YAML would silently keep the last. */
export function readSource(file: string, text: string, problems: Problem[]): Source | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  for (const { code, message, pos } of document.errors) {
    const duplicate = code === 'DUPLICATE_KEY';
    problems.push({
      file,
      line: lines.linePos(pos[0]).line,
      code: duplicate ? 'duplicate-key' : 'not-yaml',
      cause: duplicate ? '같은 이름이 두 번 쓰였습니다. YAML은 마지막 것만 남깁니다.' : `YAML이 아닙니다: ${message}`,
    });
  }
  if (document.errors.some(({ code }) => code !== 'DUPLICATE_KEY')) return undefined;
  if (!isMap(document.contents)) {
    problems.push({ file, line: 1, code: 'not-a-table', cause: '절차 표는 이름과 내용의 짝이어야 합니다.' });
    return undefined;
  }
  const places = new Map<string, Place>([['', { file, line: 1 }]]);
  note(document.contents, '', (path, offset) => places.set(path, { file, line: lines.linePos(offset).line }));
  return { file, raw: document.toJS() as JsonObject, places };
}

/** Where a part stands; a part that is missing stands where its parent does. */
export function placeOf({ places }: Source, path: readonly string[]): Place {
  for (let length = path.length; length > 0; length -= 1) {
    const place = places.get(path.slice(0, length).join('/'));
    if (place) return place;
  }
  return places.get('') as Place;
}

function note(node: unknown, path: string, found: (path: string, offset: number) => void): void {
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      const inner = path === '' ? String(key.value) : `${path}/${String(key.value)}`;
      found(inner, key.range?.[0] ?? 0);
      note(value, inner, found);
    }
  } else if (isSeq(node)) {
    node.items.forEach((item, index) => {
      found(`${path}/${String(index)}`, (item as Node).range?.[0] ?? 0);
      note(item, `${path}/${String(index)}`, found);
    });
  }
}
