import { loadProcedures, pageName, printProcedure, procedureSvg, tableSchema } from '#procedure';
import { allGuards } from './all-guards.js';

/** What is printed from the tables, by file: the manual's pages and pictures, and the schema that editors read. */
export function procedurePages(): ReadonlyMap<string, string> {
  const versions = loadProcedures('config/procedures', { guards: allGuards.keys() }).versions();
  const titles = new Map(versions.map(({ code, title }) => [code, title.ko]));
  const list = versions.map(
    (version) => `- [${version.title.ko} (${version.inForce} 이후 접수)](${pageName(version)}.md)`,
  );
  return new Map([
    [
      'docs/procedures/README.md',
      `# 절차\n\n표(config/procedures)에서 인쇄한 쪽들입니다. 고치려면 표를 고칩니다.\n\n${list.join('\n')}\n`,
    ],
    ...versions.flatMap((version): [string, string][] => [
      [`docs/procedures/${pageName(version)}.md`, printProcedure(version, { guards: allGuards, procedures: titles })],
      [`docs/procedures/${pageName(version)}.svg`, procedureSvg(version)],
    ]),
    ['docs/procedures/schema.json', `${JSON.stringify(tableSchema, null, 2)}\n`],
  ]);
}
