import type { OfficeView } from '#procedure';

/** A small invented office: two departments with heads, one without; three dongs; officers by number only. */
export const sampleOfficeView: OfficeView = {
  departments: () =>
    new Map([
      ['road', { label: '도로과', head: 'staff-1' }],
      ['park', { label: '공원과', head: 'staff-2' }],
      ['new', { label: '신설과' }],
    ]),
  dongs: () => ['gana', 'dara', 'maba'],
  staff: (role, department) =>
    role !== 'officer'
      ? []
      : [
          { id: 'staff-3', label: '담당자 예시 1', department: 'road' },
          { id: 'staff-4', label: '담당자 예시 2', department: 'park' },
        ].filter((officer) => department === undefined || officer.department === department),
};
