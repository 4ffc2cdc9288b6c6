import { readFile } from 'node:fs/promises';
import { expect, same } from './expect.js';
import { allHold, draw, type Frozen, looksRight, placeFor } from './drawn-files.js';
import type { Stage } from './stage.js';

/** 한 달의 처리결과를 보고한다. One frozen set of figures, three files of it side by side, and sums that were checked. */
export async function monthlyBriefing(stage: Stage, month: string, late: string): Promise<readonly string[]> {
  const intake = stage.intake();
  // Frozen anew, so that this play's complaints are in it.
  const frozen = await intake.post<Frozen>('briefings', { month });
  const words = ['검산', late];
  const files = await Promise.all([
    draw(stage, intake, frozen, { name: month, format: 'hwpx', words }),
    byOperator(stage, month, frozen),
    draw(stage, intake, frozen, { name: month, format: 'xlsx', words }),
  ]);
  const checks = allHold(frozen, '보고서');
  const { intact } = await intake.get<{ intact: boolean }>(`briefings/${frozen.id}`);
  expect(intact, '보고서의 숫자는 굳힌 그대로다');
  stage.tell(`${month} 처리결과 보고를 만들었습니다(제${frozen.version}판). 검산 ${checks}가지가 모두 맞습니다.`);
  return files;
}

/** The operator's command draws the same figures. */
async function byOperator(stage: Stage, month: string, frozen: Frozen): Promise<string> {
  const out = await placeFor(stage, `${month}.pdf`);
  const asked = ['--office', stage.code, '--month', month, '--format', 'pdf', '--out', out];
  const drawn = JSON.parse(await stage.installation.operator('briefing', ...asked)) as Frozen;
  same([drawn.version, drawn.sha256], [frozen.version, frozen.sha256], '세 파일의 숫자는 한 번 굳힌 것이다');
  looksRight('pdf', await readFile(out), []);
  return out;
}
