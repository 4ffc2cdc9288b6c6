import { DECISIONS, type CouncilDecision, type ItemView, RECUSALS, type SessionPage } from '#councils';
import { koreanMoment, seoulMinute } from '#calendar';
import { inKorean } from '#front';
import { Badge, ButtonLink, type Chrome, CriticalAlert, DefinitionList, EmptyState, Heading, Layout } from '#krds';
import type { Step } from '#procedure';
import { SESSION_STATES } from './council.js';

interface SessionView {
  readonly chrome: Chrome;
  readonly page: SessionPage;
  readonly acts: readonly Step[];
  readonly itemActs: ReadonlyMap<string, readonly Step[]>;
  readonly notice: string | undefined;
}

/** 회의 하나: when and where, who came, each item with what was said, who stepped aside and how it was decided. */
export function CouncilSessionPage({ chrome, page, acts, itemActs, notice }: SessionView) {
  const { office, rule, session, sitting, items } = page;
  const address = `/${office.code}/councils/${rule.code}/sessions/${session.id}`;
  const present = sitting.filter((member) => member.present).map(({ name }) => name);
  return (
    <Layout chrome={chrome} title={`${rule.label} 회의`} wide>
      {notice !== undefined && <CriticalAlert urgency="ok">{notice}</CriticalAlert>}
      <Heading
        title={`${rule.label} 회의`}
        lead={
          <>
            {koreanMoment(seoulMinute(session.at))} <Badge tone="primary" label={SESSION_STATES[session.state]} />{' '}
            {rule.closed && <Badge tone="gray" label="비공개" />}
          </>
        }
      />
      <DefinitionList
        terms={[
          { term: '곳', value: session.place ?? '-' },
          { term: '위원', value: `${String(sitting.length)}명` },
          {
            term: '나온 위원',
            value: present.length === 0 ? '아직 적지 않음' : `${String(present.length)}명: ${present.join(', ')}`,
          },
          ...(session.minutes === null ? [] : [{ term: '회의록', value: session.minutes }]),
        ]}
      />
      <Acts acts={acts} address={address} />
      <section>
        <h2>안건</h2>
        {items.length === 0 ? (
          <EmptyState title="올린 안건이 없습니다." />
        ) : (
          items.map((item) => (
            <Item
              key={item.id}
              item={item}
              about={rule.questions[item.about] ?? item.about}
              matter={`/${office.code}/matters/${item.matter}`}
              department={item.department === null ? undefined : office.departmentLabel(item.department)}
              acts={itemActs.get(item.id) ?? []}
              address={`${address}/items/${item.id}`}
            />
          ))
        )}
      </section>
      <a href={`/${office.code}/councils/${rule.code}`}>{rule.label} 보기</a>
    </Layout>
  );
}

interface ItemProps {
  readonly item: ItemView;
  readonly about: string;
  readonly matter: string;
  readonly department: string | undefined;
  readonly acts: readonly Step[];
  readonly address: string;
}

const SPEAKERS: Readonly<Record<string, string>> = {
  complainant: '민원인',
  interested: '이해관계인',
  department: '관계 부서',
};

function Item({ item, about, matter, department, acts, address }: ItemProps) {
  const { number, receiptNo, question, parties, statements, recusals, told, problem } = item;
  return (
    <section>
      <h3>
        {number}. <a href={matter}>{receiptNo}</a> {about}
      </h3>
      <p>{question ?? '(지운 글)'}</p>
      <DefinitionList
        terms={[
          { term: '이해관계인', value: `${String(parties)}명` },
          ...statements.map(({ by, text }) => ({ term: `의견(${SPEAKERS[by] ?? by})`, value: text ?? '(지운 글)' })),
          ...recusals.map(({ name, how, ground }) => ({
            term: RECUSALS[how as keyof typeof RECUSALS],
            value: `${name}: ${ground ?? '(지운 글)'}`,
          })),
          { term: '의결', value: decisionOf(item) },
          ...(department === undefined ? [] : [{ term: '처리할 부서', value: department }]),
        ]}
      />
      {told === 'problem' && (
        <CriticalAlert urgency="danger">
          의결을 안건에 알리지 못했습니다. {inKorean(problem ?? 'front.unexpected')}
        </CriticalAlert>
      )}
      <Acts acts={acts} address={address} />
    </section>
  );
}

function decisionOf({ decision, inFavour, against, abstained, ground }: ItemView): string {
  if (decision === null) return '아직 적지 않음';
  const tally = `찬성 ${String(inFavour)}, 반대 ${String(against)}, 기권 ${String(abstained)}`;
  return `${DECISIONS[decision as CouncilDecision]} (${tally}) ${ground ?? ''}`;
}

function Acts({ acts, address }: { readonly acts: readonly Step[]; readonly address: string }) {
  if (acts.length === 0) return null;
  return (
    <ul class="tt-acts">
      {acts.map(({ code, label }) => (
        <li key={code}>
          <ButtonLink href={`${address}/acts/${code}`}>{label}</ButtonLink>
        </li>
      ))}
    </ul>
  );
}
