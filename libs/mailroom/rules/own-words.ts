/** Where the letter that is answered begins, as mail programs write it. */
const QUOTES = [
  /^>/,
  /^-{2,}\s*(원본 메시지|원본 메일|Original Message|전달된 메시지|Forwarded message)/i,
  /^_{10,}$/,
  /^(보낸 ?사람|발신|From)\s*:\s*\S+/i,
  /^On .{5,200} wrote:$/i,
  /^\d{4}[년.-].{3,120}(작성|님이)\s*:?$/,
];
const SIGNATURE = /^-- ?$|^(나의|내) .{1,20}에서 보냄$|^Sent from my /i;

/** What somebody wrote themselves: without the letter they answer and without their signature. */
export function ownWords(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const end = lines.findIndex((line) => {
    const bare = line.trim();
    return SIGNATURE.test(bare) || QUOTES.some((quote) => quote.test(bare));
  });
  return (end < 0 ? lines : lines.slice(0, end))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Words out of HTML, for a mail that has nothing else: no tag, no script, no hidden style. */
export function wordsInHtml(html: string): string {
  const ends = /<(blockquote|div class="gmail_quote|hr id="stopSpelling)/i.exec(html)?.index ?? html.length;
  return html
    .slice(0, ends)
    .replace(/<(script|style|head|title)\b[^>]*>[^]*?(<\/\1\s*>|$)/gi, '')
    .replace(/<(br|\/p|\/div|\/li|\/tr)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>?/g, '')
    .replace(/&nbsp;/gi, ' ')
    .replace(/&(lt|gt|quot|#39|amp);/gi, (_, name: string) => ENTITIES[name.toLowerCase()] ?? '')
    .trim();
}
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
