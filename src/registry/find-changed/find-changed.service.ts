import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { idText } from '#platform/ids/ids.js';
import { COUNT_CHANGED, FORGET_CHANGES, LIST_CHANGED, MARK } from './find-changed.sql.js';

/** Up to where somebody has looked: hand it in again to look only at what came after. */
export interface Mark {
  /** RFC 3339: as of when. */
  readonly asOf: string;
  /** The oldest transaction that was under way. */
  readonly seen: string;
  /** The server that counts these transactions. */
  readonly server: string;
}

/** Why a mark is of no use, and everybody has to be looked at. */
export type MarkFault = 'other_server' | 'mark_ahead' | 'mark_too_old';

const DAY_MS = 86_400_000;
/** What was written is noted for so long. */
const KEPT_DAYS = 90;
/** A transaction is noted with the instant it began, and may be seen later. */
const MARGIN_DAYS = 2;

/** Finds of whom something was written, or time has changed something, since somebody looked. */
@Injectable()
export class FindChanged {
  constructor(private readonly uow: UnitOfWork) {}

  async mark(asOf: Date): Promise<Mark> {
    const now = (await this.uow.row<Omit<Mark, 'asOf'>>(MARK))!;
    return { asOf: asOf.toISOString(), ...now };
  }

  /**
   * What is wrong with a mark, now that this one would be made; nothing when it is sound. Transactions are counted by each server
   * for itself: where the data stand on another one (restored from a dump, or upgraded), the number means another instant.
   */
  faultOf(before: Mark, now: Mark): MarkFault | undefined {
    if (before.server !== now.server) return 'other_server';
    if (BigInt(before.seen) > BigInt(now.seen) || before.asOf > now.asOf) return 'mark_ahead';
    const keptFrom = Date.parse(now.asOf) - (KEPT_DAYS - MARGIN_DAYS) * DAY_MS;
    return Date.parse(before.asOf) < keptFrom ? 'mark_too_old' : undefined;
  }

  /** How many of a kind {@link list} will find in all. */
  async count(kind: 'individual' | 'group', asOf: Date, since: Mark): Promise<number> {
    return (await this.uow.row<{ total: number }>(COUNT_CHANGED, [kind, since.asOf, asOf, since.seen]))!.total;
  }

  /** The first of them after an id, in key order. */
  async list(
    kind: 'individual' | 'group',
    asOf: Date,
    since: Mark,
    after: string,
    limit: number,
  ): Promise<readonly string[]> {
    const values = [kind, since.asOf, asOf, since.seen, after, limit];
    const { ids } = (await this.uow.row<{ ids: Buffer }>(LIST_CHANGED, values))!;
    return Array.from({ length: ids.length / 16 }, (_, at) => idText(ids.subarray(at * 16, at * 16 + 16)));
  }

  /** Lets go of what was noted too long ago. Counts it. */
  forget(now: Date): Promise<number> {
    return this.uow.change(FORGET_CHANGES, [new Date(now.getTime() - KEPT_DAYS * DAY_MS)]);
  }
}
