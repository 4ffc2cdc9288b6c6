import { Injectable } from '@nestjs/common';
import { ensure } from '#foundation';
import { statement, type Tx } from '#ledger';
import { TAKES_ROOM, type Side } from './file-row.js';
import { LIMITS, megabytes } from './rules/limits.js';

/** How much an office may keep, in bytes. */
export class OfficeQuota {
  constructor(readonly bytes: number) {}
}

const TAKEN = statement(
  'files.room-taken',
  `select count(*)::int as files, coalesce(sum(size), 0)::int as bytes from file
   where office_id = $1 and matter_id = $2 and side = $3 and id <> $4 and ${TAKES_ROOM}`,
);
const USE = statement(
  'files.use-room',
  `insert into file_usage as u (office_id, bytes) select $1, $2 where $2::bigint <= $3
   on conflict (office_id) do update set bytes = u.bytes + $2 where u.bytes + $2 <= $3`,
);
const FREE = statement('files.free-room', `update file_usage set bytes = greatest(0, bytes - $2) where office_id = $1`);

/** What a matter and an office may keep, counted under the lock of the matter's key. */
@Injectable()
export class Room {
  constructor(private readonly quota: OfficeQuota) {}

  /**
   * Whether one more file of this size still fits. RuleBroken: `files.too-big`, `files.too-many` {most}, `files.too-much` {most,
   * left}.
   */
  async ensureFor(tx: Tx, matter: string, side: Side, file: string, size: number): Promise<void> {
    ensure(size <= LIMITS.each, 'files.too-big', { most: megabytes(LIMITS.each), size: megabytes(size) });
    const taken = await tx.row<{ files: number; bytes: number }>(TAKEN, [tx.office, matter, side, file]);
    const { files = 0, bytes = 0 } = taken ?? {};
    ensure(files < LIMITS.files, 'files.too-many', { most: LIMITS.files });
    const left = LIMITS.together - bytes;
    ensure(size <= left, 'files.too-much', {
      most: megabytes(LIMITS.together),
      left: Math.max(0, Math.floor(left / 1_048_576)),
      size: megabytes(size),
    });
  }

  /** Takes room of the office, or gives it back. RuleBroken: `files.office-full`. */
  async change(tx: Tx, bytes: number): Promise<void> {
    if (bytes < 0) await tx.touch(FREE, [tx.office, -bytes]);
    else if (bytes > 0) ensure((await tx.touch(USE, [tx.office, bytes, this.quota.bytes])) === 1, 'files.office-full');
  }
}
