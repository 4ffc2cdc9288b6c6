import { ensure, holdsResidentNumber } from '#foundation';

/** What a list is called. @throws RuleBroken `lists.name-invalid` */
export function listName(text: string): string {
  const name = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  ensure(/^[\p{L}\p{N}][\p{L}\p{N} .,()·_-]{1,59}$/u.test(name) && !holdsResidentNumber(name), 'lists.name-invalid');
  return name;
}
