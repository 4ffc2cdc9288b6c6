import type { Ask } from '#procedure';

/** One screen of opening a matter: one topic, the questions of it. */
export interface Part {
  readonly code: string;
  /** In the row of stages. */
  readonly label: string;
  /** The question the screen asks. */
  readonly title: string;
  readonly asks: readonly Ask[];
}

const TOPICS = {
  content: { label: '내용', title: '어떤 일인가요?' },
  place: { label: '위치', title: '어디인가요?' },
  contact: { label: '연락처·동의', title: '답변을 어디로 드릴까요?' },
} as const;

/** Splits the questions of a table's opening step into screens, in the table's order: a new topic begins with a dong or a person. */
export function partsOf(asks: readonly Ask[]): readonly Part[] {
  const parts: { code: keyof typeof TOPICS; asks: Ask[] }[] = [];
  for (const ask of asks) {
    const topic = ask.type === 'dong' ? 'place' : ask.type === 'person' ? 'contact' : (parts.at(-1)?.code ?? 'content');
    const open = parts.find(({ code }) => code === topic);
    if (open) open.asks.push(ask);
    else parts.push({ code: topic, asks: [ask] });
  }
  return parts.map(({ code, asks: own }) => ({ code, ...TOPICS[code], asks: own }));
}
