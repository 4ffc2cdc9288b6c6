import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '#foundation';
import { seoulMinute } from '#calendar';
import { OfficeTx, statement } from '#ledger';
import { ObjectStore } from './storage/object-store.js';

/** From this hour of the night (한국 시각) on, once a day. */
const NIGHT = '02:00';
const PAGE = 500;

const CLAIM = statement(
  'files.claim-comparison',
  `insert into file_usage as u (office_id, bytes, compared_on) values ($1, 0, $2)
   on conflict (office_id) do update set compared_on = $2 where u.compared_on is distinct from $2`,
);
const OBJECTS = statement('files.objects', `select object from file where office_id = $1 and object = any ($2)`);
const PAGE_OF_ROWS = statement(
  'files.rows-with-objects',
  `select object from file where office_id = $1 and object > $2::uuid and reserved_at < clock_timestamp() - interval '1 hour'
   order by object limit ${PAGE}`,
);
const FOUND = statement(
  'files.found',
  `insert into file_finding as g (office_id, object, kind) select $1, object, $3 from unnest($2::uuid[]) as t (object)
   on conflict (office_id, object) do update set kind = g.kind returning object, found_at < clock_timestamp() - interval '23 hours' as old`,
);
const SETTLED = statement(
  'files.settled-findings',
  `delete from file_finding where office_id = $1 and kind = $3 and not (object = any ($2::uuid[]))`,
);
const FORGET = statement('files.forget-finding', `delete from file_finding where office_id = $1 and object = $2`);
const RECOUNT = statement(
  'files.recount',
  `update file_usage set bytes = coalesce((select sum(size) from file
     where office_id = $1 and state in ('reserved', 'stored', 'clean', 'unscanned')), 0) where office_id = $1`,
);

/** What a comparison found. */
export interface Compared {
  /** Objects that no row names. */
  readonly orphans: number;
  /** Orphans removed, because they had been found the night before. */
  readonly removed: number;
  /** Rows whose object is gone. */
  readonly missing: number;
}

/**
 * Compares rows with objects, both ways. An orphan is written down and told, and removed only when it is still one a day later; a
 * missing object is written down and told every night until it is back. A finding stands in the table and in the metrics.
 */
@Injectable()
export class FileComparison {
  private readonly log = new Logger('files.comparison');

  constructor(
    private readonly offices: OfficeTx,
    private readonly store: ObjectStore,
    private readonly clock: Clock,
  ) {}

  /** Compares when it is night and nobody has done so today. */
  async compareDue(office: string): Promise<Compared | undefined> {
    const [day = '', time = ''] = seoulMinute(this.clock.now()).split('T');
    if (time < NIGHT) return undefined;
    const mine = await this.offices.quick(office, (tx) => tx.touch(CLAIM, [office, day]));
    return mine === 1 ? this.compare(office) : undefined;
  }

  async compare(office: string): Promise<Compared> {
    const found = await this.orphans(office);
    const old = await this.finding(office, found.orphans, 'orphan');
    for (const object of old) {
      await this.store.remove(office, object);
      await this.offices.quick(office, (tx) => tx.touch(FORGET, [office, object]));
    }
    const missing = await this.missing(office, found.there);
    await this.finding(office, missing, 'missing');
    await this.offices.quick(office, (tx) => tx.touch(RECOUNT, [office]));
    const compared = { orphans: found.orphans.length, removed: old.length, missing: missing.length };
    if (compared.orphans + compared.missing > 0) {
      this.log.warn({
        msg: 'files and rows differ',
        office,
        ...compared,
        objects: [...found.orphans, ...missing].slice(0, 20),
      });
    }
    return compared;
  }

  private async orphans(office: string): Promise<{ there: Set<string>; orphans: string[] }> {
    const there = new Set<string>();
    for await (const { id } of this.store.list(office)) there.add(id);
    const orphans: string[] = [];
    const all = [...there];
    for (let at = 0; at < all.length; at += PAGE) {
      const some = all.slice(at, at + PAGE);
      const rows = await this.offices.quick(office, (tx) => tx.rows<{ object: string }>(OBJECTS, [office, some]));
      const known = new Set(rows.map(({ object }) => object));
      orphans.push(...some.filter((object) => !known.has(object)));
    }
    return { there, orphans };
  }

  private async missing(office: string, there: ReadonlySet<string>): Promise<string[]> {
    const missing: string[] = [];
    for (let after: string | undefined = '00000000-0000-0000-0000-000000000000'; after !== undefined;) {
      const values: readonly string[] = [office, after];
      const rows: { object: string }[] = await this.offices.quick(office, (tx) => tx.rows(PAGE_OF_ROWS, values));
      missing.push(...rows.map(({ object }) => object).filter((object) => !there.has(object)));
      after = rows.length === PAGE ? rows.at(-1)?.object : undefined;
    }
    return missing;
  }

  /** Writes down what was found and takes back what is so no more. Answers what was found a day ago already. */
  private finding(office: string, objects: readonly string[], kind: 'orphan' | 'missing'): Promise<string[]> {
    return this.offices.quick(office, async (tx) => {
      await tx.touch(SETTLED, [office, objects, kind]);
      const rows = await tx.rows<{ object: string; old: boolean }>(FOUND, [office, objects, kind]);
      return rows.filter(({ old }) => old).map(({ object }) => object);
    });
  }
}
