import { type Box, boxes, type Letter, letters, type Paragraph, paragraphs } from './styles.js';
import { declaration, namespaces } from './xml.js';

const languages = ['HANGUL', 'LATIN', 'HANJA', 'JAPANESE', 'OTHER', 'SYMBOL', 'USER'];
const perLanguage = (value: number) => languages.map((name) => `${name.toLowerCase()}="${value}"`).join(' ');

/** Contents/header.xml: the lists of fonts, letter shapes, paragraph shapes and boxes that the section points into by number. */
export function headerXml(): string {
  return [
    declaration,
    `<hh:head ${namespaces} version="1.4" secCnt="1">`,
    '<hh:beginNum page="1" footnote="1" endnote="1" pic="1" tbl="1" equation="1"/>',
    '<hh:refList>',
    list('fontfaces', languages.map(fontface)),
    list('borderFills', Object.values(boxes).map(borderFill)),
    list('charProperties', Object.values(letters).map(charPr)),
    list('tabProperties', ['<hh:tabPr id="0" autoTabLeft="0" autoTabRight="0"/>']),
    list('paraProperties', Object.values(paragraphs).map(paraPr)),
    list('styles', [
      '<hh:style id="0" type="PARA" name="바탕글" engName="Normal" paraPrIDRef="0" charPrIDRef="0" nextStyleIDRef="0" langID="1042" lockForm="0"/>',
    ]),
    '</hh:refList>',
    '<hh:compatibleDocument targetProgram="HWP201X"><hh:layoutCompatibility/></hh:compatibleDocument>',
    '<hh:docOption><hh:linkinfo path="" pageInherit="0" footnoteInherit="0"/></hh:docOption>',
    '<hh:trackchageConfig flags="56"/>',
    '</hh:head>',
  ].join('');
}

function list(name: string, items: readonly string[]): string {
  return `<hh:${name} itemCnt="${items.length}">${items.join('')}</hh:${name}>`;
}

function fontface(language: string): string {
  const fonts = ['함초롬바탕', '함초롬돋움'].map(
    (face, id) => `<hh:font id="${id}" face="${face}" type="TTF" isEmbedded="0"/>`,
  );
  return `<hh:fontface lang="${language}" fontCnt="${fonts.length}">${fonts.join('')}</hh:fontface>`;
}

function borderFill(box: Box, at: number): string {
  const side = (name: 'left' | 'right' | 'top' | 'bottom') =>
    `<hh:${name}Border type="${box.sides[name] ?? 'NONE'}" width="${box.width}" color="${box.color}"/>`;
  const fill = box.fill
    ? `<hc:fillBrush><hc:winBrush faceColor="${box.fill}" hatchColor="#999999" alpha="0"/></hc:fillBrush>`
    : '';
  return (
    `<hh:borderFill id="${at + 1}" threeD="0" shadow="0" centerLine="NONE" breakCellSeparateLine="0">` +
    '<hh:slash type="NONE" Crooked="0" isCounter="0"/><hh:backSlash type="NONE" Crooked="0" isCounter="0"/>' +
    `${side('left')}${side('right')}${side('top')}${side('bottom')}` +
    `<hh:diagonal type="NONE" width="0.1 mm" color="#000000"/>${fill}</hh:borderFill>`
  );
}

function charPr(letter: Letter, id: number): string {
  return (
    `<hh:charPr id="${id}" height="${letter.size * 100}" textColor="${letter.color ?? '#000000'}" shadeColor="none" ` +
    'useFontSpace="0" useKerning="0" symMark="NONE" borderFillIDRef="2">' +
    `<hh:fontRef ${perLanguage(letter.font)}/><hh:ratio ${perLanguage(100)}/><hh:spacing ${perLanguage(0)}/>` +
    `<hh:relSz ${perLanguage(100)}/><hh:offset ${perLanguage(0)}/>${letter.bold ? '<hh:bold/>' : ''}` +
    '<hh:underline type="NONE" shape="SOLID" color="#000000"/><hh:strikeout shape="NONE" color="#000000"/>' +
    '<hh:outline type="NONE"/><hh:shadow type="NONE" color="#B2B2B2" offsetX="10" offsetY="10"/></hh:charPr>'
  );
}

function paraPr(paragraph: Paragraph, id: number): string {
  const length = (name: string, points = 0) => `<hc:${name} value="${points * 100}" unit="HWPUNIT"/>`;
  return (
    `<hh:paraPr id="${id}" tabPrIDRef="0" condense="0" fontLineHeight="0" snapToGrid="0" suppressLineNumbers="0" checked="0">` +
    `<hh:align horizontal="${paragraph.align}" vertical="BASELINE"/><hh:heading type="NONE" idRef="0" level="0"/>` +
    '<hh:breakSetting breakLatinWord="KEEP_WORD" breakNonLatinWord="KEEP_WORD" widowOrphan="0" ' +
    `keepWithNext="${paragraph.keepWithNext ? 1 : 0}" keepLines="0" pageBreakBefore="0" lineWrap="BREAK"/>` +
    '<hh:autoSpacing eAsianEng="0" eAsianNum="0"/><hh:margin>' +
    length('intent', paragraph.indent) +
    length('left', paragraph.left) +
    length('right') +
    length('prev', paragraph.before) +
    length('next', paragraph.after) +
    `</hh:margin><hh:lineSpacing type="PERCENT" value="${paragraph.line}" unit="HWPUNIT"/>` +
    '<hh:border borderFillIDRef="2" offsetLeft="0" offsetRight="0" offsetTop="0" offsetBottom="0" connect="0" ignoreMargin="0"/></hh:paraPr>'
  );
}
