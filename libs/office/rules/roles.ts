/** What a member of staff may be. Procedure tables and pages name these; the label is what people read. */
export const STAFF_ROLES: ReadonlyMap<string, string> = new Map([
  ['intake', '민원실'],
  ['officer', '담당자'],
  ['head', '민원책임관(부서장)'],
  ['examiner', '민원심사관'],
  ['auditor', '감사담당'],
  ['planner', '기획담당'],
  ['budget', '예산담당'],
  ['secretary', '비서실'],
  ['mayor', '단체장'],
  ['deputy', '부단체장'],
  ['administrator', '시스템 관리자'],
  ['privacy', '개인정보 보호책임자'],
  ['archivist', '기록물관리 전문요원'],
]);

/** Roles without which an office cannot keep its duties: 민원심사관 영 §28, 감사, 접수 창구, 단체장 면담, 개인정보 보호책임자 개인정보 보호법 §31. */
export const NEEDED_ROLES = [
  'intake',
  'examiner',
  'auditor',
  'secretary',
  'mayor',
  'administrator',
  'privacy',
] as const;
