import { Button } from '#krds';
import { ACCEPTED, FILE_HELP } from './file-lines.js';

/** Choosing files and sending them; works without a script, from the camera of a telephone too. */
export function FileForm({ action, problem }: { readonly action: string; readonly problem?: string | undefined }) {
  return (
    <form method="post" action={action} encType="multipart/form-data" class="tt-form" data-once>
      <div class={problem === undefined ? 'form-group tt-field' : 'form-group tt-field tt-wrong'}>
        <div class="form-tit">
          <label for="files">파일</label>
        </div>
        <p class="form-hint" id="files-help">
          {FILE_HELP}
        </p>
        {problem !== undefined && (
          <p class="form-hint-invalid" id="files-problem">
            <span class="sr-only">고칠 점: </span>
            {problem}
          </p>
        )}
        <div class="form-conts">
          <input
            id="files"
            name="files"
            class="tt-file"
            type="file"
            multiple
            accept={ACCEPTED}
            aria-describedby={problem === undefined ? 'files-help' : 'files-help files-problem'}
          />
        </div>
      </div>
      <div class="tt-actions">
        <Button kind="secondary">파일 올리기</Button>
      </div>
    </form>
  );
}
