/** 확인코드: the first 12 digits of a digest, as they are read aloud. */
export function fingerprintOf(sha256: string): string {
  return (sha256.slice(0, 12).toUpperCase().match(/.{4}/g) ?? []).join('-');
}
