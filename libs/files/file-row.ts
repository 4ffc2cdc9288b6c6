import type { Actor } from '#foundation';
import type { KindCode } from './rules/kinds.js';

export type FileState = 'reserved' | 'stored' | 'clean' | 'unscanned' | 'infected' | 'rejected' | 'removed';
/** Residents see the files of their own side; the office sees both. */
export type Side = 'resident' | 'staff';

/** Whose file it is to be. A matter is an opaque id here: who may do what with it is for the caller to know. */
export interface Owner {
  readonly office: string;
  readonly matter: string;
  readonly actor: Actor;
}

/** A file as lists show it. */
export interface FileEntry {
  readonly id: string;
  /** As it came, made safe to show; null once its key is destroyed. */
  readonly name: string | null;
  readonly kind: KindCode;
  readonly size: number;
  readonly state: FileState;
  /** Why it was refused, or why it still waits. */
  readonly reason: string | null;
  readonly side: Side;
  /** Who brought it: person id or staff id. */
  readonly by: string;
  readonly at: Date;
}

export interface FileRow {
  readonly id: string;
  readonly matter_id: string;
  readonly side: Side;
  readonly by_id: string;
  readonly kind: KindCode;
  readonly size: number;
  readonly name: Buffer | null;
  readonly wrapped: Buffer | null;
  readonly object: string | null;
  readonly state: FileState;
  readonly reason: string | null;
  readonly attempt: number;
  readonly token: string | null;
  readonly at: Date;
}

export const COLUMNS =
  'id, matter_id, side, by_id, kind, size, name, wrapped, object, state, reason, attempt, token, at';

/** States in which a file takes room. */
export const TAKES_ROOM = `state in ('reserved', 'stored', 'clean', 'unscanned')`;

export function sideOf({ kind }: Actor): Side {
  return kind === 'resident' ? 'resident' : 'staff';
}

export function entryOf(row: FileRow, name: string | null): FileEntry {
  const { id, kind, size, state, reason, side, by_id: by, at } = row;
  return { id, name, kind, size, state, reason, side, by, at };
}
