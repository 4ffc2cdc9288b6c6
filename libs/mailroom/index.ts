export { type Addressee, Mailroom } from './actions/mailroom.js';
export { MailroomModule } from './mailroom.module.js';
export { mailBelongings } from './storage/matter-belongings.js';
