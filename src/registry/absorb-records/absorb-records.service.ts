import { Injectable } from '@nestjs/common';
import { CopyRows } from '#platform/database/copy-rows.js';
import { Clock } from '#platform/time/clock.js';
import { BlindIndex } from '#platform/vault/blind-index.js';
import { KeyRing } from '#platform/vault/key-ring.js';
import { KeyStore } from '#platform/vault/key-store.js';
import { MatchToken } from '#platform/vault/match-token.js';
import { prepareAhead } from '#platform/workers/prepare-ahead.js';
import { WorkerPool } from '#platform/workers/worker-pool.js';
import { listsOf, writeContent } from './content-bytes.js';
import type { DecidedEntry, EntryAsBytes, LinkRows, SealedBatch } from './decided-entry.js';
import type { IncomingRecord } from './incoming-record.js';
import { MatchBySource, type ToldRecords } from './match-by-source.service.js';
import { sealAll } from './seal-all.js';
import { type SealedRows, type SealTask, taskOf } from './seal-task.js';
import { untilUnchanged } from './until-unchanged.js';
import { WriteBatch } from './write-batch.service.js';

const WORKER = new URL('./seal-records.worker.js', import.meta.url).href;
/** So few are sealed sooner than they are sent to a thread. */
const FEW = 8;
/** Entries in one task of a thread: small enough that the threads end a batch together. */
const SHARE = 250;

/** The one corridor by which records become registrants: decide who they are, seal in worker threads, write set-based. */
@Injectable()
export class AbsorbRecords {
  constructor(
    private readonly matching: MatchBySource,
    private readonly writing: WriteBatch,
    private readonly keys: KeyStore,
    readonly ring: KeyRing,
    readonly blindIndex: BlindIndex,
    readonly matchToken: MatchToken,
    private readonly workers: WorkerPool,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes in the pages of a source in their order: while one is committed the next is matched and sealed, unless it tells of
   * somebody the one before tells of. `commit` calls `write` in a unit of work of its own, and is called again with the page
   * sealed anew when somebody was changed meanwhile. Outside of any transaction.
   */
  async absorbPages<P extends { readonly records: readonly IncomingRecord[] }>(
    sourceId: string,
    pages: AsyncIterable<P>,
    commit: (page: P, batch: SealedBatch) => Promise<void>,
  ): Promise<void> {
    let toldBefore: ReadonlySet<string> = new Set();
    const sealPage = async ({ records }: P, before: Promise<void>): Promise<SealedBatch> => {
      const told = this.matching.read(sourceId, records);
      const tokens = new Set(told.entries.keys());
      if ([...tokens].some((token) => toldBefore.has(token))) await before;
      toldBefore = tokens;
      return this.sealTold(told);
    };
    await prepareAhead(pages, sealPage, (page, batch) =>
      untilUnchanged(
        () => commit(page, batch),
        async () => commit(page, await this.seal(sourceId, page.records)),
      ),
    );
  }

  /** Matches records by their source link, and seals what is new or changed. Outside of any transaction. */
  seal(sourceId: string, records: readonly IncomingRecord[]): Promise<SealedBatch> {
    return this.sealTold(this.matching.read(sourceId, records));
  }

  /**
   * Seals registrants of whom it is decided who they are, and stores the keys of new ones (key first: a key without data is
   * harmless, data without a key is lost). Every id at most once. The keys last whatever becomes of the caller's transaction.
   */
  async sealDecided(entries: readonly DecidedEntry[]): Promise<SealedBatch> {
    const created = entries.filter(({ change }) => change === 'created').length;
    const asBytes = entries.map(({ record, ...entry }) => {
      const content = new CopyRows(3, 512);
      writeContent(content, record);
      return { ...entry, content: content.take() };
    });
    return this.sealEntries(asBytes, this.clock.now(), null, { created, updated: entries.length - created });
  }

  /**
   * Writes a sealed batch in the unit of work of the caller, who commits its checkpoint with it. Throws
   * `RegistrantChangedMeanwhile` when a profile is no longer of the version that was decided on: decide and seal again.
   */
  async write(batch: SealedBatch): Promise<void> {
    await this.writing.write(batch);
  }

  private async sealTold(told: ToldRecords): Promise<SealedBatch> {
    const now = this.clock.now();
    const { decided, links, counts } = await this.matching.match(told, now);
    return this.sealEntries(decided, now, links, counts);
  }

  private async sealEntries(
    entries: readonly EntryAsBytes[],
    now: Date,
    links: LinkRows | null,
    counts: Readonly<Record<string, number>>,
  ): Promise<SealedBatch> {
    const updated = entries.filter(({ change }) => change === 'updated');
    const decided = {
      updated: updated.map(({ registrantId }) => registrantId),
      replaced: replacedBy(updated),
      memberships: membershipsOf(entries),
    };
    const sheets = await this.sheetsOf(entries, now.getTime());
    const keys = sheets.map((sheet) => sheet.keys).filter(({ length }) => length > 0);
    if (keys.length > 0) await this.keys.add(keys);
    return { now, sheets, ...decided, links, counts };
  }

  private async sheetsOf(entries: readonly EntryAsBytes[], now: number): Promise<SealedRows[]> {
    if (entries.length <= FEW) return [sealAll(taskOf(entries, now), this)];
    const tasks: SealTask[] = [];
    for (let from = 0; from < entries.length; from += SHARE) tasks.push(taskOf(entries.slice(from, from + SHARE), now));
    return Promise.all(tasks.map((task) => this.workers.run<SealedRows>(WORKER, 'default', task)));
  }
}

function replacedBy(updated: readonly EntryAsBytes[]): SealedBatch['replaced'] {
  const spoken = updated.map(({ registrantId, content }) => ({ registrantId, lists: listsOf(content) }));
  const having = (list: 0 | 1 | 2): string[] =>
    spoken.filter(({ lists }) => lists[list] !== null).map(({ registrantId }) => registrantId);
  return { identifiers: having(0), contacts: having(1), paymentAccounts: having(2) };
}

function membershipsOf(entries: readonly EntryAsBytes[]): SealedBatch['memberships'] {
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
