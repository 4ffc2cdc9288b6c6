/** The kinds of file that are taken, and nothing else (ASVS 5.2.2); `heic` was taken once. */
export type KindCode =
  'jpeg' | 'png' | 'webp' | 'heic' | 'pdf' | 'hwp' | 'hwpx' | 'docx' | 'xlsx' | 'pptx' | 'txt' | 'mp4';

export interface Kind {
  readonly code: KindCode;
  /** Endings of names, lower case, without the dot; the first is the usual one. */
  readonly endings: readonly string[];
  readonly media: string;
  /** How it is looked into. */
  readonly family: 'picture' | 'boxes' | 'package' | 'pdf' | 'hwp' | 'text';
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

const KINDS: readonly Kind[] = [
  { code: 'jpeg', endings: ['jpg', 'jpeg'], media: 'image/jpeg', family: 'picture' },
  { code: 'png', endings: ['png'], media: 'image/png', family: 'picture' },
  { code: 'webp', endings: ['webp'], media: 'image/webp', family: 'picture' },
  { code: 'heic', endings: [], media: 'image/heic', family: 'boxes' },
  { code: 'mp4', endings: ['mp4', 'm4v'], media: 'video/mp4', family: 'boxes' },
  { code: 'pdf', endings: ['pdf'], media: 'application/pdf', family: 'pdf' },
  { code: 'hwp', endings: ['hwp'], media: 'application/x-hwp', family: 'hwp' },
  { code: 'hwpx', endings: ['hwpx'], media: 'application/hwp+zip', family: 'package' },
  { code: 'docx', endings: ['docx'], media: `${OFFICE}.wordprocessingml.document`, family: 'package' },
  { code: 'xlsx', endings: ['xlsx'], media: `${OFFICE}.spreadsheetml.sheet`, family: 'package' },
  { code: 'pptx', endings: ['pptx'], media: `${OFFICE}.presentationml.presentation`, family: 'package' },
  { code: 'txt', endings: ['txt'], media: 'text/plain; charset=utf-8', family: 'text' },
];

/** Every ending that is taken, for the form and the API. */
export const ENDINGS: readonly string[] = KINDS.flatMap(({ endings }) => endings);

export function kindOfEnding(ending: string): Kind | undefined {
  return KINDS.find(({ endings }) => endings.includes(ending));
}

/** The usual ending of a media type, undefined for one that is not taken. */
export function endingOf(media: string): string | undefined {
  return KINDS.find((kind) => kind.media.split(';')[0] === media)?.endings[0];
}

export function kindOf(code: KindCode): Kind {
  const kind = KINDS.find((one) => one.code === code);
  if (!kind) throw new Error(`no kind of file is called ${code}`);
  return kind;
}
