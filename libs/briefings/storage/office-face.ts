import type { Office } from '#office';
import type { OfficeFace } from '../rules/snapshot.js';

/** The office as a briefing names it: the department in charge, who signs, how rates are rounded. */
export function faceOf(office: Office): OfficeFace {
  const { title, briefing, indicators, phone, departments } = office.profile;
  const inCharge = departments[briefing.departmentInCharge] ?? { label: briefing.prefix, phone };
  return {
    code: office.code,
    title,
    department: { label: inCharge.label, phone: inCharge.phone },
    signers: briefing.signers.map((signer) => signer.title),
    rounding: indicators.rounding,
  };
}
