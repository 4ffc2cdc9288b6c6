import { LineCounter, parseDocument } from 'yaml';
import type { ProfileProblem } from './profile-refused.js';

export type Path = readonly (string | number)[];

/** A profile as written, which can tell the line of each of its parts. */
export interface ProfileSource {
  readonly file: string;
  readonly raw: unknown;
  lineOf(path: Path): number;
}

/** Reads YAML. A key written twice is refused: YAML would silently keep the last. */
export function readProfile(file: string, text: string, problems: ProfileProblem[]): ProfileSource {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, keepSourceTokens: true });
  for (const { code, message, pos } of document.errors) {
    const { line } = lines.linePos(pos[0]);
    if (code === 'DUPLICATE_KEY')
      problems.push({ file, line, code: 'duplicate-key', cause: '같은 이름이 두 번 쓰였습니다.' });
    else problems.push({ file, line, code: 'not-yaml', cause: `YAML이 아닙니다: ${message}` });
  }
  return {
    file,
    raw: document.errors.length > 0 ? undefined : document.toJS(),
    lineOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
        if (node?.range) return lines.linePos(node.range[0]).line;
      }
      return 1;
    },
  };
}
