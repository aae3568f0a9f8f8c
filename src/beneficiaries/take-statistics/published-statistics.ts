import { Injectable } from '@nestjs/common';
import type { Publication, PublishedDay, QuantityKey, Rounded } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { ServiceCipher } from '#platform/vault/service-cipher.js';
import { type Classes, identitiesOf } from '../statistics.catalogue.js';
import { KEEP_STATISTICS, PUBLISHED_BEFORE } from './take-statistics.sql.js';

/**
 * How many published days a new one is audited together with. Each makes the audit slower; what a reader could put together with
 * still older ones is not looked at.
 */
const DAYS_TOGETHER = 7;

interface PublishedRow {
  readonly day: string;
  readonly classes: Classes;
  readonly shown: Readonly<Record<QuantityKey, Rounded | null>>;
  readonly basisSealed: Buffer;
  readonly behindSealed: Buffer | null;
}

/** What a program publishes of a day, and the counts behind it. */
export interface TakenStatistics {
  readonly programId: string;
  /** YYYY-MM-DD, UTC. */
  readonly day: string;
  readonly asOf: string;
  readonly classes: Classes;
  readonly counts: Readonly<Record<QuantityKey, number>>;
  readonly published: Publication;
}

/** Keeps published statistics: what is shown in clear, and the counts behind it, small ones among them, sealed. */
@Injectable()
export class PublishedStatistics {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cipher: ServiceCipher,
  ) {}

  /** The last days that were published before a day, the oldest first. */
  async before(programId: string, day: string): Promise<PublishedDay[]> {
    const rows = await this.uow.rows<PublishedRow>(PUBLISHED_BEFORE, [programId, day, DAYS_TOGETHER]);
    return rows.toReversed().map((row) => this.opened(programId, row));
  }

  /** To be called in a unit of work. Whoever comes second with a day changes nothing. */
  async keep({ programId, day, asOf, classes, counts, published }: TakenStatistics): Promise<void> {
    const keys = Object.keys(published).toSorted();
    const seal = (of: (key: QuantityKey) => unknown): Buffer =>
      this.cipher.seal('statistics', `${programId} ${day}`, JSON.stringify(keys.map(of)));
    await this.uow.change(KEEP_STATISTICS, [
      programId,
      day,
      asOf,
      JSON.stringify(classes),
      JSON.stringify(Object.fromEntries(keys.map((key) => [key, published[key]!.shown]))),
      seal((key) => published[key]!.basis),
      seal((key) => [counts[key], published[key]!.told]),
    ]);
  }

  private opened(programId: string, { day, classes, shown, basisSealed, behindSealed }: PublishedRow): PublishedDay {
    const open = (sealed: Buffer): unknown =>
      JSON.parse(this.cipher.open('statistics', `${programId} ${day}`, sealed)) as unknown;
    const keys = Object.keys(shown).toSorted();
    const basis = open(basisSealed) as number[];
    const behind = behindSealed && (open(behindSealed) as [number, boolean][]);
    return {
      published: Object.fromEntries(
        keys.map((key, at) => [key, { basis: basis[at]!, told: behind?.[at]![1] ?? false, shown: shown[key]! }]),
      ),
      behind: behind && {
        counts: Object.fromEntries(keys.map((key, at) => [key, behind[at]![0]])),
        identities: identitiesOf(classes),
      },
    };
  }
}
