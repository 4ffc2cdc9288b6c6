import { type Filter, first } from './incoming.js';

/** What machines write by themselves (RFC 3834): out-of-office answers, lists, our own letters coming round. None is answered. */
export const automatic: Filter = (mail) => {
  const said = first(mail, 'auto-submitted').trim().toLowerCase();
  const machine =
    (said !== '' && !/^no\b/.test(said)) ||
    mail.envelopeFrom === '' ||
    /^(bulk|list|junk|auto_reply)\b/i.test(first(mail, 'precedence').trim()) ||
    ['list-id', 'list-unsubscribe', 'x-autoreply', 'x-autorespond', 'x-loop', 'feedback-id'].some((name) =>
      mail.headers.has(name),
    ) ||
    mail.from.some((address) =>
      /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|reply\+[a-z2-7]+)@/i.test(address),
    );
  return machine ? { kind: 'dropped', because: 'automatic' } : undefined;
};
