import { Injectable } from '@nestjs/common';
import { AbsorbRecords } from '../absorb-records/absorb-records.service.js';
import type { DecidedEntry } from '../absorb-records/decided-entry.js';
import type { HolderIds } from './find-holders.service.js';
import type { ImportJob } from './import-job.js';
import { mergeRows } from './merge-rows.js';
import type { PlannedRegistrant } from './plan-people.js';
import { type ToldRegistrant, UpdatePeople } from './update-people.service.js';

/** Seals what the rows of a chunk make of registrants, and writes it by the corridor of all records. */
@Injectable()
export class WritePeople {
  constructor(
    private readonly absorb: AbsorbRecords,
    private readonly updating: UpdatePeople,
  ) {}

  /** Opens, merges and seals outside of any transaction; what it gives writes it, in the one of the caller. */
  async prepare(
    job: ImportJob,
    kind: 'individual' | 'group',
    planned: readonly PlannedRegistrant[],
    onFile: HolderIds,
  ): Promise<() => Promise<void>> {
    const told = (change: PlannedRegistrant['change']): ToldRegistrant[] =>
      planned
        .filter((one) => one.change === change)
        .map(({ registrantId, rows }) => ({ registrantId, ...mergeRows(rows) }));
    const updates = await this.updating.prepare(job, kind, told('updated'), onFile);
    const created = told('created').map(({ registrantId, groupKind, content: record }): DecidedEntry => {
      return { registrantId, kind, groupKind, change: 'created', profileVersion: 1, record };
    });
    const sealed = await this.absorb.sealDecided([...created, ...updates.entries]);
    // identifiers are added to those on file, which keep their status; contacts and accounts go by kind, not as a whole
    const batch = { ...sealed, replaced: { identifiers: [], contacts: [], paymentAccounts: [] } };
    return async () => {
      await this.updating.replace(updates);
      await this.absorb.write(batch);
      await this.updating.coolOff(updates);
    };
  }
}
