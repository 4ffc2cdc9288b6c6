import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { HwpDocument, initSync } from '@rhwp/core';

/** Opens HWPX with a reader that is not ours and gives every table as rows of cell texts, in the order of the document. */
export function readHwpx(bytes: Uint8Array): {
  readonly pages: number;
  readonly text: string;
  readonly tables: string[][][];
} {
  start();
  const document = new HwpDocument(bytes);
  try {
    const controls = JSON.parse(document.getControls()) as Control[];
    const tables = controls.filter(({ ctrlId, list }) => ctrlId === 'tbl' && list === 0);
    return {
      pages: document.pageCount(),
      text: document.getTextFileUnicode(),
      tables: tables.map(({ para, controlIndex }) => rows(document, para, controlIndex)),
    };
  } finally {
    document.free();
  }
}

interface Control {
  readonly ctrlId: string;
  readonly list: number;
  readonly para: number;
  readonly controlIndex: number;
}

interface Place {
  readonly row: number;
  readonly col: number;
}

function rows(document: HwpDocument, para: number, control: number): string[][] {
  const { cellCount } = JSON.parse(document.getTableDimensions(0, para, control)) as { cellCount: number };
  const table: string[][] = [];
  for (let cell = 0; cell < cellCount; cell += 1) {
    const { row } = JSON.parse(document.getCellInfo(0, para, control, cell)) as Place;
    const length = document.getCellParagraphLength(0, para, control, cell, 0);
    (table[row] ??= []).push(document.getTextInCell(0, para, control, cell, 0, 0, length));
  }
  return table;
}

let started = false;

/** The reader asks its host how wide a text is; half an em for Latin, one for Hangul, is near enough to lay pages out. */
function start(): void {
  if (started) return;
  started = true;
  Object.assign(globalThis, {
    measureTextWidth: (font: string, text: string) => {
      const size = Number(/([\d.]+)px/.exec(font)?.[1] ?? 10);
      return [...text].reduce((width, letter) => width + (/[ -~]/.test(letter) ? size / 2 : size), 0);
    },
  });
  initSync({ module: readFileSync(createRequire(import.meta.url).resolve('@rhwp/core/rhwp_bg.wasm')) });
}
