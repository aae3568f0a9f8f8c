import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { columnsOf, type Hold, KeyHolds } from '#platform/vault/key-holds.js';
import { HOLDS, KEEP_HOLDS } from './hold-registrants.sql.js';

const PAGE = 5_000;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Holds the ledgers of legal holds against each other: a side restored from an older backup learns what it has forgotten. */
@Injectable()
export class ReplayHolds {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly keys: KeyHolds,
  ) {}

  /** Counts the holds that either side learned of. */
  async replay(): Promise<number> {
    const toKeys = await walk(
      (after) => this.uow.rows<Hold>(HOLDS, [after, PAGE]),
      (holds) => this.keys.adopt(holds),
    );
    const toData = await walk(
      (after) => this.keys.page(after, PAGE),
      (holds) => this.uow.change(KEEP_HOLDS, columnsOf(holds)),
    );
    return toKeys + toData;
  }
}

async function walk(
  pageAfter: (after: string) => Promise<Hold[]>,
  teach: (holds: readonly Hold[]) => Promise<number>,
): Promise<number> {
  let taught = 0;
  for (let after = FIRST; ;) {
    const page = await pageAfter(after);
    if (page.length === 0) return taught;
    taught += await teach(page);
    after = page.at(-1)!.id;
  }
}
