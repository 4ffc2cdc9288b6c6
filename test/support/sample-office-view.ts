import type { OfficeView } from '#procedure';

/** A small invented office: two departments with heads, one without; three dongs; two people in every role, by number. */
export const sampleOfficeView: OfficeView = {
  departments: () =>
    new Map([
      ['road', { label: '도로과', head: 'staff-1' }],
      ['park', { label: '공원과', head: 'staff-2' }],
      ['new', { label: '신설과' }],
    ]),
  hasOmbudsman: () => true,
  visitStatuses: () => 'done in-progress reviewing long-term impossible transferred planned partly'.split(' '),
  dongs: () => ['gana', 'dara', 'maba'],
  staff: (role, department) =>
    [
      { id: 'staff-3', label: `${role} 예시 1`, department: 'road' },
      { id: 'staff-4', label: `${role} 예시 2`, department: 'park' },
    ].filter((one) => department === undefined || one.department === department),
};
