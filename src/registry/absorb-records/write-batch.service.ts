import { Injectable } from '@nestjs/common';
import { RegistryConfig } from '#config/config.js';
import { copyInto, stage } from '#platform/database/stage.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { RegistrantChangedMeanwhile } from '../registry.errors.js';
import {
  ACCOUNTS_ON_FILE,
  BEGIN_MEMBERSHIPS,
  COPY_TARGETS,
  DROP_REPLACED,
  END_MEMBERSHIPS,
  LINK_COLUMNS,
  LINK_TARGET,
  MEMBERSHIP_COLUMNS,
  SETTLE_ACCOUNTS,
  UPDATE_LINKS,
  UPDATE_PROFILES,
  UPDATED_COLUMNS,
} from './absorb-records.sql.js';
import type { LinkRows, SealedBatch } from './decided-entry.js';

const HOUR_MS = 3_600_000;

/** Writes sealed batches: COPY where rows are new, one statement a table where they replace others. */
@Injectable()
export class WriteBatch {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly config: RegistryConfig,
  ) {}

  /** In the unit of work of the caller; how many members left their groups. Throws {@link RegistrantChangedMeanwhile}. */
  async write(batch: SealedBatch): Promise<number> {
    if (batch.updated.length > 0) await this.replace(batch);
    const accounts = await this.accountsOnFile(batch);
    for (const [name, target] of Object.entries(COPY_TARGETS)) {
      const rows = batch.sheets
        .map((sheet) => sheet[name as keyof typeof COPY_TARGETS])
        .filter((sheet) => sheet.length > 0);
      if (rows.length > 0) await copyInto(this.uow.client, target, rows);
    }
    await this.settleAccounts(batch, accounts);
    if (batch.links) await this.link(batch.links);
    return batch.memberships.groups.length > 0 ? this.writeMemberships(batch) : 0;
  }

  private async replace({ sheets, now, updated, replaced }: SealedBatch): Promise<void> {
    const rows = sheets.map((sheet) => sheet.updated);
    await stage(this.uow.client, 'absorbed_profile', UPDATED_COLUMNS, rows);
    if ((await this.uow.change(UPDATE_PROFILES, [now])) !== updated.length) throw new RegistrantChangedMeanwhile();
    for (const { list, drop } of DROP_REPLACED)
      if (replaced[list].length > 0) await this.uow.change(drop, [replaced[list]]);
  }

  private async accountsOnFile({ replaced }: SealedBatch): Promise<string[]> {
    if (replaced.paymentAccounts.length === 0) return [];
    const found = await this.uow.rows<{ id: string }>(ACCOUNTS_ON_FILE, [replaced.paymentAccounts]);
    return found.map(({ id }) => id);
  }

  /** Whoever changes an account at a source has no more power than who does it by hand. */
  private async settleAccounts({ replaced, now }: SealedBatch, onFile: readonly string[]): Promise<void> {
    if (replaced.paymentAccounts.length === 0) return;
    const usableFrom = new Date(now.getTime() + this.config.coolingOffHours * HOUR_MS);
    await this.uow.change(SETTLE_ACCOUNTS, [replaced.paymentAccounts, onFile, usableFrom]);
  }

  private async link({ sourceId, created, updated, told: now }: LinkRows): Promise<void> {
    if (created) await copyInto(this.uow.client, LINK_TARGET, [created]);
    if (!updated) return;
    await stage(this.uow.client, 'absorbed_link', LINK_COLUMNS, [updated]);
    await this.uow.change(UPDATE_LINKS, [sourceId, now]);
  }

  private async writeMemberships({ memberships, now }: SealedBatch): Promise<number> {
    await stage(this.uow.client, 'absorbed_membership', MEMBERSHIP_COLUMNS, [memberships.rows]);
    const { ended } = (await this.uow.row<{ ended: number }>(END_MEMBERSHIPS, [memberships.groups, now]))!;
    await this.uow.change(BEGIN_MEMBERSHIPS, [now]);
    return ended;
  }
}
