import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, same } from './expect.js';
import type { StaffMember } from './people.js';
import type { Stage } from './stage.js';

export type Format = 'hwpx' | 'pdf' | 'xlsx';

/** A frozen briefing as the console tells it. */
export interface Frozen {
  readonly id: string;
  readonly version: number;
  readonly sha256: string;
  readonly checks: readonly { readonly label: string; readonly holds: boolean }[];
}
interface Export {
  readonly id: string;
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly fileSha256: string | null;
}

/** How many 검산 there are. @throws Missing unless there are some and all hold */
export function allHold({ checks }: Frozen, what: string): number {
  expect(checks.length > 0 && checks.every(({ holds }) => holds), `${what}의 검산`, checks);
  return checks.length;
}

/** Where a file of this play is kept. */
export async function placeFor(stage: Stage, name: string): Promise<string> {
  const folder = join(stage.installation.data, 'demo', stage.code);
  await mkdir(folder, { recursive: true });
  return join(folder, name);
}

/** A file to be drawn, and words it must say. */
interface Drawn {
  readonly name: string;
  readonly format: Format;
  readonly words: readonly string[];
}

/** Has a file of a frozen briefing made, fetches it, and looks whether it is what its name says and says these words. */
export async function draw(stage: Stage, who: StaffMember, { id }: Pick<Frozen, 'id'>, drawn: Drawn): Promise<string> {
  const { name, format } = drawn;
  const asked = await who.post<Export>(`briefings/${id}/exports`, { format });
  const made = await stage.until(`${name}.${format} 파일`, async () => {
    const now = await who.get<Export>(`briefings/exports/${asked.id}`);
    return now.state === 'queued' || now.state === 'running' ? undefined : now;
  });
  same(made.state, 'done', `${name}.${format} 파일`);
  const bytes = await who.file(`briefings/exports/${asked.id}/file`);
  same(createHash('sha256').update(bytes).digest('hex'), made.fileSha256, `${name}.${format} 파일의 요약값`);
  return keep(stage, bytes, drawn);
}

/** Keeps a file that was fetched, when it is what its name says and says these words. */
export async function keep(stage: Stage, bytes: Uint8Array, { name, format, words }: Drawn): Promise<string> {
  looksRight(format, bytes, words);
  const out = await placeFor(stage, `${name}.${format}`);
  await writeFile(out, bytes);
  return out;
}

/** The file is what its name says, and the text of a zipped one says these words. */
export function looksRight(format: Format, bytes: Uint8Array, words: readonly string[]): void {
  if (format === 'pdf') return expect(Buffer.from(bytes.subarray(0, 5)).toString() === '%PDF-', 'PDF 파일');
  const text = Object.entries(unzipSync(bytes))
    .filter(([name]) => name.endsWith('.xml'))
    .map(([, part]) => strFromU8(part))
    .join('\n');
  for (const said of words) expect(text.includes(said), `${format} 파일에 「${said}」`);
}
