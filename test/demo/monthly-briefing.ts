import { readFile } from 'node:fs/promises';
import { expect, same } from './expect.js';
import { draw, type Frozen, looksRight, placeFor } from './drawn-files.js';
import type { Stage } from './stage.js';

/** 한 달의 처리결과를 보고한다. One frozen set of figures, three files of it, and sums that were checked. */
export async function monthlyBriefing(stage: Stage, month: string, late: string): Promise<readonly string[]> {
  const intake = stage.intake();
  const pdf = await placeFor(stage, `${month}.pdf`);
  // Frozen anew, so that this play's complaints are in it; the worker draws the other two from the same figures.
  const asked = ['--office', stage.code, '--month', month, '--format', 'pdf', '--out', pdf, '--fresh'];
  const drawn = JSON.parse(await stage.installation.operator('briefing', ...asked)) as Drawn;
  looksRight('pdf', await readFile(pdf), []);
  const frozen = await intake.get<Kept>(`briefings/${drawn.briefing}`);
  same([frozen.version, frozen.sha256], [drawn.version, drawn.sha256], '세 파일의 숫자는 한 번 굳힌 것이다');
  expect(frozen.intact, '보고서의 숫자는 굳힌 그대로다');
  const words = ['검산', late];
  const [hwpx, xlsx] = await Promise.all([
    draw(stage, intake, frozen, { name: month, format: 'hwpx', words }),
    draw(stage, intake, frozen, { name: month, format: 'xlsx', words }),
  ]);
  const { holds, fails } = drawn.검산;
  expect(holds > 0 && fails === 0, '보고서의 검산', drawn.검산);
  stage.tell(`${month} 처리결과 보고를 만들었습니다(제${frozen.version}판). 검산 ${holds}가지가 모두 맞습니다.`);
  return [hwpx, pdf, xlsx];
}

interface Kept extends Pick<Frozen, 'id' | 'version' | 'sha256'> {
  readonly intact: boolean;
}
interface Drawn extends Pick<Frozen, 'version' | 'sha256'> {
  /** Its id. */
  readonly briefing: string;
  readonly 검산: { readonly holds: number; readonly fails: number };
}
