/** The look of the preview, near to the printed page; scoped so that it can stand inside a page of ours. */
export const reportStyle = `
.report{max-width:174mm;margin:0 auto;padding:13mm 18mm;box-sizing:content-box;font-family:'Pretendard GOV',sans-serif;font-size:12pt;line-height:1.6;color:#111;word-break:keep-all}
.report h1{font-size:23pt;text-align:center;margin:0;padding:12pt 6pt;border:solid #1B3A78;border-width:2.2pt 0;background:#F4F6FB;line-height:1.3}
.report h2{font-size:16pt;color:#1B3A78;background:#DFE6F7;border-left:5pt solid #1B3A78;border-bottom:1px solid #1B3A78;padding:5pt 9pt;margin:22pt 0 10pt}
.report .head{display:flex;justify-content:space-between;align-items:flex-end;gap:12pt;margin-bottom:10pt;font-size:10pt}
.report table{border-collapse:collapse;width:100%;font-size:10.5pt;line-height:1.35}
.report th,.report td{border:1px solid #5B6B8C;padding:4pt}
.report th{background:#DFE6F7}
.report .total td{background:#F4F6FB;font-weight:700}
.report .approval{width:auto}
.report .approval td{height:34pt;width:44pt;padding:2pt}
.report .date-line{text-align:right;font-size:11pt;margin:4pt 0}
.report .summary{border:1.2px solid #1B3A78;border-radius:2pt;padding:9pt 11pt;font-size:13pt}
.report caption{text-align:left;font-weight:700;font-size:11pt;padding:6pt 0 3pt}
.report caption span{float:right;font-weight:400;font-size:10pt}
.report .left{text-align:left}.report .center{text-align:center}.report .right{text-align:right;white-space:nowrap}
.report .b1{font-size:15.5pt;font-weight:700;margin:12pt 0 4pt}.report .b2{font-size:14pt;margin:6pt 0 4pt 10pt}
.report .b3{font-size:13pt;margin:4pt 0 4pt 25pt}.report .b4{font-size:12.5pt;margin:3pt 0 3pt 36pt}
.report .b5{font-size:11.5pt;margin:3pt 0 3pt 14pt}
.report .note{font-size:10pt;color:#444B59;margin:2pt 0}.report .fault{color:#B3261E;font-weight:700}
.report figure{margin:12pt 0}.report figure svg{max-width:100%;height:auto}.report figcaption{font-weight:700;font-size:11pt}
.report .closing{margin:22pt 0 0;white-space:pre-wrap}
.report footer{display:flex;justify-content:space-between;color:#444B59;font-size:9pt;margin-top:24pt}
`;
