import type { ProblemPage as ProblemToPage } from '#front';
import { ButtonLink, Heading, Layout, renderPage } from '#krds';

/** Mistakes that have no form to go back to, on a page of the console. */
export const consoleProblem: ProblemToPage = ({ status, code, detail }, request) =>
  renderPage(
    <Layout chrome={{ home: '/', staff: true }} title="할 수 없는 일입니다">
      <Heading title={status === 404 ? '찾을 수 없습니다' : '할 수 없는 일입니다'} lead={detail} />
      <div class="tt-actions">
        <ButtonLink href="/">첫 화면으로</ButtonLink>
      </div>
      <p class="tt-quiet">
        {code} · {request.id}
      </p>
    </Layout>,
  );
