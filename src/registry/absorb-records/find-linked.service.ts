import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { LinkToken } from '#platform/vault/link-token.js';
import { FIND_LINKS } from './absorb-records.sql.js';
import { byteaArray } from './bytea-array.js';
import { tokensOf } from './entries-of.js';
import type { IncomingRecord } from './incoming-record.js';

/** Who the records of a source are, once they were taken in. */
@Injectable()
export class FindLinked {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tokens: LinkToken,
  ) {}

  /** Ids of the registrants that these records are, without members; of one that was not taken in there is none. */
  async of(sourceId: string, records: readonly IncomingRecord[]): Promise<string[]> {
    const tokens = records.flatMap((record) => tokensOf(sourceId, record, this.tokens).slice(0, 1));
    const wanted = byteaArray(tokens.map(([, token]) => token));
    const links = await this.uow.rows<{ registrantId: string }>(FIND_LINKS, [sourceId, wanted]);
    return [...new Set(links.map(({ registrantId }) => registrantId))];
  }
}
