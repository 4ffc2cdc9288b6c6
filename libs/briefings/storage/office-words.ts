import type { Office } from '#office';
import type { OfficeWords } from '../rules/plan-snapshots.js';

/** What every briefing says of its office, as it stands. */
export function officeWords({ code, profile }: Office): OfficeWords {
  const { title, briefing, indicators, departments, phone } = profile;
  return {
    code,
    title,
    department: departments[briefing.departmentInCharge] ?? { label: briefing.prefix, phone },
    signers: briefing.signers.map((signer) => signer.title),
    rounding: indicators.rounding,
  };
}
