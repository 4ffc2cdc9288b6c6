/** Who acts. `id` is an opaque staff or person id, never a name; system acts carry the name of the reaction or reminder. */
export interface Actor {
  readonly kind: 'resident' | 'staff' | 'system';
  readonly id: string;
  /** Roles as the office profile names them: resident, intake, officer, head, auditor, system … */
  readonly roles: readonly string[];
  /** Department code of a member of staff. */
  readonly department?: string;
}

/** The engine itself, by the name of what made it act, for example `reminders.overdue`. */
export function systemActor(because: string): Actor {
  return { kind: 'system', id: because, roles: ['system'] };
}

const ALONG = 'with.';

/** The engine taking a step because a person took another, which that person is told of as well: a session moved, and its meetings with it. */
export function alongWith(because: string): Actor {
  return systemActor(`${ALONG}${because}`);
}

/** Whether `kind:id` is the engine acting because time passed or a mail came, and not along with a person. */
export function actsByItself(actor: string): boolean {
  return actor.startsWith('system:') && !actor.startsWith(`system:${ALONG}`);
}
