import { factKind } from '#foundation';

/** Name of a text: its id and keyed digest. */
interface Named {
  readonly passage: string;
  readonly digest: string;
}
interface OfCouncil {
  /** Code of the council in the office's profile. */
  readonly council: string;
}
interface OfItem extends OfCouncil {
  readonly session: string;
  readonly item: string;
}

// Facts of members hang on the member's own id, facts of sessions on the session's.

/** A term began: of a staff member or of an outsider in the vault. `renews` names the term before it. */
export const MemberSeated = factKind<
  OfCouncil & {
    readonly staff: string | null;
    readonly person: string | null;
    readonly seat: string | null;
    readonly chair: boolean;
    readonly since: string;
    readonly until: string | null;
    readonly renews: string | null;
  }
>('councils.member-seated.v1');

/** A term ended: `why` is `renewed`, `resigned`, `replaced`, `dismissed` or `left-office`. */
export const MemberEnded = factKind<OfCouncil & { readonly on: string; readonly why: string }>(
  'councils.member-ended.v1',
);

/** A member became the chair. */
export const ChairNamed = factKind<OfCouncil>('councils.chair-named.v1');

export const SessionPlanned = factKind<OfCouncil & { readonly at: string; readonly place: Named }>(
  'councils.session-planned.v1',
);

/** A question about a matter was put on the agenda. */
export const ItemLaid = factKind<
  OfItem & { readonly matter: string; readonly about: string; readonly question: Named; readonly invited: boolean }
>('councils.item-laid.v1');

/** Somebody whom an item concerns, beside the complainant. */
export const PartyNamed = factKind<OfItem & { readonly person: string }>('councils.party-named.v1');

/** The members are called: the agenda stands. `members` are member ids. */
export const SessionCalled = factKind<OfCouncil & { readonly at: string; readonly members: readonly string[] }>(
  'councils.session-called.v1',
);

/** Told of the matter itself: a council will deliberate on it, and these people are told beforehand. */
export const MatterAnnounced = factKind<OfItem & { readonly at: string; readonly people: readonly string[] }>(
  'councils.matter-announced.v1',
);

/** A written statement came in; `by` is `complainant`, `interested` or `department`. */
export const StatementTaken = factKind<OfItem & { readonly by: string; readonly text: Named }>(
  'councils.statement-taken.v1',
);

/** A member takes no part in an item: `by-law` 제척, `challenged` 기피, `withdrew` 회피. */
export const MemberRecused = factKind<
  OfItem & { readonly member: string; readonly how: string; readonly ground: Named }
>('councils.member-recused.v1');

export const AttendanceNoted = factKind<OfCouncil & { readonly present: readonly string[]; readonly of: number }>(
  'councils.attendance-noted.v1',
);

export interface Voted extends OfItem {
  readonly decision: string;
  readonly inFavour: number;
  readonly against: number;
  readonly abstained: number;
  /** Present members that took part. */
  readonly voters: number;
}
/** The votes on an item were counted; they may be counted again until the session is closed. */
export const ItemVoted = factKind<Voted>('councils.item-voted.v1');

/** The session is over: the minutes stand and nothing of it changes any more. */
export const SessionClosed = factKind<
  OfCouncil & { readonly members: number; readonly present: number; readonly minutes: Named }
>('councils.session-closed.v1');

/** With the session closed, what was decided about a matter holds. */
export const ItemDecided = factKind<OfItem & { readonly matter: string; readonly decision: string }>(
  'councils.item-decided.v1',
);

export const SessionCancelled = factKind<OfCouncil & { readonly reason: Named }>('councils.session-cancelled.v1');
