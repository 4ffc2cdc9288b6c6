import { ButtonLink, type Chrome, Heading, Layout } from '#krds';

interface ProblemView {
  readonly chrome: Chrome;
  readonly status: number;
  readonly sentence: string;
  readonly request: string;
}

/** Any mistake that has no form to go back to: what is wrong, what to do, whom to ask. */
export function ProblemPage({ chrome, status, sentence, request }: ProblemView) {
  const title = status === 404 ? '찾을 수 없습니다' : status >= 500 ? '지금은 할 수 없습니다' : '할 수 없는 일입니다';
  return (
    <Layout chrome={chrome} title={title}>
      <Heading title={title} lead={sentence} />
      <p>앞 화면으로 돌아가면 적은 글이 남아 있을 수 있습니다.</p>
      <div class="tt-actions">
        <ButtonLink href={chrome.home}>첫 화면으로</ButtonLink>
      </div>
      {status >= 500 && <p class="tt-quiet">전화로 물을 때 이 번호를 말씀해 주세요: {request}</p>}
    </Layout>
  );
}
