import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, same } from './expect.js';
import type { Stage } from './stage.js';

const FORMATS = ['hwpx', 'pdf', 'xlsx'] as const;
type Format = (typeof FORMATS)[number];

interface Drawn {
  readonly version: number;
  readonly sha256: string;
  readonly file: string;
  readonly 검산: { readonly holds: number; readonly fails: number };
}

/** 한 달의 처리결과를 보고한다. One frozen set of figures, three files of it, and sums that were checked. */
export async function monthlyBriefing(stage: Stage, month: string, late: string): Promise<void> {
  const folder = join(stage.installation.data, 'demo', stage.code);
  await mkdir(folder, { recursive: true });
  const drawn: Drawn[] = [];
  for (const format of FORMATS) {
    const out = join(folder, `${month}.${format}`);
    // Frozen anew for the first file, so that this play's complaints are in it; the others are drawn from the same figures.
    const fresh = drawn.length === 0 ? ['--fresh'] : [];
    const told = await stage.installation.operator(
      'briefing',
      '--office',
      stage.code,
      '--month',
      month,
      '--format',
      format,
      '--out',
      out,
      ...fresh,
    );
    drawn.push(JSON.parse(told) as Drawn);
    await looksRight(format, out, late);
    stage.files.push(out);
  }
  const [first] = drawn;
  expect(first, '보고서');
  for (const { version, sha256 } of drawn)
    same([version, sha256], [first.version, first.sha256], '세 파일의 숫자는 한 번 굳힌 것이다');
  const { holds, fails } = first.검산;
  expect(holds > 0 && fails === 0, '보고서의 검산', first.검산);
  stage.tell(`${month} 처리결과 보고를 만들었습니다(제${first.version}판). 검산 ${holds}가지가 모두 맞습니다.`);
}

/** The file is what its name says, and the text of the two zipped ones names the checked sums and the late complaint. */
async function looksRight(format: Format, file: string, late: string): Promise<void> {
  const bytes = await readFile(file);
  if (format === 'pdf') return expect(bytes.subarray(0, 5).toString() === '%PDF-', `${file}: PDF`);
  const text = Object.entries(unzipSync(bytes))
    .filter(([name]) => name.endsWith('.xml'))
    .map(([, part]) => strFromU8(part))
    .join('\n');
  for (const words of ['검산', late]) expect(text.includes(words), `${file}: 「${words}」`);
}
