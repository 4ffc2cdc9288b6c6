import { Injectable } from '@nestjs/common';
import type { Progress } from '#exports';
import type { Actor } from '#foundation';
import { OfficeTx } from '#ledger';
import type { RowVerdict } from '../rules/verdict.js';
import { SeenLines } from '../rules/seen-lines.js';
import type { Sheet } from '../sheet/sheet.js';
import type { Upload } from '../storage/upload-rows.js';
import { ImportCheck } from './import-check.js';
import { ReturnCheck } from './return-check.js';

/**
 * Rows that are rehearsed together. While they are, whatever they would keep (a room, a delegate's time) is kept from others, so that it
 * must be over in a moment.
 */
const TOGETHER = 100;

/** What a list would do now, row by row: every step is rehearsed with all that it writes beside the matter, and undone. */
@Injectable()
export class ListLook {
  constructor(
    private readonly offices: OfficeTx,
    private readonly imports: ImportCheck,
    private readonly returns: ReturnCheck,
  ) {}

  /** @throws RuleBroken as `ImportCheck.rows` and `ReturnCheck.rows` */
  async at(
    office: string,
    list: Pick<Upload, 'id' | 'kind' | 'name' | 'procedure' | 'steps' | 'about'>,
    sheet: Sheet,
    actor: Actor,
    progress?: Progress,
  ): Promise<readonly RowVerdict[]> {
    const { id, kind, name, procedure, steps, about } = list;
    const target = { procedure, step: steps[0] ?? '', about };
    const seen = new SeenLines();
    const verdicts: RowVerdict[] = [];
    for (let from = 0; from < sheet.rows.length; from += TOGETHER) {
      await progress?.(from, sheet.rows.length);
      const part = { ...sheet, rows: sheet.rows.slice(from, from + TOGETHER) };
      const rows = await this.offices.rehearsal(office, (tx): Promise<readonly { readonly verdict: RowVerdict }[]> =>
        kind === 'return'
          ? this.returns.rows(tx, part, actor, { deeds: true, seen })
          : this.imports.rows(tx, { id, name, target, sheet: part }, actor, { deeds: true, seen }),
      );
      verdicts.push(...rows.map(({ verdict }) => verdict));
    }
    await progress?.(sheet.rows.length, sheet.rows.length);
    return verdicts;
  }
}
