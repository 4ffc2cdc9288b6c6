import { join } from 'node:path';

import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';

import { packageRoot } from '../package-root.js';

let compiler: NodeCompiler | undefined;

/**
 * Typst, in this process. It sees the folder of templates and our fonts, nothing else of the machine; the data is one
 * string of JSON that the template reads as values. `asOf` is the date the file claims to be made.
 */
export function typeset(template: string, data: string, asOf: string): Uint8Array {
  const typst = (compiler ??= open());
  const result = typst.compile({ mainFilePath: join(templates(), template), inputs: { data } });
  const problems = result.takeDiagnostics();
  const document = result.result;
  if (problems !== null || document === null) {
    throw new Error(`typst: ${JSON.stringify(problems === null ? 'no document' : typst.fetchDiagnostics(problems))}`);
  }
  const pdf = exported(typst, document, Date.parse(asOf) / 1000);
  typst.evictCache(10);
  return new Uint8Array(pdf);
}

/**
 * PDF/UA-1 refuses a letter that no font has (an emoji in a resident's title). Such a report is still tagged, shows a
 * box there and keeps the letter in its text; it only may not call itself PDF/UA.
 */
function exported(typst: NodeCompiler, document: NodeTypstDocument, creationTimestamp: number): Buffer {
  try {
    return typst.pdf(document, { pdfStandard: 'ua-1', creationTimestamp });
  } catch (error) {
    if (!String(error).includes('could not be displayed')) throw error;
    return typst.pdf(document, { pdfTags: true, creationTimestamp });
  }
}

function open(): NodeCompiler {
  return NodeCompiler.create({
    workspace: templates(),
    fontArgs: [{ fontPaths: [join(packageRoot(), 'assets/fonts')] }],
  });
}

function templates(): string {
  return join(packageRoot(), 'libs/documents/pdf');
}
