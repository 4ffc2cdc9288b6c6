import type { ComponentChildren } from 'preact';
import { Badge, writtenInstant } from '#krds';
import type { FileLine } from './file-lines.js';

interface FilesListProps {
  readonly files: readonly FileLine[];
  /** How one is opened: a link, or a button of a form. */
  readonly opener: (file: FileLine) => ComponentChildren;
}

/** Files of a matter, oldest first, each with its standing in words. */
export function FilesList({ files, opener }: FilesListProps) {
  if (files.length === 0) return <p>붙인 파일이 없습니다.</p>;
  return (
    <ul class="tt-acts">
      {files.map((file) => (
        <li key={file.id}>
          {file.open ? opener(file) : <span>{file.name}</span>}
          <span class="tt-quiet">
            {file.size} · {file.side === 'resident' ? '민원인' : '기관'} · {writtenInstant(file.at)}
          </span>{' '}
          <Badge {...file.mark} />
          {file.note !== undefined && <span class="tt-quiet"> {file.note}</span>}
        </li>
      ))}
    </ul>
  );
}
