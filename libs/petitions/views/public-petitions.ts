import { Injectable } from '@nestjs/common';
import { ensure } from '#foundation';
import type { LocalDate } from '#calendar';
import { OfficeTx, statement, type Tx } from '#ledger';
import { cursorOf, Procedures, readCursor } from '#matters';
import { type Office, OfficeDirectory } from '#office';

/** A public petition as everyone sees it: what was cleared for the public, never the petitioner's own words or name. */
export interface PublicPetition {
  readonly id: string;
  readonly receiptNo: string;
  readonly title: string;
  readonly state: string;
  readonly stateLabel: string;
  /** Last day on which opinions are heard; absent once they are over. */
  readonly opinionsUntil?: LocalDate;
  readonly opinions: number;
}
export interface PublicPetitionPage extends PublicPetition {
  readonly text: string;
  readonly byStance: Readonly<Record<string, number>>;
  /** Once the petitioner was told (청 §21②). */
  readonly result?: { readonly conclusion: string; readonly reasons: string; readonly actions?: string };
}
export interface Opinion {
  readonly id: string;
  readonly stance: string;
  /** Null when it was hidden or destroyed. */
  readonly content: string | null;
  readonly at: Date;
}
interface Paged<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}
interface Row {
  id: string;
  receiptNo: string;
  version: string;
  state: string;
  opinionsUntil: string | null;
  title: string | null;
  opinions: number;
}

const COLUMNS = `m.id, m.receipt_no as "receiptNo", to_char(m.version, 'YYYY-MM-DD') as version, m.state, m.kept->>'opinionsUntil' as "opinionsUntil",
  (select p.body from passage p where p.office_id = $1 and p.matter_id = m.id and p.ask = 'publicTitle' order by p.id desc limit 1) as title,
  (select count(*)::int from petition_opinion o where o.office_id = $1 and o.petition_id = m.id and o.confirmed_at is not null) as opinions`;
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const LIST = statement(
  'petitions.public-list',
  `select ${COLUMNS} from matter m
   where m.office_id = $1 and m.procedure = 'petition' and 'disclosed' = any(m.marks) and m.id < $2::uuid order by m.id desc limit $3`,
);
const ONE = statement(
  'petitions.public-one',
  `select ${COLUMNS} from matter m where m.office_id = $1 and m.procedure = 'petition' and 'disclosed' = any(m.marks) and m.id = $2::uuid`,
);
const TEXTS = statement(
  'petitions.public-texts',
  `select distinct on (ask) ask, body from passage where office_id = $1 and matter_id = $2 and ask = any($3) order by ask, id desc`,
);
const STANCES = statement(
  'petitions.opinions-by-stance',
  `select f.body->'answers'->>'stance' as stance, count(*)::int as opinions from petition_opinion o
   join fact f on f.office_id = $1 and f.matter_id = o.opinion_id and f.seq = 1
   where o.office_id = $1 and o.petition_id = $2 and o.confirmed_at is not null group by 1`,
);
const OPINIONS = statement(
  'petitions.opinions',
  `select o.opinion_id as id, f.body->'answers'->>'stance' as stance, o.confirmed_at as at,
     case when not 'hidden' = any(m.marks) then p.body end as content
   from petition_opinion o
   join matter m on m.office_id = $1 and m.id = o.opinion_id
   join fact f on f.office_id = $1 and f.matter_id = o.opinion_id and f.seq = 1
   left join passage p on p.office_id = $1 and p.matter_id = o.opinion_id and p.ask = 'content'
   where o.office_id = $1 and o.petition_id = $2 and o.confirmed_at is not null and o.opinion_id < $3::uuid
   order by o.opinion_id desc limit $4`,
);

/** 공개청원의 목록, 한 건, 의견: what the law shows to everyone (청 §13, §14, §21②). */
@Injectable()
export class PublicPetitions {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly procedures: Procedures,
  ) {}

  /** Newest first. RuleBroken: `matters.cursor-invalid`. */
  async list(code: string, after?: string, most = 20): Promise<Paged<PublicPetition>> {
    const office = await this.directory.of(code);
    const rows = await this.offices.quick(code, (tx) => tx.rows<Row>(LIST, [code, since(after), most + 1]));
    return paged(
      rows.map((row) => this.shown(office, row)),
      most,
    );
  }

  /** RuleBroken: `petitions.not-public`, the same for one that is not disclosed and one that does not exist. */
  async of(code: string, id: string): Promise<PublicPetitionPage> {
    const office = await this.directory.of(code);
    return this.offices.quick(code, async (tx) => {
      const row = await tx.row<Row>(ONE, [code, id]);
      ensure(row, 'petitions.not-public');
      const [texts, stances] = await Promise.all([textsOf(tx, id), tx.rows<StanceRow>(STANCES, [code, id])]);
      const { conclusion = '', reasons = '', actions } = texts;
      return {
        ...this.shown(office, row),
        text: texts['publicText'] ?? '',
        byStance: Object.fromEntries(stances.map(({ stance, opinions }) => [stance, opinions])),
        ...(row.state === 'closed' && { result: { conclusion, reasons, ...(actions !== undefined && { actions }) } }),
      };
    });
  }

  /** Newest first, without names. */
  async opinions(code: string, petition: string, after?: string, most = 20): Promise<Paged<Opinion>> {
    const values = [code, petition, since(after), most + 1];
    return paged(await this.offices.quick(code, (tx) => tx.rows<Opinion>(OPINIONS, values)), most);
  }

  private shown(office: Office, { version, title, opinionsUntil, ...row }: Row): PublicPetition {
    const { states } = this.procedures.of(office).exactly('petition', version as LocalDate);
    return {
      ...row,
      title: title ?? '',
      stateLabel: states.get(row.state)?.resident ?? row.state,
      ...(row.state === 'opinions' && opinionsUntil !== null && { opinionsUntil: opinionsUntil as LocalDate }),
    };
  }
}

interface StanceRow {
  stance: string;
  opinions: number;
}

async function textsOf(tx: Tx, id: string): Promise<Partial<Record<string, string>>> {
  const asks = ['publicText', 'conclusion', 'reasons', 'actions'];
  const rows = await tx.rows<{ ask: string; body: string }>(TEXTS, [tx.office, id, asks]);
  return Object.fromEntries(rows.map(({ ask, body }) => [ask, body]));
}

function since(after: string | undefined): string | number | undefined {
  return after === undefined ? LAST : readCursor(after, 1)[0];
}

function paged<Shown extends { readonly id: string }>(rows: readonly Shown[], most: number): Paged<Shown> {
  const last = rows.length > most ? rows[most - 1] : undefined;
  return { rows: rows.slice(0, most), next: last ? cursorOf(last.id) : null };
}
