import { Injectable } from '@nestjs/common';
import { CopyRows } from '#platform/database/copy-rows.js';
import { Clock } from '#platform/time/clock.js';
import { BlindIndex } from '#platform/vault/blind-index.js';
import { KeyRing } from '#platform/vault/key-ring.js';
import { KeyStore } from '#platform/vault/key-store.js';
import { WorkerPool } from '#platform/workers/worker-pool.js';
import type { DecidedEntry, LinkRows, SealedBatch } from './decided-entry.js';
import type { IncomingRecord } from './incoming-record.js';
import { MatchBySource } from './match-by-source.service.js';
import { sealAll, type SealedRows, type SealTask } from './seal-records.worker.js';
import { WriteBatch } from './write-batch.service.js';

const WORKER = new URL('./seal-records.worker.js', import.meta.url).href;
/** So few are sealed sooner than they are sent to a thread. */
const FEW = 8;

/** The one corridor by which records become registrants: decide who they are, seal in worker threads, write set-based. */
@Injectable()
export class AbsorbRecords {
  constructor(
    private readonly matching: MatchBySource,
    private readonly writing: WriteBatch,
    private readonly keys: KeyStore,
    private readonly ring: KeyRing,
    private readonly blindIndex: BlindIndex,
    private readonly workers: WorkerPool,
    private readonly clock: Clock,
  ) {}

  /** Matches records by their source link, and seals what is new or changed. Outside of any transaction. */
  async seal(sourceId: string, records: readonly IncomingRecord[]): Promise<SealedBatch> {
    const now = this.clock.now();
    const { decided, links, counts } = await this.matching.match(sourceId, records, now);
    return this.sealEntries(decided, now, links, counts);
  }

  /**
   * Seals registrants of whom it is decided who they are, and stores the keys of new ones (key first: a key without data is
   * harmless, data without a key is lost). Every id at most once. The keys last whatever becomes of the caller's transaction.
   */
  async sealDecided(entries: readonly DecidedEntry[]): Promise<SealedBatch> {
    const created = entries.filter(({ change }) => change === 'created').length;
    return this.sealEntries(entries, this.clock.now(), null, { created, updated: entries.length - created });
  }

  /**
   * Writes a sealed batch in the unit of work of the caller, who commits its checkpoint with it. Throws
   * `RegistrantChangedMeanwhile` when a profile is no longer of the version that was decided on: decide and seal again.
   */
  async write(batch: SealedBatch): Promise<void> {
    await this.writing.write(batch);
  }

  private async sealEntries(
    entries: readonly DecidedEntry[],
    now: Date,
    links: LinkRows | null,
    counts: Readonly<Record<string, number>>,
  ): Promise<SealedBatch> {
    const sheets = await this.sheetsOf(entries, now.getTime());
    for (const sheet of sheets) if (sheet.keys.length > 0) await this.keys.add(sheet.keys);
    const updated = entries.filter(({ change }) => change === 'updated');
    const having = (list: 'identifiers' | 'contacts' | 'paymentAccounts'): string[] =>
      updated.filter(({ record }) => record[list] !== undefined).map(({ registrantId }) => registrantId);
    return {
      now,
      sheets,
      updated: updated.map(({ registrantId }) => registrantId),
      replaced: {
        identifiers: having('identifiers'),
        contacts: having('contacts'),
        paymentAccounts: having('paymentAccounts'),
      },
      memberships: membershipsOf(entries),
      links,
      counts,
    };
  }

  private async sheetsOf(entries: readonly DecidedEntry[], now: number): Promise<SealedRows[]> {
    if (entries.length <= FEW) return [sealAll({ entries: entries.map(toSeal), now }, this.ring, this.blindIndex)];
    const share = Math.ceil(entries.length / this.workers.size);
    const tasks: SealTask[] = [];
    for (let from = 0; from < entries.length; from += share)
      tasks.push({ entries: entries.slice(from, from + share).map(toSeal), now });
    return Promise.all(tasks.map((task) => this.workers.run<SealedRows>(WORKER, 'default', task)));
  }
}

/** What a worker thread needs of an entry: not its members. */
const toSeal = ({ registrantId, kind, groupKind, profileVersion, storedKey, record }: DecidedEntry) => ({
  registrantId,
  kind,
  groupKind: groupKind ?? null,
  profileVersion,
  storedKey: storedKey ?? null,
  record,
});

function membershipsOf(entries: readonly DecidedEntry[]): SealedBatch['memberships'] {
  const groups = entries.filter(({ members }) => members !== undefined);
  const rows = new CopyRows(5);
  for (const group of groups) {
    const once = new Map(group.members!.map((member) => [member.registrantId, member]));
    for (const { registrantId, isHead, isRepresentative, relationship } of once.values())
      rows
        .row()
        .uuid(group.registrantId)
        .uuid(registrantId)
        .boolean(isHead)
        .boolean(isRepresentative ?? false)
        .text(relationship ?? null);
  }
  return { groups: groups.map(({ registrantId }) => registrantId), rows: rows.take() };
}
