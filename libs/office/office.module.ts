import { Module } from '@nestjs/common';
import { MoveClock } from './actions/move-clock.js';
import { OpenOffice } from './actions/open-office.js';
import { Passwords } from './actions/passwords.js';
import { OfficeClock } from './storage/office-clock.js';
import { OfficeHints } from './storage/office-hints.js';
import { OfficeDirectory } from './views/office-directory.js';

/** Offices and their staff. Needs `DataSource`, `OfficeTx` and `Clock` from a global module. */
@Module({
  providers: [OfficeHints, OfficeClock, OfficeDirectory, OpenOffice, MoveClock, Passwords],
  exports: [OfficeClock, OfficeDirectory, OpenOffice, MoveClock],
})
export class OfficeModule {}
