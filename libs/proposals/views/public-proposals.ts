import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#calendar';
import { OfficeTx, statement } from '#ledger';
import { cursorOf, Procedures, readCursor } from '#matters';
import { type Office, OfficeDirectory } from '#office';

/** A proposal as everyone sees it. `hidden`: the proposer asked for no more than title and outcome (제 §7). */
export interface PublicProposal {
  readonly id: string;
  readonly title: string;
  /** 채택, 불채택; absent while it is not decided. */
  readonly outcome?: string;
  readonly hidden: boolean;
  readonly receiptNo?: string;
  readonly state?: string;
  readonly receivedOn?: LocalDate;
}
interface Row {
  id: string;
  receiptNo: string;
  version: string;
  state: string;
  hidden: boolean;
  receivedOn: string;
  title: string | null;
}

const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const PROPOSALS = statement(
  'proposals.public-list',
  `select m.id, m.receipt_no as "receiptNo", to_char(m.version, 'YYYY-MM-DD') as version, m.state, m.kept ? 'hidden' as hidden,
     to_char(m.received_at at time zone 'Asia/Seoul', 'YYYY-MM-DD') as "receivedOn", p.body as title
   from matter m left join passage p on p.office_id = $1 and p.id = m.title
   where m.office_id = $1 and m.procedure = 'proposal' and m.received_at is not null and m.id < $2::uuid order by m.id desc limit $3`,
);
const OUTCOMES: Readonly<Record<string, string>> = {
  adopted: '채택',
  implemented: '채택',
  managed: '채택',
  'not-adopted': '불채택',
};

/** 제안의 접수와 처리 상황을 실시간으로(제 §7): read from the matters themselves, so that nothing lags behind. */
@Injectable()
export class PublicProposals {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly procedures: Procedures,
  ) {}

  /** Newest first. RuleBroken: `matters.cursor-invalid`. */
  async list(
    code: string,
    after?: string,
    most = 20,
  ): Promise<{ rows: readonly PublicProposal[]; next: string | null }> {
    const office = await this.directory.of(code);
    const from = after === undefined ? LAST : readCursor(after, 1)[0];
    const rows = await this.offices.quick(code, (tx) => tx.rows<Row>(PROPOSALS, [code, from, most + 1]));
    const last = rows.length > most ? rows[most - 1] : undefined;
    return { rows: rows.slice(0, most).map((row) => this.shown(office, row)), next: last ? cursorOf(last.id) : null };
  }

  private shown(office: Office, { id, title, hidden, state, version, receiptNo, receivedOn }: Row): PublicProposal {
    const outcome = OUTCOMES[state];
    const always = { id, title: title ?? '', hidden, ...(outcome !== undefined && { outcome }) };
    if (hidden) return always;
    const { states } = this.procedures.of(office).exactly('proposal', version as LocalDate);
    return { ...always, receiptNo, receivedOn: receivedOn as LocalDate, state: states.get(state)?.resident ?? state };
  }
}
