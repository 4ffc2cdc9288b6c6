import { millimetres } from './styles.js';

const note = (kind: 'foot' | 'end', line: string) =>
  `<hp:${kind}NotePr><hp:autoNumFormat type="DIGIT" userChar="" prefixChar="" suffixChar=")" supscript="0"/>` +
  `<hp:noteLine length="${line}" type="SOLID" width="0.12 mm" color="#000000"/>` +
  '<hp:noteSpacing betweenNotes="283" belowLine="567" aboveLine="850"/><hp:numbering type="CONTINUOUS" newNum="1"/>' +
  `<hp:placement place="${kind === 'foot' ? 'EACH_COLUMN' : 'END_OF_DOCUMENT'}" beneathText="0"/></hp:${kind}NotePr>`;

const border = (type: string) =>
  `<hp:pageBorderFill type="${type}" borderFillIDRef="1" textBorder="PAPER" headerInside="0" footerInside="0" fillArea="PAPER">` +
  '<hp:offset left="1417" right="1417" top="1417" bottom="1417"/></hp:pageBorderFill>';

/** A4 upright (which OWPML calls WIDELY), margins 13·13·18·18 mm, page number bottom centre. Stands in the first run. */
export const pageSetting =
  '<hp:secPr id="" textDirection="HORIZONTAL" spaceColumns="1134" tabStop="8000" tabStopVal="4000" tabStopUnit="HWPUNIT" ' +
  'outlineShapeIDRef="0" memoShapeIDRef="0" textVerticalWidthHead="0" masterPageCnt="0">' +
  '<hp:grid lineGrid="0" charGrid="0" wonggojiFormat="0"/><hp:startNum pageStartsOn="BOTH" page="0" pic="0" tbl="0" equation="0"/>' +
  '<hp:visibility hideFirstHeader="0" hideFirstFooter="0" hideFirstMasterPage="0" border="SHOW_ALL" fill="SHOW_ALL" ' +
  'hideFirstPageNum="0" hideFirstEmptyLine="0" showLineNumber="0"/>' +
  '<hp:lineNumberShape restartType="0" countBy="0" distance="0" startNumber="0"/>' +
  `<hp:pagePr landscape="WIDELY" width="${millimetres(210)}" height="${millimetres(297)}" gutterType="LEFT_ONLY">` +
  `<hp:margin header="${millimetres(5)}" footer="${millimetres(8)}" gutter="0" left="${millimetres(18)}" ` +
  `right="${millimetres(18)}" top="${millimetres(13)}" bottom="${millimetres(13)}"/></hp:pagePr>` +
  `${note('foot', '-1')}${note('end', '14692344')}${border('BOTH')}${border('EVEN')}${border('ODD')}</hp:secPr>` +
  '<hp:ctrl><hp:colPr id="" type="NEWSPAPER" layout="LEFT" colCount="1" sameSz="1" sameGap="0"/></hp:ctrl>' +
  '<hp:ctrl><hp:pageNum pos="BOTTOM_CENTER" formatType="DIGIT" sideChar="-"/></hp:ctrl>';
