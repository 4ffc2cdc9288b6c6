import { ensure } from '#foundation';

const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/**
 * One plain mail address: an ASCII dot-atom of at most 64 characters, `@`, a host name of two labels or more, at most 254 in all.
 * No display name, no quotes, no list, no comment: mail libraries read such strings in surprising ways (one was seen to send
 * `r@e.com\r\nBcc: evil@x.com` to x.com). Throws RuleBroken `letters.address-malformed`.
 */
export function mailAddress(text: string): string {
  const at = text.lastIndexOf('@');
  const [local, host] = [text.slice(0, at), text.slice(at + 1)];
  const labels = host.split('.');
  const sound =
    at > 0 &&
    text.length <= 254 &&
    local.length <= 64 &&
    LOCAL.test(local) &&
    labels.length >= 2 &&
    labels.every((label) => LABEL.test(label)) &&
    !/^\d+$/.test(labels.at(-1) ?? '');
  ensure(sound, 'letters.address-malformed');
  return `${local}@${host.toLowerCase()}`;
}
