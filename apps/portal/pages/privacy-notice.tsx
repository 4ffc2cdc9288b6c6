import { type Chrome, DefinitionList, Heading, Layout, Table } from '#krds';

export interface PrivacyNoticeView {
  readonly chrome: Chrome;
  readonly title: string;
  /** 개인정보 보호책임자: department, name, phone. */
  readonly officers: readonly string[];
  readonly kept: readonly { readonly records: string; readonly years: string }[];
  /** 처리위탁. */
  readonly processors: readonly { readonly name: string; readonly work: string; readonly since: string }[];
  readonly registration?: string | undefined;
  readonly publicSystem?: string | undefined;
  /** Where a request is made. */
  readonly request: string;
}

/** 개인정보를 어떻게 다루는지 (개인정보 보호법 §26②, §30, §32): who is responsible, how long it is kept, who works on the office's behalf. */
export function PrivacyNoticePage(view: PrivacyNoticeView) {
  const { chrome, title, officers, kept, processors, registration, publicSystem } = view;
  return (
    <Layout chrome={chrome} title="개인정보 처리 안내">
      <Heading title="개인정보 처리 안내" lead={`${title}가 민원을 처리하며 개인정보를 다루는 방법입니다.`} />
      <DefinitionList
        terms={[
          { term: '다루는 이유', value: '민원의 접수, 처리, 답변 (민원 처리에 관한 법률)' },
          { term: '다루는 것', value: '이름, 전화, 전자우편, 주소, 민원에 적은 내용. 주민등록번호는 받지 않습니다.' },
          { term: '개인정보 보호책임자', value: officers.join(', ') },
          ...(registration === undefined ? [] : [{ term: '개인정보파일', value: registration }]),
          ...(publicSystem === undefined ? [] : [{ term: '공공시스템', value: publicSystem }]),
        ]}
      />
      <section>
        <h2>얼마나 두나요?</h2>
        <Table
          caption="보존기간"
          captionHidden
          rows={kept}
          keyOf={({ records }) => records}
          columns={[
            { label: '기록', names: true, cell: ({ records }) => records },
            { label: '처리를 마친 다음 해 1월 1일부터', cell: ({ years }) => years },
          ]}
        />
        <p>기간이 지나면 기록물평가심의회의 심의를 거쳐 되살릴 수 없게 없앱니다(공공기록물 관리에 관한 법률 제27조).</p>
      </section>
      <section>
        <h2>누가 대신 다루나요?</h2>
        {processors.length === 0 ? (
          <p>다른 곳에 맡기지 않습니다.</p>
        ) : (
          <ul>
            {processors.map(({ name, work, since }) => (
              <li key={name}>
                {name}: {work} ({since}부터)
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h2>요구할 수 있는 것</h2>
        <p>
          내 개인정보의 열람, 정정·삭제, 처리정지를 요구할 수 있고 10일 안에 답해 드립니다(개인정보 보호법
          제35조~제38조). 다른 법률이 보존을 정한 기록은 지우지 못할 수 있으며, 그때는 이유와 이의를 제기하는 방법을
          알려 드립니다.
        </p>
        <p>
          <a href={view.request}>개인정보 열람 등을 요구하기</a>
        </p>
      </section>
    </Layout>
  );
}
