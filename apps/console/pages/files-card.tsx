import { Button, TextField } from '#krds';
import { FileForm } from '../../file-form.js';
import type { FileLine } from '../../file-lines.js';
import { FilesList } from '../../files-list.js';

export interface FilesCardView {
  readonly files: readonly FileLine[];
  /** Where files are sent; opening stands below it. */
  readonly address: string;
  readonly reason?: string | undefined;
  readonly reasonProblem?: string | undefined;
  readonly problem?: string | undefined;
}

/** 붙인 파일: each opens for a reason that is written down; the office adds its own. */
export function FilesCard({ files, address, reason, reasonProblem, problem }: FilesCardView) {
  return (
    <section class="tt-stack">
      <h2>붙인 파일</h2>
      <form method="post" action={`${address}/downloads`} noValidate class="tt-form">
        {files.some(({ open }) => open) && (
          <TextField
            name="reason"
            label="파일을 여는 사유"
            help="누가 언제 왜 열었는지 기록됩니다. 예: 현장 확인. 민원인의 이름이나 사연은 적지 마세요."
            most={200}
            value={reason}
            problem={reasonProblem}
          />
        )}
        <FilesList
          files={files}
          opener={({ id, name }) => (
            <Button name="file" value={id} kind="text">
              {name}
            </Button>
          )}
        />
      </form>
      <FileForm action={address} problem={problem} />
    </section>
  );
}
