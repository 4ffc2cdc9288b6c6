import { factKind } from '#foundation';

/** A moment of a matter fell due and was claimed, once. `due` is the instant it was armed for, ISO 8601 in UTC. */
export const FellDue = factKind<{ readonly moment: string; readonly due: string }>('reminders.fell-due.v1');
