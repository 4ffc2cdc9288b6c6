export { ChangeHolidays } from './actions/change-holidays.js';
export { OpenOffice } from './actions/open-office.js';
export { PersonalTokens } from './actions/personal-tokens.js';
export { Sessions, type StaffAtWork } from './actions/sessions.js';
export { SignIn } from './actions/sign-in.js';
export { StaffPasswords } from './actions/staff-passwords.js';
export { MoveClock } from './actions/move-clock.js';
export { OfficeModule } from './office.module.js';
export { inForceOn } from '#calendar';
export { declaredDays, type HolidayChange } from './rules/holiday-change.js';
export type { Deliberation, Priority, Profile, RetentionClass, Rota } from './rules/profile.js';
export type {
  CumulativeIndicator,
  Published,
  PublishedIndicator,
  PublishedTable,
  WeightedIndicator,
} from './rules/published.js';
export { type Compared, differs, reckon, type ReckonedTable, sum } from './rules/reckon-published.js';
export { reckonCumulative, reckonWeighted } from './rules/reckon-indicators.js';
export type { Rounding } from './rules/rounding.js';
export { ProfileRefused } from './rules/profile-refused.js';
export { meanOf, rateOf, rateText, roundingText } from './rules/rate.js';
export { isRetentionClass, RETENTION_CLASSES } from './rules/retention-classes.js';
export { STAFF_ROLES } from './rules/roles.js';
export { procedureChanges, statusesOf } from './rules/visits.js';
export { SURELY_OPEN_FOR } from './rules/session-limits.js';
export { loadProfiles, profileProblems } from './storage/load-profiles.js';
export { printProfile } from './views/print-profile.js';
export { type Department, Office, type StaffRef } from './views/office.js';
export { OfficeDirectory } from './views/office-directory.js';
export { type PermissionEntry, PermissionLog } from './views/permission-log.js';
