/** 처리기간에 넣지 않는 기간의 닫힌 목록 P1–P10 (영 §20·§17④⑤·§7의2③·§12⑨, 행정절차법 시행령 §11). Nothing else stops the clock. */
export const pauseCodes: ReadonlyMap<string, string> = new Map([
  ['supplement', '보완 (영 §20(1))'],
  ['document-transfer', '멀리 떨어진 기관 사이의 문서 이송 (절영 §11(2))'],
  ['representative', '대표자 선정 (영 §8)'],
  ['hearing', '의견청취 (절영 §11(4))'],
  ['inspection', '실험·검사·감정 등 특별한 절차 (절영 §11(5))'],
  ['prior-work', '선행사무 (절영 §11(6))'],
  ['outage', '정보시스템 장애 (영 §20(2))'],
  ['field-survey', '고충민원의 현장조사 (영 §17④⑤)'],
  ['shared-documents', '공동이용 증명서류의 확인 (영 §7의2③)'],
  ['combined-receipt', '통합접수 선행 민원의 완료 (영 §12⑨)'],
]);
