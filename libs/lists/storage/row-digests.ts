import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import canonicalize from 'canonicalize';
import type { Json, JsonObject } from '#foundation';
import { PassageKey } from '#matters';

/** Keyed digests of lines: they tell whether a line is the same one, and nothing of what it says. */
@Injectable()
export class RowDigests {
  constructor(private readonly passages: PassageKey) {}

  /** Of which line of which list it is. */
  keyOf(office: string, procedure: string, list: string, reference: string): Buffer {
    return this.digest(['lists.row', office, procedure, tidy(list), reference]);
  }

  /** Of the cells of a row as they stood when a sheet was made of it. */
  ofCells(office: string, matter: string, version: number, cells: readonly string[]): string {
    return this.digest(['lists.cells', office, matter, version, [...cells]])
      .toString('base64url')
      .slice(0, 16);
  }

  /** Of a matter at the version that a sheet was made from: its row is taken once. */
  ofReturn(office: string, matter: string, version: number): Buffer {
    return this.digest(['lists.return', office, matter, version]);
  }

  /** Of a whole list, without a number of its own: whether the very same was applied before. */
  ofList(office: string, procedure: string, rows: Json): Buffer {
    return this.digest(['lists.list', office, procedure, rows]);
  }

  /** Of each answer of a line. */
  ofAnswers(answers: JsonObject): Readonly<Record<string, string>> {
    return Object.fromEntries(
      Object.entries(answers).map(([ask, answer]) => [
        ask,
        this.digest(['lists.answer', ask, answer]).toString('base64url').slice(0, 22),
      ]),
    );
  }

  private digest(what: Json): Buffer {
    const canonical = (canonicalize as unknown as (value: unknown) => string)(what);
    return createHmac('sha256', this.passages.key).update(canonical).digest();
  }
}

/** 「2026 연두방문」 and 「2026연두방문」 are one list. */
function tidy(list: string): string {
  return list.normalize('NFC').replace(/\s+/gu, '');
}
