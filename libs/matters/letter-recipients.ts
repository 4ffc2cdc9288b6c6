import type { Recipient, RecipientRole } from '#letters';
import type { Office } from '#office';
import { type MatterRecord, peopleOf } from '#procedure';

/** Who a letter is for: the officer or whoever stands in before there is one. */
export function recipientsFor(role: RecipientRole, record: MatterRecord, office: Office): readonly Recipient[] {
  const head = record.department === undefined ? undefined : office.departments().get(record.department)?.head;
  const staff = (id: string | undefined): readonly Recipient[] => (id === undefined ? [] : [{ kind: 'staff', id }]);
  switch (role) {
    case 'resident':
      return peopleOf(record).map((id) => ({ kind: 'resident', id }));
    case 'officer':
      return (record.officer ?? head) ? staff(record.officer ?? head) : recipientsFor('intake', record, office);
    case 'asked':
      return staff(office.departments().get(String(record.values['askedDepartment']))?.head);
    case 'delegate':
      return staff(record.values['delegate'] as string | undefined);
    case 'head':
      return head ? staff(head) : recipientsFor('intake', record, office);
    case 'intake':
    case 'examiner':
    case 'administrator':
    case 'auditor':
    case 'privacy':
    case 'secretary':
      return office.staff(role).flatMap(({ id }) => staff(id));
  }
}
