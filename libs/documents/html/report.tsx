import type { VNode } from 'preact';

import { chartSvg } from '../charts/chart-svg.js';
import type { PrintedBlock, PrintedChart, PrintedDocument, PrintedTable } from '../print.js';

const bulletClass = { '□': 'b1', '○': 'b2', '-': 'b3', ㆍ: 'b4', '※': 'b5' } as const;

export function Report({ document }: { readonly document: PrintedDocument }): VNode {
  return (
    <article class="report" lang="ko">
      <div class="head">
        <div>
          {document.docNo !== '' && <div>문서번호 {document.docNo}</div>}
          {document.disclosure !== '' && <div>공개구분 {document.disclosure}</div>}
        </div>
        {document.approvalLine.length > 0 && <Approval line={document.approvalLine} />}
      </div>
      <h1>{document.title}</h1>
      <p class="date-line">{document.dateLine}</p>
      {document.summary !== '' && <p class="summary">{document.summary}</p>}
      {document.sections.map((section) => (
        <section>
          <h2>
            {section.numeral}. {section.title}
          </h2>
          {section.blocks.map((block) => (
            <BlockPart block={block} />
          ))}
        </section>
      ))}
      <p class="closing">{document.closing.join('\n      ')}</p>
      <footer>
        <span>{document.snapshot}</span>
        {document.footer !== '' && <span>{document.footer}</span>}
        <span>{document.fingerprint}</span>
      </footer>
    </article>
  );
}

function Approval({ line }: { readonly line: readonly string[] }): VNode {
  return (
    <table class="approval" aria-label="결재란">
      <tr>
        <th rowSpan={2}>결재</th>
        {line.map((who) => (
          <th scope="col">{who}</th>
        ))}
      </tr>
      <tr>
        {line.map(() => (
          <td />
        ))}
      </tr>
    </table>
  );
}

function BlockPart({ block }: { readonly block: PrintedBlock }): VNode {
  switch (block.type) {
    case 'bullet':
      return (
        <p class={bulletClass[block.level]}>
          {block.level} {block.text}
        </p>
      );
    case 'table':
      return <TablePart table={block.table} />;
    case 'chart':
      return <ChartPart chart={block.chart} />;
    case 'check':
      return <CheckPart check={block} />;
  }
}

function TablePart({ table }: { readonly table: PrintedTable }): VNode {
  return (
    <div>
      <table>
        <caption>
          {table.caption} <span>{table.unit}</span>
        </caption>
        <thead>
          <tr>
            {table.headings.map((heading) => (
              <th scope="col">{heading}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr class={row.isTotal ? 'total' : undefined}>
              {row.cells.map((text, at) => (
                <td class={table.align[at]}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {table.notes.map((note) => (
        <p class="note">{note}</p>
      ))}
      {table.checks.map((check) => (
        <CheckPart check={check} />
      ))}
    </div>
  );
}

function CheckPart({ check }: { readonly check: { readonly text: string; readonly holds: boolean } }): VNode {
  return <p class={check.holds ? 'note' : 'note fault'}>{check.text}</p>;
}

function ChartPart({ chart }: { readonly chart: PrintedChart }): VNode {
  return (
    <div>
      <figure>
        <figcaption>{chart.caption}</figcaption>
        {/* The picture is drawn by us and escapes every name it writes. */}
        <div role="img" aria-label={chart.alt} dangerouslySetInnerHTML={{ __html: chartSvg(chart.source) }} />
      </figure>
      {chart.twin !== null && <TablePart table={chart.twin} />}
    </div>
  );
}
