import { strToU8, zipSync } from 'fflate';

import type { OfficialDocument, RenderOptions } from '../model.js';
import { print, type PrintedDocument } from '../print.js';
import { steps } from '../steps.js';
import { headerXml } from './header.js';
import { sectionXml } from './section.js';
import { declaration, escaped, namespaces } from './xml.js';

/**
 * The document as HWPX (KS X 6101, OWPML), for 결재 and editing: real tables, page numbers, fonts by name only.
 * A chart stands as its description, bars of text and its table.
 */
export async function renderHwpx(document: OfficialDocument, options: RenderOptions = {}): Promise<Uint8Array> {
  const step = steps(options, 2);
  await step();
  const printed = print(document);
  const section = sectionXml(printed);
  await step();
  const bytes = packed(printed, section, document.snapshot.asOf);
  await step();
  return bytes;
}

function packed(document: PrintedDocument, section: string, asOf: string): Uint8Array {
  const mtime = `${asOf}T00:00:00`;
  const text = (xml: string) => strToU8(xml);
  return zipSync(
    {
      // First and stored, so that the kind of file can be read at a fixed place.
      mimetype: [text('application/hwp+zip'), { level: 0 }],
      'version.xml': text(version),
      'Contents/header.xml': text(headerXml()),
      'Contents/section0.xml': text(section),
      'Contents/content.hpf': text(contents(document, asOf)),
      'Preview/PrvText.txt': text(preview(document)),
      'settings.xml': text(settings),
      'META-INF/container.xml': text(container),
      'META-INF/manifest.xml': text(manifest),
    },
    { mtime, level: 6 },
  );
}

const version =
  `${declaration}<hv:HCFVersion xmlns:hv="http://www.hancom.co.kr/hwpml/2011/version" tagetApplication="WORDPROCESSOR" ` +
  'major="5" minor="1" micro="1" buildNumber="0" os="1" xmlVersion="1.4" application="Hancom Office Hangul" appVersion="12, 0, 0, 0"/>';

const settings =
  `${declaration}<ha:HWPApplicationSetting xmlns:ha="http://www.hancom.co.kr/hwpml/2011/app">` +
  '<ha:CaretPosition listIDRef="0" paraIDRef="0" pos="0"/></ha:HWPApplicationSetting>';

const container =
  `${declaration}<ocf:container xmlns:ocf="urn:oasis:names:tc:opendocument:xmlns:container" ` +
  'xmlns:hpf="http://www.hancom.co.kr/schema/2011/hpf"><ocf:rootfiles>' +
  '<ocf:rootfile full-path="Contents/content.hpf" media-type="application/hwpml-package+xml"/>' +
  '<ocf:rootfile full-path="Preview/PrvText.txt" media-type="text/plain"/></ocf:rootfiles></ocf:container>';

const manifest = `${declaration}<odf:manifest xmlns:odf="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>`;

function contents(document: PrintedDocument, asOf: string): string {
  const meta = (name: string, value: string) => `<opf:meta name="${name}" content="text">${escaped(value)}</opf:meta>`;
  const item = (id: string, href: string) => `<opf:item id="${id}" href="${href}" media-type="application/xml"/>`;
  return (
    `${declaration}<opf:package ${namespaces} version="" unique-identifier="" id=""><opf:metadata>` +
    `<opf:title>${escaped(document.title)}</opf:title><opf:language>ko</opf:language>` +
    `${meta('creator', document.office)}${meta('subject', document.snapshot)}${meta('keyword', document.fingerprint)}` +
    `${meta('CreatedDate', `${asOf}T00:00:00Z`)}</opf:metadata><opf:manifest>` +
    `${item('header', 'Contents/header.xml')}${item('section0', 'Contents/section0.xml')}${item('settings', 'settings.xml')}` +
    '</opf:manifest><opf:spine><opf:itemref idref="header" linear="yes"/><opf:itemref idref="section0" linear="yes"/></opf:spine></opf:package>'
  );
}

function preview(document: PrintedDocument): string {
  const lines = document.sections.flatMap(({ numeral, title, blocks }) => [
    `${numeral}. ${title}`,
    ...blocks.flatMap((block) => (block.type === 'bullet' ? `${block.level} ${block.text}` : [])),
  ]);
  return [document.title, document.dateLine, document.summary, ...lines, ...document.closing]
    .join('\r\n')
    .slice(0, 2000);
}
