import type { Attached } from './incoming.js';

/** The name an attachment is taken under: the last part of what the mail says, or a number with the ending of its type. */
export function attachmentName(
  { name, type }: Pick<Attached, 'name' | 'type'>,
  nth: number,
  endingOf: EndingOf,
): string {
  const last = (name ?? '').split(/[/\\]/).at(-1)?.trim() ?? '';
  return last === '' ? `첨부 ${nth}.${endingOf(type) ?? ''}` : last;
}

/** The usual ending of a media type that is taken. */
export type EndingOf = (media: string) => string | undefined;
