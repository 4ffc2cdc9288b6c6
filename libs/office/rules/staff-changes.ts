import type { Profile } from './profile.js';

/** Who works at the office as the database knows it; closed staff are there too. */
export interface KnownStaff {
  readonly id: string;
  readonly account: string;
  readonly department: string;
  readonly roles: readonly string[];
  readonly closed: boolean;
}

/** One line of the record of permissions (안전성 확보조치 기준 §5③): roles and department after the change. */
export interface PermissionChange {
  readonly id: string;
  readonly change: 'grant' | 'change' | 'revoke';
  readonly roles: readonly string[];
  readonly department: string;
}

/** What the profile changes in people's permissions: granted on arrival or return, changed on transfer, revoked on leaving. */
export function permissionChanges(
  known: readonly KnownStaff[],
  staff: Profile['staff'],
  newId: () => string,
): (PermissionChange & { readonly account: string })[] {
  const changes: (PermissionChange & { account: string })[] = [];
  const byAccount = new Map(known.map((person) => [person.account, person]));
  for (const [account, { department, roles: named }] of Object.entries(staff)) {
    const before = byAccount.get(account);
    const roles = [...named].sort();
    if (!before) changes.push({ id: newId(), account, change: 'grant', roles, department });
    else if (before.closed) changes.push({ id: before.id, account, change: 'grant', roles, department });
    else if (before.department !== department || before.roles.join() !== roles.join()) {
      changes.push({ id: before.id, account, change: 'change', roles, department });
    }
  }
  for (const { id, account, department, closed } of known) {
    if (!closed && !(account in staff)) changes.push({ id, account, change: 'revoke', roles: [], department });
  }
  return changes;
}
