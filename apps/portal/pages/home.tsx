import { type Card, type Chrome, Heading, Layout, StructuredList } from '#krds';
import { nobodysChrome } from './chrome.js';

export interface OfficeLine {
  readonly code: string;
  readonly title: string;
}

export function OfficesPage({ offices }: { readonly offices: readonly OfficeLine[] }) {
  return (
    <Layout chrome={nobodysChrome} title="기관 고르기">
      <Heading title="어느 기관에 민원을 내시나요?" />
      <StructuredList cards={offices.map(({ code, title }) => ({ href: `/${code}`, title }))} />
    </Layout>
  );
}

export interface HomeView {
  readonly chrome: Chrome;
  readonly office: OfficeLine & { readonly phone: string };
  /** What may be opened here. */
  readonly openings: readonly Card[];
}

export function HomePage({ chrome, office, openings }: HomeView) {
  return (
    <Layout chrome={chrome} title="처음">
      <Heading title={`${office.title} 민원`} lead="불편한 일을 알려 주시면 담당자가 답해 드립니다." />
      <StructuredList
        cards={[
          ...openings,
          { href: `/${office.code}/track`, title: '내 민원 찾기', text: '신청번호로 지금 어떻게 되었는지 봅니다.' },
          { href: `/${office.code}/petitions`, title: '공개청원', text: '공개된 청원을 보고 의견을 적습니다.' },
          { href: `/${office.code}/proposals`, title: '국민제안', text: '접수된 제안이 어떻게 되었는지 봅니다.' },
          { href: `/${office.code}/meetings`, title: '면담 상황판', text: '신청한 면담이 어떻게 되었는지 봅니다.' },
          {
            href: `/${office.code}/suggestions`,
            title: '우리 동네 건의사항',
            text: '방문에서 말씀하신 것이 어떻게 되었는지 봅니다.',
          },
          {
            href: `tel:${office.phone}`,
            title: '전화로 묻기',
            text: `${office.phone} (평일 09~18시). 말로 신청할 수도 있습니다.`,
          },
        ]}
      />
      <section>
        <h2>언제 답을 받나요?</h2>
        <p>
          접수한 날부터 셉니다. 질의는 7일이나 14일, 건의는 14일, 고충은 7일 안에 답해 드립니다. 토요일과 공휴일은 빼고
          셉니다. 급한 위험은 119나 아래의 당직실로 전화해 주세요.
        </p>
      </section>
      <p>
        <a href={`/${office.code}/privacy`}>개인정보 처리 안내</a>
      </p>
    </Layout>
  );
}

/** 신청: what may be opened, to choose from. */
export function ChoicePage({ chrome, cards }: { readonly chrome: Chrome; readonly cards: readonly Card[] }) {
  return (
    <Layout chrome={chrome} title="신청">
      <Heading title="무엇을 하시겠어요?" lead="잘 모르겠으면 민원으로 적어 주세요. 담당자가 알맞게 처리합니다." />
      <StructuredList cards={cards} />
    </Layout>
  );
}
