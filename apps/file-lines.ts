import { type FileEntry, kindOf } from '#files';
import { inKorean } from '#front';
import type { Tone } from '#krds';
import { ENDINGS, LIMITS } from '#files';

/** A file as a page shows it. */
export interface FileLine {
  readonly id: string;
  readonly name: string;
  /** `1.2MB` */
  readonly size: string;
  readonly mark: { readonly tone: Tone; readonly label: string };
  /** What is to be known about it. */
  readonly note?: string | undefined;
  readonly open: boolean;
  readonly side: FileEntry['side'];
  readonly at: Date;
}

/** What the file field offers to choose from. HEIC is not among it: telephones then send JPEG of their own accord. */
export const ACCEPTED = ENDINGS.map((ending) => `.${ending}`).join(',');

export const FILE_HELP = `사진, 문서(hwp, hwpx, pdf, docx, xlsx, pptx, txt), 영상(mp4)을 ${LIMITS.files}개까지, 하나에 ${mb(LIMITS.each)}, 모두 ${mb(LIMITS.together)}까지 올릴 수 있습니다. 사진에 든 위치 정보는 지우고 보관합니다. 아이폰의 HEIC 사진은 JPG로 바꾸어 올려 주세요.`;

export function fileLineOf(entry: FileEntry, reader: 'resident' | 'staff'): FileLine {
  const { id, name, side, at, state } = entry;
  return {
    id,
    name: name ?? '(지운 파일)',
    size: mb(entry.size),
    ...standing(entry, reader),
    open: state === 'clean' || state === 'unscanned',
    side,
    at,
  };
}

function standing({ state, reason }: FileEntry, reader: 'resident' | 'staff'): Pick<FileLine, 'mark' | 'note'> {
  switch (state) {
    case 'reserved':
    case 'stored': {
      const note = reason === null ? '확인이 끝나면 열 수 있습니다.' : inKorean(reason);
      return { mark: { tone: 'warning', label: '확인하는 중' }, note };
    }
    case 'clean':
      return { mark: { tone: 'success', label: '확인함' } };
    case 'unscanned':
      if (reader === 'resident') return { mark: { tone: 'success', label: '받음' } };
      return {
        mark: { tone: 'warning', label: '바이러스 검사 안 함' },
        note: '이 설치에는 바이러스 검사기가 없습니다. 조심해서 여세요.',
      };
    case 'infected':
    case 'rejected':
      return { mark: { tone: 'danger', label: '받지 않음' }, note: inKorean(reason ?? 'files.damaged') };
    case 'removed':
      return { mark: { tone: 'gray', label: '지움' } };
  }
}

/** Size as people say it. */
function mb(size: number): string {
  if (size < 1_024 * 1_024) return `${Math.max(1, Math.round(size / 1_024))}KB`;
  const tenths = Math.round(size / (1_024 * 102.4)) / 10;
  return `${tenths}MB`;
}

/** What the API tells of a file. */
export function fileView({ id, name, kind, size, state, reason, side, at }: FileEntry) {
  return {
    file: id,
    name,
    kind,
    media: kindOf(kind).media,
    size,
    state,
    reason,
    detail: reason === null ? null : inKorean(reason),
    side,
    at: at.toISOString(),
  };
}
