import { Injectable } from '@nestjs/common';
import { CopyRows } from '#platform/database/copy-rows.js';
import { copyInto, stage } from '#platform/database/stage.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { idBytes, newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import type { WrappedKey } from '#platform/vault/key-ring.js';
import { KeyStore } from '#platform/vault/key-store.js';
import { LinkToken } from '#platform/vault/link-token.js';
import { WorkerPool } from '#platform/workers/worker-pool.js';
import {
  BEGIN_MEMBERSHIPS,
  COPY_TARGETS,
  DROP_REPLACED,
  END_MEMBERSHIPS,
  FIND_LINKS,
  KEEP_HISTORY,
  LINK_COLUMNS,
  MEMBERSHIP_COLUMNS,
  UPDATE_LINKS,
  UPDATE_PROFILES,
  UPDATED_COLUMNS,
} from './absorb-records.sql.js';
import type { IncomingRecord } from './incoming-record.js';
import { entriesOf, isUnidentified, type MatchedEntry } from './match-records.js';
import { postgresMicroseconds, type SealedRows, type SealTask, type ToSeal } from './seal-records.worker.js';

const WORKER = new URL('./seal-records.worker.js', import.meta.url).href;

interface LinkRow {
  readonly token: Buffer;
  readonly registrantId: string;
  readonly contentDigest: Buffer;
  readonly profileVersion: number;
}

/** A batch whose people are sealed and whose new keys are stored; what is left is to write it. */
export interface SealedBatch {
  readonly sourceId: string;
  readonly now: Date;
  readonly matched: ReadonlyMap<string, MatchedEntry>;
  readonly sheets: readonly SealedRows[];
  readonly counts: Readonly<Record<string, number>>;
}

