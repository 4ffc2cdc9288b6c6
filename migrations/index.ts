import { Roles1790000000001 } from './0001-roles.js';
import { Ledger1790000000002 } from './0002-ledger.js';
import { Office1790000000003 } from './0003-office.js';
import { People1790000000004 } from './0004-people.js';
import { Matters1790000000005 } from './0005-matters.js';
import { Reminders1790000000006 } from './0006-reminders.js';
import { Letters1790000000007 } from './0007-letters.js';
import { Briefings1790000000008 } from './0008-briefings.js';
import { Delivery1790000000009 } from './0009-delivery.js';
import { Plans1790000000010 } from './0010-plans.js';
import { Files1790000000011 } from './0011-files.js';
import { Councils1790000000012 } from './0012-councils.js';
import { Privacy1790000000013 } from './0013-privacy.js';
import { CalendarChanges1790000000014 } from './0014-calendar-changes.js';
import { MailBothWays1790000000015 } from './0015-mail-both-ways.js';
import { Batches1790000000016 } from './0016-batches.js';
import { Links1790000000017 } from './0017-links.js';
import { Petitions1790000000018 } from './0018-petitions.js';
import { Meetings1790000000019 } from './0019-meetings.js';
import { Visits1790000000020 } from './0020-visits.js';
import { Lists1790000000021 } from './0021-lists.js';
import { WhatGoesAndWhatWaits1790000000022 } from './0022-what-goes-and-what-waits.js';
import { BriefingsInOrder1790000000024 } from './0024-briefings-in-order.js';
import { DaysOffThatWereMeant1790000000025 } from './0025-days-off-that-were-meant.js';
import { LooksAtLists1790000000026 } from './0026-looks-at-lists.js';
import { LettersInOrder1790000000027 } from './0027-letters-in-order.js';
import { DelegatesMetOnce1790000000028 } from './0028-delegates-met-once.js';
import { LettersOfTheDeadAtOnce1790000000029 } from './0029-letters-of-the-dead-at-once.js';
import { Passes1790000000030 } from './0030-passes.js';

/** Every migration, oldest first: the one list that the launcher, the operator and the tests run. */
export const migrations = [
  Roles1790000000001,
  Ledger1790000000002,
  Office1790000000003,
  People1790000000004,
  Matters1790000000005,
  Reminders1790000000006,
  Letters1790000000007,
  Briefings1790000000008,
  Delivery1790000000009,
  Plans1790000000010,
  Files1790000000011,
  Councils1790000000012,
  Privacy1790000000013,
  CalendarChanges1790000000014,
  MailBothWays1790000000015,
  Batches1790000000016,
  Links1790000000017,
  Petitions1790000000018,
  Meetings1790000000019,
  Visits1790000000020,
  Lists1790000000021,
  WhatGoesAndWhatWaits1790000000022,
  BriefingsInOrder1790000000024,
  DaysOffThatWereMeant1790000000025,
  LooksAtLists1790000000026,
  LettersInOrder1790000000027,
  DelegatesMetOnce1790000000028,
  LettersOfTheDeadAtOnce1790000000029,
  Passes1790000000030,
];
