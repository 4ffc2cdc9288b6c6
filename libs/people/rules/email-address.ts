const LOCAL = /^[a-z0-9!#$%&'+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'+/=?^_`{|}~-]+)*$/i;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

/**
 * An address that can only mean itself, or undefined: an ASCII dot-atom of at most 64 signs (no quotes, no comments; no `*`,
 * which is how addresses are masked), one `@`, a dotted host name that is no IP address, 254 signs in all. Nothing that
 * could end a header line or name a second recipient passes. The host comes back in lower case.
 */
export function readEmailAddress(text: string): string | undefined {
  if (text.length > 254) return undefined;
  const [local, host, ...more] = text.split('@');
  if (local === undefined || host === undefined || more.length > 0) return undefined;
  if (local.length > 64 || !LOCAL.test(local)) return undefined;
  const labels = host.split('.');
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label))) return undefined;
  // A top-level name never is a number, so this also keeps out 192.0.2.1.
  if (/^\d+$/.test(labels.at(-1) ?? '')) return undefined;
  return `${local}@${host.toLowerCase()}`;
}

/** The form under which two spellings of one mailbox are found as the same. */
export function foldEmailAddress(address: string): string {
  return address.toLowerCase();
}
