/** Most pairs kept of one text: enough for some 800 characters, and a bound on what one long letter costs. */
const MOST = 600;

/**
 * Pairs of neighbouring characters, the unit of Korean search: "가로등 고장" → 가로, 로등, 고장. Two syllables are enough to find
 * something, spacing does not matter within a word, and letters are compared without case.
 */
export function gramsOf(text: string): readonly string[] {
  const grams = new Set<string>();
  for (const word of wordsOf(text)) {
    const letters = [...word];
    for (let i = 0; i + 1 < letters.length && grams.size < MOST; i++) grams.add(`${letters[i]}${letters[i + 1]}`);
  }
  return [...grams];
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
