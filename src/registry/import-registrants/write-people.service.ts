import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Clock } from '#platform/time/clock.js';
import { KeyStore } from '#platform/vault/key-store.js';
import { MatchToken } from '#platform/vault/match-token.js';
import { AbsorbRecords } from '../absorb-records/absorb-records.service.js';
import type { DecidedEntry } from '../absorb-records/decided-entry.js';
import type { IncomingIdentifier, RegistrantContent } from '../absorb-records/incoming-record.js';
import { OpenProfiles } from '../open-profiles/open-profiles.service.js';
import { RegistrantChangedMeanwhile } from '../registry.errors.js';
import type { ImportJob } from './import-job.js';
import { EXPIRE, PROFILE_VERSIONS, REPLACED } from './import.sql.js';
import { type MergedRows, mergeRows } from './merge-rows.js';
import type { ProfileChanges } from './merge-profile.judge.js';
import type { PlannedRegistrant } from './plan-people.js';

const MERGE = new URL('./merge-profile.judge.js', import.meta.url).href;

interface Told extends MergedRows {
  readonly registrantId: string;
  readonly change: PlannedRegistrant['change'];
}

/** Whom an identifier belongs to already, by token. */
type Holders = ReadonlyMap<string, readonly string[]>;

/** Seals what the rows of a chunk make of registrants, and writes it by the corridor of all records. */
@Injectable()
export class WritePeople {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly absorb: AbsorbRecords,
    private readonly profiles: OpenProfiles,
    private readonly keys: KeyStore,
    private readonly tokens: MatchToken,
    private readonly clock: Clock,
  ) {}

  /** Opens, merges and seals outside of any transaction; what it gives writes it, in the one of the caller. */
  async prepare(
    job: ImportJob,
    kind: 'individual' | 'group',
    planned: readonly PlannedRegistrant[],
    onFile: Holders,
  ): Promise<() => Promise<void>> {
    const told = planned.map(({ registrantId, change, rows }): Told => ({ registrantId, change, ...mergeRows(rows) }));
    const updated = told.filter(({ change }) => change === 'updated');
    const changes = await this.changesOf(job, kind, updated, onFile);
    const created = told
      .filter(({ change }) => change === 'created')
      .map(({ registrantId, groupKind, content: record }): DecidedEntry => {
        return { registrantId, kind, groupKind, change: 'created', profileVersion: 1, record };
      });
    const sealed = await this.absorb.sealDecided([...created, ...changes]);
    // identifiers are added to those on file, which keep their status; contacts and accounts go by kind, not as a whole
    const batch = { ...sealed, replaced: { identifiers: [], contacts: [], paymentAccounts: [] } };
    return async () => {
      if (updated.length > 0) await this.replace(updated, onFile);
      await this.absorb.write(batch);
    };
  }

  /** Updates as the corridor wants them: the whole new profile, and of identifiers only those not on file. */
  private async changesOf(
    job: ImportJob,
    kind: 'individual' | 'group',
    updated: readonly Told[],
    onFile: Holders,
  ): Promise<DecidedEntry[]> {
    if (updated.length === 0) return [];
    const ids = updated.map(({ registrantId }) => registrantId);
    const found = await this.uow.rows<{ id: string; profileVersion: number }>(PROFILE_VERSIONS, [ids]);
    const versions = new Map(found.map(({ id, profileVersion }) => [id, profileVersion]));
    const stored = await this.keys.fetch(ids);
    const parameters: ProfileChanges = {
      told: Object.fromEntries(updated.map(({ registrantId, content }) => [registrantId, content])),
      openKeys: job.openKeys,
    };
    const judge = { module: MERGE, name: 'mergeProfile', parameters };
    const merged = await this.profiles.judge<ProfileChanges, RegistrantContent>(ids, this.clock.now(), 'import', judge);
    const profiles = new Map(merged.ids.map((id, index) => [id, merged.results[index]!]));
    return updated.map(({ registrantId, groupKind, content }): DecidedEntry => {
      const [profile, version, storedKey] = [profiles, versions, stored].map((by) => by.get(registrantId)) as [
        RegistrantContent | undefined,
        number | undefined,
        DecidedEntry['storedKey'],
      ];
      if (!profile || version === undefined || !storedKey) throw new RegistrantChangedMeanwhile(); // erased just now
      const identifiers = content.identifiers.filter((one) => !this.holds(onFile, registrantId, one));
      const record = { ...content, ...profile, identifiers };
      return { registrantId, kind, groupKind, change: 'updated', profileVersion: version + 1, storedKey, record };
    });
  }

  private async replace(updated: readonly Told[], onFile: Holders): Promise<void> {
    const expiries = updated.flatMap(({ registrantId, content }) =>
      content.identifiers
        .filter((one) => one.expiresOn !== null && this.holds(onFile, registrantId, one))
        .map((one) => ({ registrantId, token: this.tokenOf(one), expiresOn: one.expiresOn })),
    );
    if (expiries.length > 0)
      await this.uow.change(EXPIRE, [
        expiries.map(({ token }) => token),
        expiries.map(({ registrantId }) => registrantId),
        expiries.map(({ expiresOn }) => expiresOn),
        this.clock.now(),
      ]);
    for (const list of ['contacts', 'paymentAccounts'] as const) {
      const kinds = updated.flatMap(({ registrantId, content }) =>
        content[list].map(({ kind }) => ({ registrantId, kind: kind as string })),
      );
      const values = [kinds.map(({ registrantId }) => registrantId), kinds.map(({ kind }) => kind)];
      if (kinds.length > 0) await this.uow.change(REPLACED[list], values);
    }
  }

  private holds(onFile: Holders, registrantId: string, identifier: IncomingIdentifier): boolean {
    return onFile.get(this.tokenOf(identifier).toString('hex'))?.includes(registrantId) === true;
  }

  private tokenOf({ idTypeId, normalized }: IncomingIdentifier): Buffer {
    return this.tokens.of(idTypeId, normalized);
  }
}
