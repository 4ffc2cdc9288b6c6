import type { CouncilPage as Page } from '#councils';
import { koreanDate, koreanMoment, seoulMinute } from '#calendar';
import { Badge, ButtonLink, type Chrome, CriticalAlert, EmptyState, Heading, Layout, Pagination, Table } from '#krds';
import type { Step } from '#procedure';
import { CouncilAlarms } from './councils.js';

interface CouncilView {
  readonly chrome: Chrome;
  readonly page: Page;
  readonly acts: readonly Step[];
  readonly memberActs: ReadonlyMap<string, readonly Step[]>;
  readonly notice: string | undefined;
}

export const SESSION_STATES = { planned: '준비', called: '소집', closed: '마침', cancelled: '취소' } as const;

/** 위원회 하나: its rule in words, who sits in it and until when, its sessions. */
export function CouncilPage({ chrome, page, acts, memberActs, notice }: CouncilView) {
  const { office, rule, members, sessions, next } = page;
  const address = `/${office.code}/councils/${rule.code}`;
  return (
    <Layout chrome={chrome} title={rule.label} wide>
      {notice !== undefined && <CriticalAlert urgency="ok">{notice}</CriticalAlert>}
      <Heading title={rule.label} lead={rule.law} />
      <CouncilAlarms line={page} />
      <div class="tt-actions">
        {acts.map(({ code, label }) => (
          <ButtonLink key={code} href={`${address}/acts/${code}`}>
            {label}
          </ButtonLink>
        ))}
      </div>
      <section>
        <h2>위원</h2>
        {members.length === 0 ? (
          <EmptyState title="위원이 없습니다." />
        ) : (
          <Table
            caption="위원과 임기"
            captionHidden
            keyOf={({ id }) => id}
            rows={members}
            columns={[
              { label: '위원', names: true, cell: ({ name }) => name },
              { label: '자리', cell: ({ seat }) => rule.seatKinds?.[seat ?? ''] ?? '' },
              {
                label: '임기',
                cell: ({ since, until, renewals }) =>
                  `${koreanDate(since)}부터${until === null ? '' : ` ${koreanDate(until)}까지`}${renewals > 0 ? ` (연임 ${String(renewals)}번)` : ''}`,
              },
              {
                label: '상태',
                cell: ({ sits }) => <Badge tone={sits ? 'success' : 'gray'} label={sits ? '재임' : '임기 아님'} />,
              },
              {
                label: '할 수 있는 일',
                cell: ({ id, name }) => (
                  <ul class="tt-plain">
                    {(memberActs.get(id) ?? []).map(({ code, label }) => (
                      <li key={code}>
                        <a href={`${address}/members/${id}/acts/${code}`} aria-label={`${name}: ${label}`}>
                          {label}
                        </a>
                      </li>
                    ))}
                  </ul>
                ),
              },
            ]}
          />
        )}
      </section>
      <section>
        <h2>회의</h2>
        {sessions.length === 0 ? (
          <EmptyState title="회의가 없습니다." />
        ) : (
          <Table
            caption="회의"
            captionHidden
            keyOf={({ id }) => id}
            rows={sessions}
            columns={[
              {
                label: '때',
                names: true,
                cell: ({ id, at }) => <a href={`${address}/sessions/${id}`}>{koreanMoment(seoulMinute(at))}</a>,
              },
              { label: '상태', cell: ({ state }) => SESSION_STATES[state] },
              {
                label: '나온 위원',
                cell: ({ members: all, present }) => (all === null ? '' : `${String(present)}/${String(all)}명`),
              },
            ]}
          />
        )}
        <Pagination next={next === null ? undefined : `${address}?after=${encodeURIComponent(next)}`} />
      </section>
    </Layout>
  );
}
