import { ButtonLink, type Chrome, CriticalAlert, DefinitionList, Heading, Layout } from '#krds';

export interface DoneView {
  readonly chrome: Chrome;
  /** What was done, as the table tells the resident. */
  readonly said: string;
  readonly receiptNo: string;
  /** Absent when the matter is nobody's, who could come back to it. */
  readonly code?: string | undefined;
  readonly next: readonly string[];
  readonly mailed: boolean;
  readonly phone: string;
  readonly track?: string | undefined;
  readonly draft?: string | undefined;
}

/** Number, what happens next, where to ask: always a page of its own (KRDS 완료). */
export function DonePage({ chrome, said, receiptNo, code, next, mailed, phone, track, draft }: DoneView) {
  const number = { term: '신청번호', value: <span class="tt-big-number">{receiptNo}</span> };
  return (
    <Layout chrome={chrome} title="신청되었습니다" scripts={['draft.js']}>
      {draft !== undefined && <div data-draft-done={draft} hidden />}
      <CriticalAlert urgency="ok">
        {said} 아래 {code === undefined ? '번호를' : '두 번호를'} 적어 두거나 인쇄해 주세요.
      </CriticalAlert>
      <Heading title="신청되었습니다" />
      <DefinitionList
        terms={code === undefined ? [number] : [number, { term: '조회번호', value: <Code code={code} /> }]}
      />
      {next.length > 0 && (
        <section>
          <h2>다음에 일어날 일</h2>
          <ol class="tt-next">
            {next.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
          {mailed && <p>같은 내용을 적어 주신 전자우편으로도 보냈습니다.</p>}
        </section>
      )}
      <div class="tt-actions">
        {track !== undefined && (
          <ButtonLink href={track} kind="primary">
            진행 보기
          </ButtonLink>
        )}
        <button type="button" class="krds-btn tertiary medium" data-print hidden>
          인쇄
        </button>
      </div>
      <p>
        궁금하면 <a href={`tel:${phone}`}>{phone}</a>으로 전화해 신청번호를 말씀해 주세요.
      </p>
    </Layout>
  );
}

function Code({ code }: { readonly code: string }) {
  return (
    <>
      <span class="tt-code">{code}</span>
      <p class="tt-quiet">본인만 아는 번호입니다. 내 민원을 찾을 때 신청번호와 함께 씁니다.</p>
    </>
  );
}
