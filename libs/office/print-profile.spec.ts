import { describe, expect, it } from '@jest/globals';
import type { Profile } from './rules/profile.js';
import { RETENTION_CLASSES } from './rules/retention-classes.js';
import { STAFF_ROLES } from './rules/roles.js';
import { loadProfiles } from './storage/load-profiles.js';
import { printProfile } from './views/print-profile.js';

const profiles = [...(await loadProfiles('config/offices')).values()];

/** Codes that are put into words. */
const worded = new Set([
  ...STAFF_ROLES.keys(),
  'department-review',
  'mayor-answer',
  'truncate',
  'half-up',
  'next-working-day',
  'previous-working-day',
  ...['event', 'elsewhere', 'counselling', 'hall'],
  ...Object.keys(RETENTION_CLASSES),
  'skip',
  ...['none', 'at-least-half', 'majority', 'named', 'elected', 'elected-from-outsiders', 'agreed-by-parties'],
  ...['by-law', 'challenged', 'withdrew', 'always', 'invited', 'never'],
  'yearly-review',
]);

function leaves(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leaves);
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
}

describe('a printed profile', () => {
  it.each(profiles.map((profile): [string, Profile] => [profile.office, profile]))(
    'of %s tells all that it says',
    (_, profile) => {
      const page = printProfile(profile);
      const departments = new Set(Object.keys(profile.departments));
      const told = leaves(profile).filter((leaf) => !worded.has(leaf) && !departments.has(leaf));
      expect(told.filter((leaf) => !page.includes(leaf))).toEqual([]);
      expect(page).not.toMatch(/undefined|\[object/);
    },
  );

  it('puts codes into words', () => {
    const gwanak = printProfile(profiles.find(({ office }) => office === 'gwanak') as Profile);
    expect(gwanak).toContain('| 2019-01-01 | 5건이면 담당 부서가 검토 | 100건이면 단체장이 답변 |');
    const city = printProfile(profiles.find(({ office }) => office === 'tongtong39') as Profile);
    expect(city).toContain(
      'FREQ=MONTHLY;BYDAY=2TH,4TH | 14:00 | 60분(4칸 × 15분), 앞 10분 뒤 10분 | 다음 근무일로 미룸 | 직소민원 상담실 | 신청 7일 전, 자료 3일 전 | 단체장 |',
    );
  });
});
