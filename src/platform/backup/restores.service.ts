import { Injectable } from '@nestjs/common';
import { statement } from '../database/statement.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { KeyStore } from '../vault/key-store.js';

interface Counted {
  readonly n: number;
}

const UNSETTLED = statement(
  'platform.restores-due',
  'select count(*)::int as n from platform.restore where settled_by is null',
);
const SETTLE = statement(
  'platform.settle-restores',
  `update platform.restore set settled_by = 'other-side', settled_at = now() where settled_by is null`,
);
const KEYS_UNSETTLED = statement(
  'vault.restores-due',
  'select count(*)::int as n from keys.restore where settled_by is null',
);
const KEYS_SETTLE = statement(
  'vault.settle-restores',
  `update keys.restore set settled_by = 'other-side', settled_at = now() where settled_by is null`,
);

/**
 * What came out of a backup does not know who was erased since it was made. The ledger of the other side does, unless that came out of a
 * backup too: then somebody has to bring one, or say that there is none.
 */
@Injectable()
export class Restores {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly keys: KeyStore,
  ) {}

  /** Throws {@link LedgersDue} while nobody here can know who was erased: rather no service than one that shows them. */
  async assertLedgers(): Promise<void> {
    const [data, keys] = await Promise.all([this.uow.row<Counted>(UNSETTLED), this.keys.rows<Counted>(KEYS_UNSETTLED)]);
    if (data!.n > 0 && keys[0]!.n > 0) throw new LedgersDue();
  }

  /** The ledgers have been held against each other. */
  async settle(): Promise<void> {
    await this.uow.change(SETTLE);
    await this.keys.change(KEYS_SETTLE);
  }
}

export class LedgersDue extends Error {
  constructor() {
    super(
      'Both databases came out of backups, and neither knows who was erased since: hand over the newest ledger ' +
        '(npm run restore -- --ledger FILE), or say that there is none (npm run restore -- --nothing-newer)',
    );
    this.name = 'LedgersDue';
  }
}
