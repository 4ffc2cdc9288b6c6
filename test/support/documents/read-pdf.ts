import { getDocumentProxy } from 'unpdf';

export interface PdfReading {
  readonly pages: number;
  readonly text: string;
  readonly language: string;
  readonly bookmarks: string[];
  /** Rows of cell texts by the structure tags; a table that goes on to another page comes once for each page. */
  readonly tables: string[][][];
  /** Descriptions of pictures. */
  readonly descriptions: string[];
}

interface Node {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly alt?: string;
  readonly lang?: string;
  readonly children?: readonly Node[];
}

/** Reads a PDF with a reader that is not ours, tables by their tags. */
export async function readPdf(bytes: Uint8Array): Promise<PdfReading> {
  const pdf = await getDocumentProxy(bytes.slice(), { verbosity: 0 });
  const tables: string[][][] = [];
  const descriptions: string[] = [];
  const texts: string[] = [];
  let language = '';
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const content = await page.getTextContent({ includeMarkedContent: true });
    const marked = markedTexts(content.items as readonly Item[]);
    texts.push((content.items as readonly Item[]).map((item) => item.str ?? '').join(''));
    const tree = (await page.getStructTree()) as Node | null;
    if (tree === null) continue;
    for (const node of every(tree)) {
      language ||= node.lang ?? '';
      if (node.alt !== undefined) descriptions.push(node.alt);
      if (node.role === 'Table') tables.push(rowsOf(node, marked));
    }
  }
  const outline = (await pdf.getOutline()) as readonly { title: string }[] | null;
  const metadata = (await pdf.getMetadata()).info as { Language?: string };
  const pages = pdf.numPages;
  await pdf.destroy();
  return {
    pages,
    text: texts.join('\n'),
    language: metadata.Language ?? language,
    bookmarks: (outline ?? []).map(({ title }) => title),
    tables,
    descriptions,
  };
}

interface Item {
  readonly type?: string;
  readonly id?: string;
  readonly str?: string;
}

/** Text by the id of the marked content it stands in. */
function markedTexts(items: readonly Item[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const open: string[] = [];
  for (const item of items) {
    if (item.type?.startsWith('beginMarkedContent')) open.push(item.id ?? '');
    else if (item.type === 'endMarkedContent') open.pop();
    else {
      const id = open.at(-1) ?? '';
      texts.set(id, (texts.get(id) ?? '') + (item.str ?? ''));
    }
  }
  return texts;
}

/** The tree of a page holds all rows of the table; those that stand on other pages have no text here. */
function rowsOf(table: Node, marked: ReadonlyMap<string, string>): string[][] {
  const rows = [...every(table)].filter(({ role }) => role === 'TR');
  const texts = rows.map((row) =>
    (row.children ?? []).map((cell) => [...every(cell)].map(({ id }) => marked.get(id ?? '-') ?? '').join('')),
  );
  return texts.filter((row) => row.some((text) => text !== ''));
}

function* every(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children ?? []) yield* every(child);
}
