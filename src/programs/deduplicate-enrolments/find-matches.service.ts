import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Clock } from '#platform/time/clock.js';
import type { DeduplicationRecord } from '../deduplication.record.js';
import { COMPARED_STATES } from '../duplicate.lifecycle.js';
import { TooManyOthers } from '../duplicates.errors.js';
import {
  COUNT_HELD,
  COUNT_SHARED_KEYS,
  COUNT_SHARED_VALUES,
  HASH_TOKENS,
  HELD_VALUES,
  KEEP_MATCHES,
  KEYS_SHARED,
  MAKE_STAGES,
  MORE_MEMORY,
  MOST_HOLDERS,
  SHARED_IN_PROGRAM,
  SHARED_IN_REGISTRY,
  SHARED_MEMBERS,
} from './find-matches.sql.js';

/** What one run looks for, and among whom. */
export interface Search {
  readonly runId: string;
  readonly programId: string;
  readonly target: 'individual' | 'group';
  /** RFC 3339: identifiers that had expired by its UTC day do not count. */
  readonly asOf: string;
  readonly criteria: DeduplicationRecord;
  /** How many enrolments are in question, and how many registrants of that kind there are. */
  readonly inQuestion: number;
  readonly registered: number;
}

/** A program that is less of the registry than this is looked at by its people, not by all tokens there are. */
const SMALL_PART = 0.2;

/** Finds who in a program holds the same key as somebody else in it, set by set under the worker role. */
@Injectable()
export class FindMatches {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps the matches by one of so many equal parts of all tokens; a repetition keeps the same. Inside a transaction of the
   * worker role. Throws {@link TooManyOthers} before it keeps any, where one key is held by too many.
   */
  async find(search: Search, shard: number, shards: number): Promise<void> {
    const { programId, target, asOf, criteria, runId } = search;
    const { identifiers, idTypes, contacts, paymentAccounts, members, mostOthers } = criteria;
    const [from, to] = [bound(shard, shards), bound(shard + 1, shards)];
    const holders = [programId, COMPARED_STATES, members];
    for (const make of [MORE_MEMORY, ...MAKE_STAGES]) await this.uow.rows(make);
    if (search.inQuestion < search.registered * SMALL_PART)
      await this.uow.change(SHARED_IN_PROGRAM[target], [...holders, from, to]);
    else {
      await this.uow.rows(HASH_TOKENS, ['off']);
      await this.uow.change(SHARED_IN_REGISTRY, [from, to]);
      await this.uow.rows(HASH_TOKENS, ['on']);
    }
    await this.uow.rows(COUNT_SHARED_VALUES);
    await this.uow.change(HELD_VALUES, [asOf, identifiers, idTypes, [...contacts, ...paymentAccounts]]);
    await this.uow.rows(COUNT_HELD);
    await this.uow.change(KEYS_SHARED[target], holders);
    if (members && shard === 0) await this.uow.change(SHARED_MEMBERS, holders.slice(0, 2));
    await this.uow.rows(COUNT_SHARED_KEYS);
    const { most } = (await this.uow.row<{ most: number }>(MOST_HOLDERS))!;
    if (most - 1 > mostOthers) throw new TooManyOthers(mostOthers);
    await this.uow.change(KEEP_MATCHES, [programId, runId, this.clock.now()]);
  }
}

/** Where a part of all tokens begins, by their first two bytes; null after the last. */
function bound(shard: number, shards: number): Buffer | null {
  if (shard === shards) return null;
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(Math.floor((0x1_0000 * shard) / shards));
  return shard === 0 ? Buffer.alloc(0) : bytes;
}
