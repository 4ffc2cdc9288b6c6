import { Global, Module } from '@nestjs/common';
import { ChangeHolidays } from './actions/change-holidays.js';
import { MoveClock } from './actions/move-clock.js';
import { OpenOffice } from './actions/open-office.js';
import { Passwords } from './actions/passwords.js';
import { PersonalTokens } from './actions/personal-tokens.js';
import { Sessions } from './actions/sessions.js';
import { SignIn } from './actions/sign-in.js';
import { StaffPasswords } from './actions/staff-passwords.js';
import { OfficeClock } from './storage/office-clock.js';
import { OfficeDirectory } from './views/office-directory.js';
import { PermissionLog } from './views/permission-log.js';

/** Offices and their staff. Needs `DataSource`, `OfficeTx` and `Clock` from a global module. */
@Global()
@Module({
  providers: [
    OfficeClock,
    OfficeDirectory,
    OpenOffice,
    ChangeHolidays,
    MoveClock,
    Passwords,
    StaffPasswords,
    SignIn,
    Sessions,
    PersonalTokens,
    PermissionLog,
  ],
  exports: [
    OfficeClock,
    OfficeDirectory,
    OpenOffice,
    ChangeHolidays,
    MoveClock,
    StaffPasswords,
    SignIn,
    Sessions,
    PersonalTokens,
    PermissionLog,
  ],
})
export class OfficeModule {}