/** The one corridor by which outside records become registrants: match, seal in worker threads, write set-based. */
@Injectable()
export class AbsorbRecords {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly keys: KeyStore,
    private readonly tokens: LinkToken,
    private readonly workers: WorkerPool,
    private readonly clock: Clock,
  ) {}

  /**
   * Matches records by their source link, seals what is new or changed, and stores the keys of new registrants (key
   * first: a key without data is harmless, data without a key is lost). Outside of any transaction.
   */
  async seal(sourceId: string, records: readonly IncomingRecord[]): Promise<SealedBatch> {
    const now = this.clock.now();
    const entries = entriesOf(sourceId, records, this.tokens);
    const links = await this.uow.rows<LinkRow>(FIND_LINKS, [
      sourceId,
      [...entries.values()].map((entry) => entry.token),
    ]);
    const known = new Map(links.map((link) => [link.token.toString('base64'), link]));
    const differing = new Set(
      links.filter((link) => !link.contentDigest.equals(entries.get(link.token.toString('base64'))!.digest)),
    );
    const stored = await this.keys.fetch([...differing].map((link) => link.registrantId));
    const matched = new Map<string, MatchedEntry>();
    for (const [token, entry] of entries) {
      const link = known.get(token);
      const isKept = link !== undefined && stored.has(link.registrantId);
      const change = !link ? 'created' : !differing.has(link) ? 'unchanged' : isKept ? 'updated' : 'erased';
      matched.set(token, { ...entry, registrantId: link?.registrantId ?? newId(), change });
    }
    const sheets = await this.sealInWorkers(matched, known, stored, now);
    for (const sheet of sheets) if (sheet.keys.length > 0) await this.keys.add(sheet.keys);
    return { sourceId, now, matched, sheets, counts: countsOf(matched, records) };
  }

  /** Writes a sealed batch in the unit of work of the caller, who commits its checkpoint with it. */
  async write(batch: SealedBatch): Promise<void> {
    const entries = [...batch.matched.values()];
    const updated = entries.filter((entry) => entry.change === 'updated');
    if (updated.length > 0)
      await this.replace(
        batch,
        updated.map((entry) => entry.registrantId),
      );
    for (const [name, target] of Object.entries(COPY_TARGETS)) {
      if (name === 'links') continue;
      const rows = batch.sheets.map((sheet) => sheet[name as keyof SealedRows]).filter((sheet) => sheet.length > 0);
      if (rows.length > 0) await copyInto(this.uow.client, target, rows);
    }
    await this.link(
      batch,
      entries.filter((entry) => entry.change === 'created'),
      updated,
    );
    await this.writeMemberships(batch, entries);
  }

  private async sealInWorkers(
    matched: ReadonlyMap<string, MatchedEntry>,
    known: ReadonlyMap<string, LinkRow>,
    stored: ReadonlyMap<string, WrappedKey>,
    now: Date,
  ): Promise<SealedRows[]> {
    const changing = [...matched].filter(([, entry]) => entry.change === 'created' || entry.change === 'updated');
    const work = changing.map(([token, entry]): ToSeal => ({
      registrantId: entry.registrantId,
      kind: entry.kind,
      profileVersion: (known.get(token)?.profileVersion ?? 0) + 1,
      storedKey: stored.get(entry.registrantId) ?? null,
      record: entry.record,
    }));
    const slice = Math.ceil(work.length / this.workers.size);
    const tasks: SealTask[] = [];
    for (let from = 0; from < work.length; from += slice)
      tasks.push({ entries: work.slice(from, from + slice), now: now.getTime() });
    return Promise.all(tasks.map((task) => this.workers.run<SealedRows>(WORKER, 'default', task)));
  }

  private async replace(batch: SealedBatch, ids: readonly string[]): Promise<void> {
    await stage(
      this.uow.client,
      'absorbed_profile',
      UPDATED_COLUMNS,
      batch.sheets.map((sheet) => sheet.updated),
    );
    await this.uow.change(KEEP_HISTORY, [batch.now]);
    await this.uow.change(UPDATE_PROFILES, [batch.now]);
    for (const drop of DROP_REPLACED) await this.uow.change(drop, [ids]);
  }

  private async link(
    batch: SealedBatch,
    created: readonly MatchedEntry[],
    updated: readonly MatchedEntry[],
  ): Promise<void> {
    const source = idBytes(batch.sourceId);
    const seen = postgresMicroseconds(batch.now.getTime());
    if (created.length > 0) {
      const rows = new CopyRows(5);
      for (const entry of created)
        rows.row().bytes(source).bytes(entry.token).uuid(entry.registrantId).bytes(entry.digest).bigint(seen);
      await copyInto(this.uow.client, COPY_TARGETS.links, [rows.take()]);
    }
    if (updated.length === 0) return;
    const rows = new CopyRows(2);
    for (const entry of updated) rows.row().bytes(entry.token).bytes(entry.digest);
    await stage(this.uow.client, 'absorbed_link', LINK_COLUMNS, [rows.take()]);
    await this.uow.change(UPDATE_LINKS, [batch.sourceId, batch.now]);
  }

  private async writeMemberships(batch: SealedBatch, entries: readonly MatchedEntry[]): Promise<void> {
    const groups = entries.filter(
      (entry) => entry.kind === 'group' && (entry.change === 'created' || entry.change === 'updated'),
    );
    if (groups.length === 0) return;
    const rows = new CopyRows(3);
    for (const group of groups) {
      const once = new Map(
        group.members.map((member) => [batch.matched.get(member.token)!.registrantId, member.isHead]),
      );
      for (const [memberId, isHead] of once) rows.row().uuid(group.registrantId).uuid(memberId).boolean(isHead);
    }
    await stage(this.uow.client, 'absorbed_membership', MEMBERSHIP_COLUMNS, [rows.take()]);
    await this.uow.change(END_MEMBERSHIPS, [groups.map((group) => group.registrantId), batch.now]);
    await this.uow.change(BEGIN_MEMBERSHIPS, [batch.now]);
  }
}

function countsOf(
  matched: ReadonlyMap<string, MatchedEntry>,
  records: readonly IncomingRecord[],
): Record<string, number> {
  const counts: Record<string, number> = {
    received: records.length,
    unidentified: records.filter(isUnidentified).length,
  };
  for (const entry of matched.values()) counts[entry.change] = (counts[entry.change] ?? 0) + 1;
  return counts;
}
