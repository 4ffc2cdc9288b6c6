import { ButtonLink, type Chrome, CriticalAlert, ErrorSummary, Heading, Layout } from '#krds';
import { FileForm } from '../../file-form.js';
import type { FileLine } from '../../file-lines.js';
import { FilesList } from '../../files-list.js';

export interface ResidentFilesView {
  readonly chrome: Chrome;
  readonly receiptNo: string;
  readonly files: readonly FileLine[];
  /** Where files are sent and opened. */
  readonly address: string;
  readonly back: string;
  /** Nothing more can be added. */
  readonly closed: boolean;
  readonly taken?: number | undefined;
  readonly problems: readonly string[];
}

/** 사진·파일: what the resident sent, and sending more. */
export function ResidentFilesPage(view: ResidentFilesView) {
  const { chrome, receiptNo, files, address, back, closed, taken, problems } = view;
  return (
    <Layout chrome={chrome} title="사진·파일">
      {taken !== undefined && (
        <CriticalAlert urgency="ok">파일 {taken}개를 받았습니다. 확인이 끝나면 열어 볼 수 있습니다.</CriticalAlert>
      )}
      <Heading title="사진·파일" lead={`신청번호 ${receiptNo}`} />
      <ErrorSummary problems={{ fields: new Map(), form: problems }} />
      <section>
        <h2>보낸 파일</h2>
        <FilesList files={files} opener={({ id, name }) => <a href={`${address}/${id}`}>{name}</a>} />
      </section>
      {!closed && (
        <section>
          <h2>더 보내기</h2>
          <FileForm action={address} problem={problems[0]} />
        </section>
      )}
      <div class="tt-actions">
        <ButtonLink href={back}>내 민원으로</ButtonLink>
      </div>
    </Layout>
  );
}
