import { ButtonLink, type Chrome, ErrorSummary, Heading, Layout } from '#krds';
import { FilesCard, type FilesCardView } from './files-card.js';

interface FilesView {
  readonly chrome: Chrome;
  readonly receiptNo: string;
  readonly back: string;
  readonly card: FilesCardView;
  readonly problems: readonly string[];
}

/** The card of files by itself, when something about it has to be put right. */
export function StaffFilesPage({ chrome, receiptNo, back, card, problems }: FilesView) {
  return (
    <Layout chrome={chrome} title={`${receiptNo} 파일`}>
      <Heading title="파일" lead={receiptNo} />
      <ErrorSummary problems={{ fields: new Map(), form: problems }} />
      <FilesCard {...card} />
      <div class="tt-actions">
        <ButtonLink href={back}>민원으로 돌아간다</ButtonLink>
      </div>
    </Layout>
  );
}
